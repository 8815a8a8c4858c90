/** Rows and cursor belong together, whatever is repeated, late, or killed in between. */
import { signal } from '@preact/signals-core';
import { expect } from 'vitest';
import type { Tail } from '../../../contract/feed.ts';
import { applyChanges } from '../../../src/data/apply.ts';
import { createReplica } from '../../../src/data/replica.ts';
import { type Checks, inATown, type Scene } from '../../support/in-a-town.ts';
import { createLife } from '../../support/life.ts';
import { cut } from '../../support/line.ts';
import { differences, rowsShown, type TestDevice } from '../../support/test-device.ts';
import { AREA, change, group } from '../../support/town-server.ts';

export const applying: Checks = {
	'A browser killed at any step of the first sync starts again and ends complete': inATown(async (scene) => {
		await killedAtEachStep(scene, () => scene.started());
	}),

	'A browser killed at any step of a catch-up shows the town before or after it, never between': inATown(
		async (scene) => {
			await killedAtEachStep(scene, () => scene.synced());
		},
	),

	'A browser killed at any step of a change of ground shows the old town or the new one': inATown(async (scene) => {
		const { server } = scene;
		let turn = 0;
		await killedAtEachStep(scene, async () => {
			const tablet = await scene.synced();
			turn++;
			await server.changeGroups(1, 30, (i) => `改称${turn} ${i}`);
			await server.forgetLog();
			return tablet;
		});
	}),

	'The same changes twice, or older ones after newer, change nothing': inATown(async ({ server, synced }) => {
		const tablet = await synced();
		await tablet.stop();
		const replica = createReplica(tablet.world, AREA, signal(null));
		await replica.load();
		const epoch = replica.position()?.epoch as string;
		const read = async () => (await (await server.app.request(`/s/${AREA}/t/${epoch}/0`)).json()) as Tail;
		const apply = (tail: Tail) =>
			applyChanges(replica, { epoch, from: tail.from, to: tail.head, changes: tail.changes ?? [], sum: tail.sum });

		await server.change(change('group', 'g1', group('g1', '古い名')), change('group', 'g99', group('g99', '短い命')));
		const older = await read();
		await server.change(change('group', 'g1', group('g1', '新しい名')), change('group', 'g99', null));
		const newer = await read();
		expect((await apply(newer)).applied).toBe('applied');
		const position = replica.position();
		for (const again of [newer, older, newer]) expect((await apply(again)).applied).toBe('nothing-new');
		expect(replica.position()).toEqual(position);
		expect(replica.rows().data.get('group')?.has('g99')).toBe(false);
		expect(replica.rows().data.get('group')?.get('g1')).toMatchObject({ name: '新しい名' });
		replica.close();
	}),

	'A connection to the disk that died is opened again, and nothing is lost': inATown(
		async ({ server, line, synced, started }) => {
			const tablet = await synced();
			for (let i = 0; i < 3; i++) {
				tablet.disk.killConnections();
				await server.change(change('group', 'g2', group('g2', `あとの名 ${i}`)));
				expect(await tablet.syncOnce()).toMatchObject({ result: 'advanced' });
			}
			await tablet.stop();
			line.bend(cut);
			const after = await started({ disk: tablet.disk });
			expect(differences(after, await server.rows())).toEqual([]);
		},
	),
};

/** Kills a walk to the head at its first, second, … step, until it gets through; each time on a disk made afresh. */
async function killedAtEachStep(scene: Scene, prepare: () => Promise<TestDevice>): Promise<void> {
	const { server, line, opened } = scene;
	for (let step = 1; step < 200; step++) {
		const prepared = await prepare();
		const { disk } = prepared;
		const before = { cursor: prepared.status.peek().cursor, rows: rowsShown(prepared) };
		await prepared.stop();
		await server.change(change('group', 'g1', group('g1', `${step}番目の名`)), change('group', `g${step + 1}`, null));
		const after = await server.rows();
		const life = createLife();
		const dying = opened({ disk, life });
		const { wasKilled } = await life.killedAt(step, async () => {
			await dying.start();
			await dying.syncOnce();
		});

		line.bend(cut);
		const reborn = opened({ disk });
		await reborn.start();
		const { cursor, problem } = reborn.status.peek();
		const place = `killed at step ${step}, cursor ${cursor}`;
		expect(differences(reborn, cursor === before.cursor ? before.rows : after), place).toEqual([]);
		expect(problem, place).toBeUndefined();
		line.bend(null);
		expect((await reborn.syncOnce()).result, place).toMatch(/advanced|current/);
		expect(differences(reborn, after), place).toEqual([]);
		expect(reborn.status.peek().divergences, place).toBe(0);
		await reborn.stop();
		if (!wasKilled) {
			expect(step, 'steps of a walk').toBeGreaterThan(5);
			return;
		}
	}
	throw new Error('the walk never ended');
}
