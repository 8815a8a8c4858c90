/** Everything between server and device may lie, and may do so for hours. */
import { expect } from 'vitest';
import { type Checks, inATown, type Scene } from '../../support/in-a-town.ts';
import { cut, type Fault, failing, portal, portalAsJson, rewriting, truncating } from '../../support/line.ts';
import { differences, rowsShown } from '../../support/test-device.ts';
import { change, group } from '../../support/town-server.ts';

const HOUR_MS = 60 * 60_000;

export const badAnswers: Checks = {
	'The login page of a Wi-Fi is not taken for the town': inATown(async ({ server, line, synced, started }) => {
		const tablet = await synced();
		const before = await server.rows();
		await server.change(change('group', 'g1', group('g1', 'いまの名')));
		for (const page of [portal, portalAsJson]) {
			line.bend(page);
			expect(await tablet.syncOnce()).toMatchObject({ result: 'failed', problem: 'not-our-server' });
			expect(differences(tablet, before)).toEqual([]);
			const fresh = await started();
			expect(await fresh.syncOnce()).toMatchObject({ result: 'failed', problem: 'not-our-server' });
			expect(fresh.status.peek().phase).toBe('empty');
		}
		line.bend(null);
		await tablet.syncOnce();
		expect(differences(tablet, await server.rows())).toEqual([]);
	}),

	'An answer that breaks off is no answer': inATown(async ({ server, line, synced, started }) => {
		const tablet = await synced();
		await server.change(change('group', 'g1', group('g1', 'いまの名')));
		for (const share of [0, 0.3, 0.9]) {
			line.bend(truncating(share));
			expect(await tablet.syncOnce()).toMatchObject({ result: 'failed', problem: 'damaged-answer' });
			expect(await (await started()).syncOnce()).toMatchObject({ result: 'failed', problem: 'damaged-answer' });
		}
		line.bend(null);
		await tablet.syncOnce();
		expect(differences(tablet, await server.rows())).toEqual([]);
	}),

	'A page that is not the page its name promises is refused, with and without a secure address': inATown(
		async ({ server, line, started }) => {
			const shorter = rewriting(/\/p\//, (body) => ({ ...body, rows: (body.rows as unknown[]).slice(1) }));
			const other = rewriting(/\/p\//, (body) => ({ ...body, rows: [...(body.rows as unknown[])].reverse() }));
			const secure = await started();
			const plain = await started({ world: { subtle: undefined } as never });
			for (const [device, fault] of [
				[secure, shorter],
				[secure, other],
				[plain, shorter],
			] as const) {
				line.bend(fault);
				const turn = await device.syncOnce();
				if (fault === other && (await server.rows()).size < 2) continue;
				expect(turn).toMatchObject({ result: 'failed', problem: 'damaged-answer' });
				expect(rowsShown(device).size).toBe(0);
			}
			line.bend(null);
			for (const device of [secure, plain]) {
				await device.syncOnce();
				expect(differences(device, await server.rows())).toEqual([]);
			}
		},
	),

	'A gap in the log is noticed before anything is written': inATown(async ({ server, line, synced }) => {
		const tablet = await synced();
		const before = await server.rows();
		await server.changeGroups(1, 5, (i) => `改めた会${i}`);
		line.bend(
			rewriting(/\/t\//, (body) => ({
				...body,
				changes: (body.changes as [number][]).filter(([seq]) => seq !== (body.head as number) - 2),
			})),
		);
		expect(await tablet.syncOnce()).toMatchObject({ result: 'failed', problem: 'damaged-answer' });
		expect(differences(tablet, before)).toEqual([]);
		expect(tablet.status.peek().divergences).toBe(0);
		line.bend(null);
		await tablet.syncOnce();
		expect(differences(tablet, await server.rows())).toEqual([]);
	}),

	'A server that is newer than this page is not misread: what is here stays, and the page asks to be renewed': inATown(
		async ({ server, line, time, synced }) => {
			const tablet = await synced();
			const before = await server.rows();
			await server.change(change('group', 'g1', group('g1', 'いまの名')));
			line.bend(rewriting(/./, (body) => ({ ...body, protocol: 99 })));
			expect(await tablet.syncOnce()).toMatchObject({ result: 'outdated', problem: 'newer-protocol' });
			expect(differences(tablet, before)).toEqual([]);
			expect(tablet.status.peek().problem).toBe('newer-protocol');
			line.taken();
			tablet.startLoop(true);
			await time.pass(2 * HOUR_MS);
			expect(line.taken().length).toBeLessThan(10);
		},
	),

	'An hour of errors costs a bounded number of questions, and the first good answer ends it': inATown(async (scene) => {
		await forAnHour(scene, failing(500), 60);
	}),
	'An hour without a line costs a bounded number of questions': inATown(async (scene) => {
		await forAnHour(scene, cut, 60);
	}),
	'An hour behind a login page costs a bounded number of questions': inATown(async (scene) => {
		await forAnHour(scene, portal, 60);
	}),
	'An hour in which only the pages fail costs a bounded number of questions': inATown(async (scene) => {
		await scene.server.changeGroups(100, 1_200);
		await scene.server.snapshot();
		await forAnHour(
			scene,
			async ({ path, init }, go) => (path.includes('/p/') ? failing(503)({ path, init }, go) : go()),
			200,
		);
	}),

	'A nudge that lies, or is not held, does not make the tablet busy': inATown(async ({ line, time, synced }) => {
		const tablet = await synced();
		line.bend(async ({ path }, go) => (path.includes('/poke') ? Response.json({ epoch: 'x', head: 1e9 }) : go()));
		line.taken();
		tablet.startLoop(true);
		await time.pass(HOUR_MS);
		const begun = line.asked[0]?.at ?? 0;
		const seconds = (time.now() - begun) / 1_000;
		expect(line.asked.length).toBeLessThan(seconds);
		expect(line.taken().length).toBeLessThan(300);
		expect(tablet.status.peek().cursor).toBe(31);
	}),
};

/** A tablet that needs everything meets the fault for an hour, with people touching it and a flapping line. */
async function forAnHour({ server, line, time, started }: Scene, fault: Fault, most: number): Promise<void> {
	const tablet = await started();
	line.bend(fault);
	const begun = time.now();
	const loop = tablet.startLoop(true);
	await time.pass(HOUR_MS / 2);
	for (let i = 0; i < 20; i++) {
		loop.hint(i % 2 ? 'online' : 'focus');
		await time.pass(100);
	}
	await time.pass(HOUR_MS / 2);
	const asked = line.asked.filter(({ at }) => at >= begun);
	expect(asked.length).toBeLessThan(most);
	mostPerSecond(asked, begun, time.now());
	line.bend(null);
	await time.pass(10 * 60_000);
	expect(differences(tablet, await server.rows())).toEqual([]);
	expect(tablet.status.peek().problem).toBeUndefined();
}

/** Over any minute there is at most one request a second on average; a burst is paid for by the pause after it. */
function mostPerSecond(asked: { at: number }[], from: number, to: number): void {
	for (let minute = from; minute < to; minute += 60_000) {
		const n = asked.filter(({ at }) => at >= minute && at < minute + 60_000).length;
		expect(n).toBeLessThanOrEqual(60);
	}
}
