/** Several windows on one disk, disks that refuse, and clocks that are wrong. */
import { effect } from '@preact/signals-core';
import { expect } from 'vitest';
import { createOwn } from '../../../src/data/own.ts';
import { createSaved } from '../../../src/data/saved.ts';
import { createSettings } from '../../../src/data/settings.ts';
import { createDisk } from '../../support/disk.ts';
import { type Checks, inATown } from '../../support/in-a-town.ts';
import { cut } from '../../support/line.ts';
import { differences } from '../../support/test-device.ts';
import { change, group } from '../../support/town-server.ts';

const MINUTE_MS = 60_000;

export const windowsAndStores: Checks = {
	'What one window fetched, the other shows without asking': inATown(
		async ({ server, line, time, synced, started }) => {
			const first = await synced();
			const second = await started({ disk: first.disk });
			await server.change(change('group', 'g1', group('g1', 'いまの名')), change('group', 'g2', null));
			line.taken();
			await first.syncOnce();
			await time.settle();
			expect(differences(second, await server.rows())).toEqual([]);
			expect(line.taken()).toHaveLength(1);
		},
	),

	'Two windows that walk at the same time, without any lock, end at the same town': inATown(
		async ({ server, synced, started }) => {
			const first = await synced({ world: { locks: undefined } as never });
			const second = await started({ disk: first.disk, world: { locks: undefined } as never });
			for (let i = 0; i < 8; i++) {
				await server.change(change('group', `g${i + 1}`, i % 3 ? group(`g${i + 1}`, `名${i}`) : null));
				if (i === 4) await server.forgetLog();
				await Promise.all([first.syncOnce(), second.syncOnce()]);
			}
			for (const window of [first, second]) {
				await window.syncOnce();
				expect(differences(window, await server.rows())).toEqual([]);
				expect(window.status.peek().divergences).toBe(0);
			}
			const third = await started({ disk: first.disk });
			expect(differences(third, await server.rows())).toEqual([]);
		},
	),

	'A window frozen in the middle of a walk does not stop the others': inATown(
		async ({ server, time, synced, opened }) => {
			const frozen = await synced();
			await server.change(change('group', 'g1', group('g1', 'いまの名')));
			void frozen.disk.locks.request('engawa-sync', {}, () => new Promise(() => undefined)); // it holds the turn and sleeps
			const lively = opened({ disk: frozen.disk });
			await lively.start();
			void lively.syncOnce();
			await time.pass(MINUTE_MS);
			expect(differences(lively, await server.rows())).toEqual([]);
		},
	),

	'An older window that does not let go of the store does not leave the screen empty for ever': inATown(
		async ({ server, time, opened }) => {
			const disk = createDisk();
			// a window of an older version holds the store and does not hear that it should let go
			await new Promise<void>((resolve) => {
				const request = disk.indexedDB.open('engawa-own', 1);
				request.onsuccess = () => resolve();
				request.onupgradeneeded = () => request.result.createObjectStore('values');
			});
			const tablet = opened({ disk });
			const begun = tablet.start().then(() => tablet.syncOnce());
			let done = false;
			void begun.then(() => {
				done = true;
			});
			await time.pass(MINUTE_MS);
			expect(done).toBe(true);
			expect(differences(tablet, await server.rows())).toEqual([]);
			expect(tablet.status.peek()).toMatchObject({ storage: 'memory', phase: 'ready' });
		},
	),

	'A private window that keeps nothing shows the town and says that nothing is kept': inATown(
		async ({ server, synced }) => {
			const tablet = await synced({
				world: { indexedDB: undefined, caches: undefined, localText: undefined } as never,
			});
			expect(differences(tablet, await server.rows())).toEqual([]);
			expect(tablet.status.peek().storage).toBe('memory');
			await server.change(change('group', 'g1', group('g1', 'いまの名')));
			await tablet.syncOnce();
			expect(differences(tablet, await server.rows())).toEqual([]);
			await server.changeGroups(1, 30, (i) => `改めた会${i}`);
			await server.forgetLog();
			await tablet.syncOnce();
			expect(differences(tablet, await server.rows())).toEqual([]);
		},
	),

	'A disk that is full in the middle of the day does not stop what is shown': inATown(
		async ({ server, synced, started, line }) => {
			const tablet = await synced();
			const kept = await server.rows();
			tablet.disk.setFull(true);
			await server.change(change('group', 'g1', group('g1', 'いまの名')));
			expect((await tablet.syncOnce()).result).toBe('advanced');
			expect(differences(tablet, await server.rows())).toEqual([]);
			expect(tablet.status.peek()).toMatchObject({ storage: 'memory', problem: 'storage-full' });
			await tablet.stop();
			tablet.disk.setFull(false);
			line.bend(cut);
			const after = await started({ disk: tablet.disk });
			expect(differences(after, kept)).toEqual([]);
			line.bend(null);
			await after.syncOnce();
			expect(differences(after, await server.rows())).toEqual([]);
			expect(after.status.peek().storage).not.toBe('memory');
		},
	),

	'Storage that vanished is noticed, and everything comes again by itself': inATown(
		async ({ server, synced, started }) => {
			const before = await synced();
			await before.stop();
			const emptied = { ...createDisk(), caches: before.disk.caches };
			const after = await started({ disk: emptied });
			expect(after.status.peek().problem).toBe('storage-lost');
			await after.syncOnce();
			expect(differences(after, await server.rows())).toEqual([]);
			expect(after.status.peek().problem).toBeUndefined();
		},
	),

	'What an older version of the page kept in another shape is fetched again and cleared away': inATown(
		async ({ server, time, synced, started }) => {
			const before = await synced();
			const names = async () => (await before.disk.indexedDB.databases()).map(({ name }) => name);
			await new Promise((resolve) => {
				before.disk.indexedDB.open('engawa-replica-0-990001').onsuccess = (event) => {
					(event.target as IDBOpenDBRequest).result.close();
					resolve(null);
				};
			});
			expect(await names()).toContain('engawa-replica-0-990001');
			const after = await started({ disk: before.disk });
			await time.settle();
			expect(await names()).not.toContain('engawa-replica-0-990001');
			expect(differences(after, await server.rows())).toEqual([]);
		},
	),

	'Any clock a tablet may have leads to the same town, and the town’s own time': inATown(
		async ({ server, time, synced }) => {
			const tablet = await synced();
			const truth = time.now();
			server.setNow(truth);
			for (const ms of [-truth, 4e12 - truth, 86_400_000, -3_600_000, 0]) {
				time.jump(ms - (time.now() - truth));
				await server.change(change('group', 'g1', group('g1', `名 ${ms}`)));
				const turn = await tablet.syncOnce();
				expect(turn).toMatchObject({ result: 'advanced' });
				expect(differences(tablet, await server.rows())).toEqual([]);
				expect(Math.abs(tablet.clock.now.peek().ms - truth)).toBeLessThan(3_000);
				expect(tablet.clock.today.peek()).toBe('2026-11-23');
				expect(tablet.status.peek().lastHeardAt).toBe(truth);
			}
		},
	),

	'A new day begins at midnight in Japan, on a screen that nobody touches': inATown(async ({ time, synced }) => {
		const tablet = await synced();
		const days: string[] = [];
		const stop = effect(() => void days.push(tablet.clock.today.value));
		await time.pass(24 * 60 * MINUTE_MS + 1_000);
		stop();
		expect(days).toEqual(['2026-11-23', '2026-11-24']);
		expect(tablet.clock.now.peek()).toMatchObject({ date: '2026-11-24', time: '10:00' });
	}),

	'Settings and saved things are there at the next start, and survive settings nobody understands': inATown(
		async ({ opened }) => {
			const { world, disk } = opened();
			const own = createOwn(world);
			const desk = createSettings(own, disk.localText);
			const saved = createSaved(own, world.now);
			await desk.changeSettings({ language: 'en', textSize: 150 });
			await saved.toggleSaved('group', 'g1');
			await saved.toggleSaved('event', 'e1');
			await saved.toggleSaved('group', 'g1');
			own.close();

			const again = createOwn(world);
			const mirrorless = createSettings(again, undefined);
			await mirrorless.loadSettings();
			expect(mirrorless.settings.peek()).toMatchObject({ language: 'en', textSize: 150, furigana: false });
			expect(createSettings(again, disk.localText).settings.peek().language).toBe('en');
			const savedAgain = createSaved(again, world.now);
			await savedAgain.loadSaved();
			expect(savedAgain.saved.peek().map((thing) => thing.id)).toEqual(['e1']);
			expect(savedAgain.isSaved('group', 'g1')).toBe(false);
			disk.localText.setItem('engawa.settings', '{"language":"tlh","textSize":9000');
			expect(createSettings(again, disk.localText).settings.peek()).toMatchObject({ language: 'ja', textSize: 100 });
			again.close();
		},
	),
};
