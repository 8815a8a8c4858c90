/**
 * What happens to a tablet that is alone for weeks, rehearsed: the real device and the real server, on real connections with a
 * proxy between them that does what lines, hotels and tired servers do; hours pass by a clock of the test.
 */
import { describe, expect, test } from 'vitest';
import * as faults from '../processes/fault-proxy.ts';
import { openRealLine, type RealLine } from '../processes/real-line.ts';
import { createDisk } from '../support/disk.ts';
import { inATown, type Scene } from '../support/in-a-town.ts';
import { createLife } from '../support/life.ts';
import { differences } from '../support/test-device.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** `ENGAWA_REHEARSAL_HOURS=8` for a whole day of the centre. */
const HOURS = Number(process.env.ENGAWA_REHEARSAL_HOURS ?? '2');
/** What an hour of trouble may cost the server. */
const MOST_ASKED = 60;
/** The server says that there is something new, and only that arrives. */
const BUT_THE_HEAD = /\/[tlp]\//;

/** A town whose devices ask over real connections. */
function overALine(journey: (scene: Scene & { wire: RealLine }) => Promise<void>): () => Promise<void> {
	return inATown(async (scene) => {
		const wire = await openRealLine(scene.server.app, scene.time);
		const world = { fetch: wire.fetch };
		try {
			await journey({
				...scene,
				wire,
				started: (options) => scene.started({ ...options, world: { ...world, ...options?.world } }),
				synced: (options) => scene.synced({ ...options, world: { ...world, ...options?.world } }),
			});
		} finally {
			await wire.close();
		}
	});
}

describe('a tablet alone', { timeout: 60_000 }, () => {
	const bad: [string, faults.Fault, RegExp?][] = [
		['no line', faults.noLine],
		['a line that takes questions and never answers', faults.halfOpen],
		['garbage in place of answers', faults.garbage],
		['something else than a server in place of the server', faults.notHttp],
		['the login page of a Wi-Fi in place of answers', faults.loginPage()],
		['a login page that calls itself JSON', faults.loginPage('application/json')],
		['half of each answer', faults.shortened(0.5), BUT_THE_HEAD],
		['connections that go in the middle of an answer', faults.cutAfter(40), BUT_THE_HEAD],
		['answers that drip and never end', faults.dripping(), BUT_THE_HEAD],
		['a server that fails', faults.failing(500)],
	];
	for (const [what, fault, paths] of bad) {
		test(
			`with ${what} for hours shows what it had, and catches up in minutes when it is over`,
			overALine(async ({ server, wire, time, synced, expectReport }) => {
				expectReport(/./);
				const tablet = await synced();
				const loop = tablet.startLoop(true);
				const before = await server.rows();
				wire.proxy.bend(fault, paths);
				wire.proxy.drop();
				const asked = wire.proxy.asked.length;
				await server.changeGroups(1, 5, (i) => `新${i}`);
				await time.pass(HOURS * HOUR);
				expect(differences(tablet, before)).toEqual([]);
				const meanwhile = wire.proxy.asked.slice(asked);
				expect(meanwhile.filter(({ bent }) => bent).length).toBeGreaterThan(5 * HOURS);
				expect(meanwhile.length).toBeLessThan(MOST_ASKED * HOURS);
				wire.proxy.straighten();
				await time.pass(10 * 60_000);
				expect(differences(tablet, await server.rows())).toEqual([]);
				loop.stop();
			}),
		);
	}

	test(
		'that was off the line for thirty days and lost its power meanwhile shows the old town, then the new one',
		overALine(async ({ server, wire, time, synced, started }) => {
			const first = await synced();
			const before = await server.rows();
			const { disk } = first;
			await first.stop();
			wire.proxy.bend(faults.noLine);
			wire.proxy.drop();
			await time.pass(30 * DAY);
			await server.changeGroups(1, 20, (i) => `三十日後${i}`);
			await server.forgetLog();
			const again = await started({ disk });
			await again.syncOnce();
			expect(differences(again, before)).toEqual([]);
			wire.proxy.straighten();
			await again.syncOnce();
			expect(differences(again, await server.rows())).toEqual([]);
		}),
	);

	test(
		'whose power goes while half of a sync is on its way is whole at its next start',
		overALine(async ({ server, wire, synced, opened, started, time }) => {
			const first = await synced();
			const { disk } = first;
			await first.stop();
			const before = await server.rows();
			await server.changeGroups(1, 20, (i) => `新${i}`);
			wire.proxy.bend(faults.dripping(200), BUT_THE_HEAD);
			const life = createLife();
			const dying = opened({ disk, life, world: { fetch: wire.fetch } });
			await dying.start();
			void dying.syncOnce(); // it never ends
			await expect.poll(() => wire.proxy.held()).toBe(1);
			life.end();
			wire.proxy.bend(faults.noLine);
			const dark = await started({ disk });
			await dark.syncOnce();
			expect(differences(dark, before)).toEqual([]);
			wire.proxy.straighten();
			await time.settle();
			await dark.syncOnce();
			expect(differences(dark, await server.rows())).toEqual([]);
		}),
	);

	test(
		'whose clock is a year off, either way, has the town of today',
		overALine(async ({ server, time, synced }) => {
			for (const off of [-365 * DAY, 365 * DAY]) {
				const tablet = await synced({ world: { now: () => time.now() + off } });
				expect(differences(tablet, await server.rows())).toEqual([]);
				expect(tablet.clock.now.peek().date).toBe('2026-11-23');
			}
		}),
	);

	test(
		'whose disk is full, and which is restarted meanwhile, shows the town, and keeps it again when there is room',
		overALine(async ({ server, time, synced, started, wire, expectReport }) => {
			expectReport(/./);
			const first = await synced();
			const { disk } = first;
			const loop = first.startLoop(true);
			disk.setFull(true);
			await server.changeGroups(1, 5, (i) => `満${i}`);
			await time.pass(10 * 60_000);
			expect(differences(first, await server.rows())).toEqual([]);
			expect(first.status.peek()).toMatchObject({ storage: 'memory', problem: 'storage-full' });
			loop.stop();
			await first.stop();
			const restarted = await started({ disk });
			const again = restarted.startLoop(true);
			await time.pass(10 * 60_000);
			expect(differences(restarted, await server.rows())).toEqual([]);
			again.stop();
			await restarted.stop();
			disk.setFull(false);
			const rid = await started({ disk });
			await rid.syncOnce();
			await rid.stop();
			wire.proxy.bend(faults.noLine);
			const dark = await started({ disk });
			expect(differences(dark, await server.rows())).toEqual([]);
			expect(dark.status.peek().storage).not.toBe('memory');
		}),
	);

	test(
		'whose storage was cleared fetches the town anew by itself, as soon as there is a line',
		overALine(async ({ server, time, wire, synced, started, expectReport }) => {
			expectReport(/./);
			const first = await synced();
			await first.stop();
			wire.proxy.bend(faults.noLine);
			const emptied = await started({ disk: { ...createDisk(), caches: first.disk.caches } });
			expect(emptied.status.peek().problem).toBe('storage-lost');
			const loop = emptied.startLoop(true);
			await time.pass(HOUR);
			wire.proxy.straighten();
			await time.pass(10 * 60_000);
			expect(differences(emptied, await server.rows())).toEqual([]);
			expect(emptied.status.peek().problem).toBeUndefined();
			loop.stop();
		}),
	);
});
