/** The server goes back to an older back-up under devices that go on writing: nothing is lost that a device still knows. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { restore } from '../../../server/backup/restore.ts';
import { writeBackup } from '../../../server/backup/write-backup.ts';
import { type Checks, inATown, type Scene } from '../../support/in-a-town.ts';
import { cut } from '../../support/line.ts';
import { answerLost, onlyPushes, shown, signedIn, waitingTexts, write } from '../../support/writing-scene.ts';

/** A push that failed rests no longer than this. */
const REST_MS = 60_000;

/** The town as it is now, to be put onto another server later. */
async function backedUp({ server, line, another }: Scene) {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'engawa-journey-'));
	const file = path.join(folder, 'town.jsonl.gz');
	await writeBackup(server.app, file);
	return async () => {
		const restored = await another();
		await restore(restored.app, file, { replace: true });
		rmSync(folder, { recursive: true });
		line.connect(restored.app);
		return restored;
	};
}

export const restored: Checks = {
	'A server restored from an older back-up gets again what it did after it, each wish once and in its order': inATown(
		async (scene) => {
			const { line, synced } = scene;
			const tablet = await signedIn(scene, await synced());
			await write(tablet, '控えの前');
			await tablet.syncOnce();
			await tablet.syncOnce();
			const goBack = await backedUp(scene);
			await write(tablet, '控えの後');
			await write(tablet, 'refuse');
			await write(tablet, '控えの後の二');
			await tablet.syncOnce();
			await tablet.syncOnce();
			expect(waitingTexts(tablet)).toEqual([]);
			await write(tablet, '返事のないもの');
			line.bend(onlyPushes(answerLost));
			await tablet.syncOnce();
			line.bend(cut);
			await write(tablet, '待っているもの');
			const server = await goBack();
			await signedIn({ server }, tablet);
			expect(await server.done()).toEqual(['控えの前']);
			line.bend(null);
			await scene.time.pass(REST_MS);
			const again = new Set<unknown>();
			for (let turn = 0; turn < 4; turn++) {
				await tablet.syncOnce();
				for (const one of tablet.outbox.outbox.peek()) if (one.again) again.add(one.args.text);
			}
			const all = ['控えの前', '控えの後', '控えの後の二', '返事のないもの', '待っているもの'];
			expect(await server.done()).toEqual(all);
			expect(shown(tablet).toSorted()).toEqual(all.toSorted());
			expect(waitingTexts(tablet)).toEqual([]);
			expect(again).not.toContain('待っているもの');
		},
	),

	'Whoever writes nothing after the restore gives back what was lost as well, and says that it is sent again': inATown(
		async (scene) => {
			const { line, synced } = scene;
			const tablet = await signedIn(scene, await synced());
			const goBack = await backedUp(scene);
			await write(tablet, '失われるもの');
			await tablet.syncOnce();
			await tablet.syncOnce();
			expect(waitingTexts(tablet)).toEqual([]);
			const server = await goBack();
			await signedIn({ server }, tablet);
			line.bend(onlyPushes(cut));
			await tablet.syncOnce();
			await tablet.syncOnce();
			expect(tablet.outbox.outbox.peek().map(({ args, again }) => [args.text, again])).toEqual([
				['失われるもの', true],
			]);
			line.bend(null);
			await scene.time.pass(REST_MS);
			for (let turn = 0; turn < 3; turn++) await tablet.syncOnce();
			expect(await server.done()).toEqual(['失われるもの']);
			expect(waitingTexts(tablet)).toEqual([]);
		},
	),
};
