/** Full disks, windows that keep nothing, old databases, files, and a month without a line. */
import { expect } from 'vitest';
import type { PushRequest } from '../../../contract/intent.ts';
import { StorageFull } from '../../../src/data/outbox.ts';
import { readOutboxFile, writeOutboxFile } from '../../../src/data/outbox-file.ts';
import { createDisk } from '../../support/disk.ts';
import { type Checks, inATown } from '../../support/in-a-town.ts';
import { cut } from '../../support/line.ts';
import { shown, signedIn, waitingTexts, watching, write } from '../../support/writing-scene.ts';

export const storageOfWishes: Checks = {
	'A full device says so before anything is called kept, and the draft is still there': inATown(async (scene) => {
		const { synced } = scene;
		const tablet = await synced();
		await tablet.drafts.keepDraft('report', { text: '長い話' });
		await tablet.drafts.needRoomToWrite();
		tablet.disk.setFull(true);
		await expect(tablet.drafts.needRoomToWrite()).rejects.toBeInstanceOf(StorageFull);
		await expect(write(tablet, '長い話', 'report')).rejects.toBeInstanceOf(StorageFull);
		await expect(tablet.drafts.keepDraft('report', { text: 'もっと' })).rejects.toBeInstanceOf(StorageFull);
		// a browser that does not say how much room there is
		const silent = await scene.started({ disk: tablet.disk, world: { storage: undefined } as never });
		await expect(write(silent, '長い話', 'report')).rejects.toBeInstanceOf(StorageFull);
		tablet.disk.setFull(false);
		expect(await tablet.drafts.readDraft('report')).toEqual({ text: '長い話' });
		await write(tablet, '長い話', 'report');
		await tablet.syncOnce();
		expect(await scene.server.done()).toEqual(['長い話']);
		expect(await tablet.drafts.readDraft('report')).toBeUndefined();
	}),

	'A window that can keep nothing says so, counts what waits, and still sends it': inATown(
		async ({ server, line, time, synced }) => {
			const tablet = await synced({
				world: { indexedDB: undefined, caches: undefined, localText: undefined } as never,
			});
			line.bend(cut);
			const first = await write(tablet, '一');
			expect(first.kept).toBe(false);
			await Promise.all([write(tablet, '二'), write(tablet, 'refuse')]);
			await tablet.syncOnce();
			expect(tablet.status.peek()).toMatchObject({ storage: 'memory', waiting: 3 });
			line.bend(null);
			tablet.startLoop(true);
			await time.pass(30_000);
			expect(await server.done()).toEqual(['一', '二']);
			expect(tablet.status.peek()).toMatchObject({ waiting: 0, returned: 1 });
		},
	),

	'Settings, saved things and drafts of the first version of the database are there in the second': inATown(
		async ({ opened }) => {
			const disk = createDisk();
			const { Dexie } = await import('dexie');
			const old = new Dexie('engawa-own', { indexedDB: disk.indexedDB, IDBKeyRange: disk.keyRange });
			old.version(1).stores({ values: 'key', saved: '[kind+id], at', outbox: 'n', receipts: 'n', drafts: 'key, at' });
			await old.table('values').put({ key: 'settings', value: { language: 'en' } });
			await old.table('saved').put({ kind: 'group', id: 'g1', at: 5 });
			await old.table('drafts').put({ key: 'report', at: 5, value: { text: '書きかけ' } });
			old.close();
			const tablet = opened({ disk });
			expect(await tablet.own.get('settings')).toEqual({ language: 'en' });
			expect(await tablet.own.allSaved()).toEqual([{ kind: 'group', id: 'g1', at: 5 }]);
			expect(await tablet.drafts.readDraft('report')).toEqual({ text: '書きかけ' });
			expect(await tablet.own.countWaiting()).toEqual({ waiting: 0, returned: 0 });
		},
	),

	'An outbox taken to another device in a file runs once, whichever device comes first': inATown(async (scene) => {
		const { server, line, synced, started } = scene;
		const lost = await synced();
		line.bend(cut);
		for (const text of ['一', 'refuse', '三']) await write(lost, text);
		await lost.syncOnce();
		const takenBack = await write(lost, 'やはりやめる');
		const waiting = lost.outbox.outbox.peek();
		expect(await lost.outbox.withdrawUnsent(takenBack.id)).toBe(true);
		const saved = await lost.outbox.noteShared(waiting.map(({ id }) => id));
		expect(saved.map(({ args }) => args.text)).toEqual(['一', 'refuse', '三']);
		const file = readOutboxFile(writeOutboxFile(saved, [], '2026-11-23T01:00:00.000Z'), 0);
		expect(await lost.outbox.withdrawUnsent(waiting[0]?.id ?? '')).toBe(false);
		line.bend(null);
		const other = await synced();
		expect(await other.outbox.takeIn(file?.intents ?? [], file?.tickets ?? [])).toBe(3);
		expect(await other.outbox.takeIn(file?.intents ?? [], file?.tickets ?? [])).toBe(0);
		await write(other, 'この機械の分');
		await other.syncOnce();
		expect((await server.done()).toSorted()).toEqual(['この機械の分', '一', '三'].toSorted());
		expect(waitingTexts(other)).toEqual([]);
		expect(other.outbox.returned.peek().map(({ args }) => args.text)).toEqual(['refuse']);
		// the first device finds its line again
		await lost.stop();
		const found = await started({ disk: lost.disk });
		await write(found, '四');
		await found.syncOnce();
		expect((await server.done()).toSorted()).toEqual(['この機械の分', '一', '三', '四'].toSorted());
		expect(waitingTexts(found)).toEqual([]);
		expect(found.outbox.returned.peek().map(({ args }) => args.text)).toEqual(['refuse']);
	}),

	'A thousand wishes of a month without a line leave in order, with two pushes': inATown(async (scene) => {
		const { server, line, time, synced, started } = scene;
		const tablet = await signedIn(scene, await synced());
		line.bend(cut);
		const texts = Array.from({ length: 1_000 }, (_, i) => `${i}`);
		for (const text of texts) await write(tablet, text);
		await tablet.stop();
		time.jump(30 * 24 * 60 * 60_000);
		const after = await started({ disk: tablet.disk });
		expect(after.status.peek().waiting).toBe(1_000);
		const pushes: PushRequest[] = [];
		line.bend(watching(pushes));
		await after.syncOnce();
		expect(await server.done()).toEqual(texts);
		expect(pushes.map(({ intents }) => intents.length)).toEqual([500, 500]);
		expect(after.status.peek().waiting).toBe(0);
		expect(waitingTexts(after)).toEqual([]);
		expect(shown(after)).toHaveLength(1_000);
	}),
};
