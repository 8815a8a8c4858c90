/** What is built on a wish shares its refusal; a server that dies in the middle of a push has done it or has not. */
import { expect } from 'vitest';
import { openDatabase } from '../../../server/db/open.ts';
import { dyingDatabase } from '../../support/dying-database.ts';
import { type Checks, inATown } from '../../support/in-a-town.ts';
import { cut } from '../../support/line.ts';
import { ADMINISTRATOR, signedIn, waitingTexts, write } from '../../support/writing-scene.ts';

const NOWHERE = '019ab111-0000-7000-8000-000000000001';
const ELSEWHERE = '019ab111-0000-7000-8000-000000000002';

export const dependingAndDying: Checks = {
	'What was built on a wish that was refused comes back to its author saying so; what was not, is done': inATown(
		async (scene) => {
			const { server, line, synced, started } = scene;
			const tablet = await signedIn(scene, await synced());
			line.bend(cut);
			const closure = { placeId: 'nowhere', from: '2026-12-28', to: '2027-01-04', reason: { ja: '年末年始' } };
			await tablet.outbox.record('closure.put', { closureId: NOWHERE, placeId: 'nowhere', closure });
			await tablet.outbox.record('closure.remove', { closureId: NOWHERE, placeId: 'nowhere' });
			await tablet.outbox.record('closure.remove', { closureId: ELSEWHERE, placeId: 'nowhere' });
			await write(tablet, '休みのお知らせ');
			await tablet.stop();

			const after = await started({ disk: tablet.disk });
			line.bend(null);
			await after.syncOnce();
			const returned = after.outbox.returned.peek().map(({ args, code }) => [args.closureId, code]);
			expect(returned.toSorted()).toEqual([
				[NOWHERE, 'depends-on-refused'],
				[NOWHERE, 'not-found'],
				[ELSEWHERE, 'not-found'],
			]);
			expect(await server.done()).toEqual(['休みのお知らせ']);
			expect(waitingTexts(after)).toEqual([]);
		},
	),

	'A server that dies at any step of a push did all of it or none, and each wish runs once': inATown(async (scene) => {
		const { line, time, synced, another } = scene;
		const tablet = await signedIn(scene, await synced());
		const disk = await openDatabase({ file: ':memory:' });
		const { db, dieAt, bury } = dyingDatabase(disk);
		try {
			let server = await another({ db });
			const written: string[] = [];
			for (let step = 1; step < 100; step++) {
				line.connect(server.app);
				server.signIn(ADMINISTRATOR);
				for (const text of [`一 ${step}`, `refuse ${step}`, `三 ${step}`]) await write(tablet, text);
				written.push(`一 ${step}`, `三 ${step}`);
				dieAt(step);
				await tablet.syncOnce();
				const died = bury();
				server = await another({ db });
				line.connect(server.app);
				server.signIn(ADMINISTRATOR);
				await time.pass(60_000);
				await tablet.syncOnce();
				expect(await server.done(), `died at step ${step}`).toEqual(written);
				expect(waitingTexts(tablet), `died at step ${step}`).toEqual([]);
				expect(tablet.outbox.returned.peek(), `died at step ${step}`).toHaveLength(step);
				if (!died) {
					expect(step, 'steps of a push').toBeGreaterThan(5);
					return;
				}
			}
			throw new Error('the push never ended');
		} finally {
			await disk.close();
		}
	}),
};
