/** Devices older than the horizon, servers that were restored, and answers from before. */
import { expect } from 'vitest';
import { type Checks, inATown, type Scene } from '../../support/in-a-town.ts';
import { cut, type Fault, type Line } from '../../support/line.ts';
import { differences, rowsShown } from '../../support/test-device.ts';
import { AREA, change, group, notice } from '../../support/town-server.ts';

export const changingGround: Checks = {
	'A tablet that slept longer than the log remembers shows what is true now, and no deleted group returns': inATown(
		async ({ server, line, synced, started }) => {
			const tablet = await synced();
			await server.change(change('group', 'g4', null), change('group', 'g5', group('g5', '新しい名')));
			await server.changeGroups(100, 300);
			await server.forgetLog();
			await tablet.syncOnce();
			expect(differences(tablet, await server.rows())).toEqual([]);
			expect(rowsShown(tablet).has('group/g4')).toBe(false);
			expect(tablet.status.peek().divergences).toBe(0);
			await tablet.stop();
			line.bend(cut);
			expect(differences(await started({ disk: tablet.disk }), await server.rows())).toEqual([]);
		},
	),

	'The old town is shown until the new one is whole': inATown(async ({ server, line, synced }) => {
		const tablet = await synced();
		const before = await server.rows();
		await server.changeGroups(1, 300, (i) => `改めた会${i}`);
		await server.forgetLog();
		line.bend(async ({ path }, go) => (path.includes('/p/') ? cut({ path, init: undefined }, go) : go()));
		expect(await tablet.syncOnce()).toMatchObject({ result: 'failed', problem: 'unreachable' });
		expect(differences(tablet, before)).toEqual([]);
		line.bend(null);
		await tablet.syncOnce();
		expect(differences(tablet, await server.rows())).toEqual([]);
	}),

	'A first sync that broke off goes on with the pages it has': inATown(async ({ server, line, started }) => {
		await server.changeGroups(100, 1_500);
		await server.change(change('notice', 'n1', notice('n1', '知らせ')));
		await server.snapshot();
		const tablet = await started();
		let pages = 0;
		line.bend(async ({ path, init }, go) => (path.includes('/p/') && ++pages > 2 ? cut({ path, init }, go) : go()));
		expect((await tablet.syncOnce()).result).toBe('failed');
		line.bend(null);
		line.taken();
		expect((await tablet.syncOnce()).result).toBe('advanced');
		const head = (await (await server.app.request(`/s/${AREA}/head`)).json()) as { snapshot: { pages: unknown[] } };
		expect(line.taken().filter((path) => path.includes('/p/'))).toHaveLength(head.snapshot.pages.length - 2);
		expect(differences(tablet, await server.rows())).toEqual([]);
	}),

	'A server restored from a back-up is followed, and nothing of its former life remains': inATown(async (scene) => {
		const { server, line, synced, started } = scene;
		const tablet = await synced();
		await server.change(change('group', 'g1', group('g1', 'ただ一度の名')));
		await tablet.syncOnce();
		const restored = await restore(scene);
		expect(await tablet.syncOnce()).toMatchObject({ result: 'advanced' });
		expect(differences(tablet, await restored.rows())).toEqual([]);
		expect(tablet.town.peek()?.epoch).toBe((await restored.head()).epoch);
		await tablet.stop();
		line.bend(cut);
		const after = await started({ disk: tablet.disk });
		expect(differences(after, await restored.rows())).toEqual([]);
		expect(after.status.peek().problem).toBeUndefined();
	}),

	'A server restored in the middle of a walk never mixes two lives of the town': inATown(async (scene) => {
		const { server, line, started } = scene;
		const before = await server.rows();
		await server.snapshot();
		await server.change(change('group', 'g1', group('g1', '写しのあとの名')));
		const after = await server.rows();
		const tablet = await started();
		const restored = await restore(scene, false);
		await restored.changeGroups(50, 40, (i) => `新しい命の会${i}`);
		const { epoch } = await restored.head();
		// the head and the pages are still of the old life, the log is of the new
		line.bend(async ({ path, init }, go) =>
			path.includes('/t/') ? restored.app.request(`/s/${AREA}/t/${epoch}/0`, init) : go(),
		);
		const lives = [before, after, await restored.rows()].map((rows) => JSON.stringify([...rows].sort()));
		for (let i = 0; i < 3; i++) {
			await tablet.syncOnce();
			const shown = rowsShown(tablet);
			if (shown.size > 0) expect(lives).toContain(JSON.stringify([...shown].sort()));
			line.bend(null);
			line.connect(restored.app);
		}
		expect(differences(tablet, await restored.rows())).toEqual([]);
		expect(tablet.status.peek().divergences).toBe(0);
	}),

	'A cache that still holds the town before the restore is not believed': inATown(async (scene) => {
		const { server, line, synced } = scene;
		const tablet = await synced();
		const restored = await restore(scene);
		await tablet.syncOnce();
		line.connect(server.app); // the cache answers everything from the former life
		const turn = await tablet.syncOnce();
		expect(turn).toMatchObject({ result: 'failed', problem: 'stale-answer' });
		expect(differences(tablet, await restored.rows())).toEqual([]);
		line.connect(restored.app);
		expect((await tablet.syncOnce()).result).toBe('current');
	}),

	'A cache that gives an older head does not turn the town back': inATown(async ({ server, line, synced }) => {
		const tablet = await synced();
		const cached = await recorded(line, server.app);
		await server.change(change('group', 'g1', group('g1', 'いまの名')));
		await server.snapshot();
		await tablet.syncOnce();
		const position = { ...tablet.status.peek() };
		line.bend(cached);
		expect(await tablet.syncOnce()).toMatchObject({ result: 'failed', problem: 'stale-answer' });
		expect(tablet.town.peek()?.groups.get('g1')?.name).toBe('いまの名');
		expect(tablet.status.peek().cursor).toBe(position.cursor);
		line.bend(null);
		expect((await tablet.syncOnce()).result).toBe('current');
	}),

	'A refusal that a cache repeats for ever costs a bounded number of questions': inATown(
		async ({ server, line, time, synced }) => {
			const tablet = await synced();
			await server.change(change('group', 'g1', group('g1', 'いまの名')));
			await server.snapshot();
			line.bend(async ({ path }, go) =>
				/\/[tl]\//.test(path) ? Response.json({ error: 'stale', epoch: 'another', horizon: 0 }, { status: 409 }) : go(),
			);
			line.taken();
			const walk = tablet.syncOnce();
			await time.pass(60_000);
			await walk;
			expect(line.taken().length).toBeLessThan(15);
			tablet.startLoop(true);
			await time.pass(60 * 60_000);
			expect(line.taken().length).toBeLessThan(60 * 60);
			// the pages hold it too: even without a log the town is up to date
			expect(tablet.town.peek()?.groups.get('g1')?.name).toBe('いまの名');
		},
	),
};

/** Another server at the same address with an older town and a new epoch. */
async function restore({ another, line }: Scene, connect = true) {
	const restored = await another();
	await restored.changeGroups(1, 10, (i) => `復元された会${i}`);
	await restored.change(change('group', 'g3', null));
	await restored.snapshot();
	if (connect) line.connect(restored.app);
	return restored;
}

/** What a cache would hold now of everything a device may ask. */
async function recorded(_line: Line, app: { request(path: string): Response | Promise<Response> }): Promise<Fault> {
	const head = await (await app.request(`/s/${AREA}/head`)).text();
	const { epoch } = JSON.parse(head) as { epoch: string };
	const tail = await (await app.request(`/s/${AREA}/t/${epoch}/0`)).text();
	const json = { headers: { 'content-type': 'application/json' } };
	return async ({ path }, go) => {
		if (path.endsWith('/head')) return new Response(head, json);
		return path.includes('/t/') ? new Response(tail, json) : go();
	};
}
