/** What a person writes is kept, leaves, runs once, and comes back as truth or with its reason. */
import { expect } from 'vitest';
import type { PushRequest } from '../../../contract/intent.ts';
import { type Checks, inATown } from '../../support/in-a-town.ts';
import { createLife } from '../../support/life.ts';
import { cut, failing } from '../../support/line.ts';
import {
	allButPushes,
	onlyPushes,
	shown,
	signedIn,
	waitingTexts,
	watching,
	write,
} from '../../support/writing-scene.ts';

const HOUR_MS = 60 * 60_000;

export const writing: Checks = {
	'What is written without a line is kept over a restart, leaves when there is one, and is then the town’s': inATown(
		async (scene) => {
			const { line, synced, started } = scene;
			const { server } = scene;
			const tablet = await signedIn(scene, await synced());
			line.bend(cut);
			await write(tablet, '鍵がこわれています');
			await tablet.syncOnce();
			expect(tablet.status.peek().waiting).toBe(1);
			expect(tablet.outbox.outbox.peek()).toMatchObject([{ name: 'notice.put', attempts: 1, problem: 'unreachable' }]);
			await tablet.stop();

			const after = await started({ disk: tablet.disk });
			expect(after.status.peek().waiting).toBe(1);
			line.bend(null);
			await after.syncOnce();
			expect(await server.done()).toEqual(['鍵がこわれています']);
			expect(after.status.peek().waiting).toBe(0);
			expect(waitingTexts(after)).toEqual([]);
			expect(shown(after)).toEqual(['鍵がこわれています']);
		},
	),

	'What is written while the tablet walks by itself leaves within a second': inATown(async (scene) => {
		const { time, started } = scene;
		const { server } = scene;
		const tablet = await signedIn(scene, await started());
		tablet.startLoop(true);
		await time.pass(10_000);
		await write(tablet, 'すぐに');
		await time.pass(100);
		expect(await server.done()).toEqual(['すぐに']);
		await time.pass(1_500);
		expect(shown(tablet)).toEqual(['すぐに']);
		expect(waitingTexts(tablet)).toEqual([]);
	}),

	'A browser killed at any step of writing has the draft or the wish, and what was called kept is kept': inATown(
		async ({ line, opened, started }) => {
			line.bend(cut);
			for (let step = 1; step < 60; step++) {
				const life = createLife();
				const dying = opened({ life });
				await dying.own.put('area', '990001');
				await dying.drafts.keepDraft('report', { text: '下書き' });
				let saidKept = false;
				const { wasKilled } = await life.killedAt(step, async () => {
					saidKept = (await write(dying, '下書き', 'report')).kept;
				});
				const reborn = await started({ disk: dying.disk });
				await reborn.syncOnce();
				const hasDraft = (await reborn.drafts.readDraft('report')) !== undefined;
				const hasWish = waitingTexts(reborn).length === 1;
				expect({ hasDraft, hasWish }, `killed at step ${step}`).toEqual({ hasDraft: !hasWish, hasWish });
				if (saidKept) expect(hasWish, `said to be kept, killed at step ${step}`).toBe(true);
				if (!wasKilled) {
					expect(step, 'steps of writing').toBeGreaterThan(5);
					return;
				}
			}
			throw new Error('the writing never ended');
		},
	),

	'A browser killed at any step of sending sends again: everything runs once, and nothing that came back is lost':
		inATown(async (scene) => {
			const { opened, started, line } = scene;
			const { server } = scene;
			for (let step = 1; step < 200; step++) {
				line.bend(cut);
				const before = (await server.done()).length;
				const dying = await started();
				await dying.own.put('area', '990001');
				for (const text of [`一 ${step}`, `refuse ${step}`, `三 ${step}`]) await write(dying, text);
				await dying.stop();
				line.bend(null);
				const life = createLife();
				const sending = opened({ disk: dying.disk, life });
				const { wasKilled } = await life.killedAt(step, async () => {
					await sending.start();
					await sending.syncOnce();
				});
				const reborn = await started({ disk: dying.disk });
				await reborn.syncOnce();
				await reborn.syncOnce();
				const place = `killed at step ${step}`;
				expect((await server.done()).slice(before), place).toEqual([`一 ${step}`, `三 ${step}`]);
				expect(waitingTexts(reborn), place).toEqual([]);
				expect(
					reborn.outbox.returned.peek().map(({ args }) => args.text),
					place,
				).toEqual([`refuse ${step}`]);
				await reborn.stop();
				if (!wasKilled) {
					expect(step, 'steps of sending').toBeGreaterThan(10);
					return;
				}
			}
			throw new Error('the sending never ended');
		}),

	'What the server refuses comes back with all that was written and its reason, and holds up nothing behind it':
		inATown(async (scene) => {
			const { synced, started } = scene;
			const { server } = scene;
			const tablet = await signedIn(scene, await synced());
			await write(tablet, 'refuse');
			await write(tablet, 'つぎの人のこと');
			await tablet.syncOnce();
			expect(await server.done()).toEqual(['つぎの人のこと']);
			expect(waitingTexts(tablet)).toEqual([]);
			expect(tablet.status.peek()).toMatchObject({ waiting: 0, returned: 1 });
			await tablet.stop();

			const after = await started({ disk: tablet.disk });
			await after.syncOnce();
			const [back] = after.outbox.returned.peek();
			expect(back).toMatchObject({
				name: 'notice.end',
				code: 'not-found',
				args: { text: 'refuse' },
			});
			await after.outbox.dismiss(back?.id as string);
			await after.syncOnce();
			expect(after.status.peek().returned).toBe(0);
		}),

	'A wish leaves the list only when what came of it is on the device': inATown(async (scene) => {
		const { line, synced } = scene;
		const { server } = scene;
		const tablet = await signedIn(scene, await synced());
		await write(tablet, '看板が古いです');
		line.bend(allButPushes(cut));
		await tablet.syncOnce();
		expect(await server.done()).toEqual(['看板が古いです']);
		expect(tablet.status.peek().waiting).toBe(0);
		expect(tablet.outbox.outbox.peek()).toMatchObject([{ args: { text: '看板が古いです' }, receipt: { seq: 32 } }]);
		expect(shown(tablet)).toEqual([]);
		line.bend(null);
		await tablet.syncOnce();
		expect(waitingTexts(tablet)).toEqual([]);
		expect(shown(tablet)).toEqual(['看板が古いです']);
	}),

	'An hour in which nothing can be sent costs a bounded number of requests, and then all leaves by itself': inATown(
		async (scene) => {
			const { line, time, synced } = scene;
			const { server } = scene;
			const tablet = await signedIn(scene, await synced());
			const pushes: PushRequest[] = [];
			line.bend(watching(pushes, onlyPushes(failing(503))));
			const loop = tablet.startLoop(true);
			await write(tablet, '一');
			await time.pass(HOUR_MS / 2);
			for (let i = 0; i < 20; i++) {
				loop.hint(i % 2 ? 'online' : 'focus');
				await time.pass(100);
			}
			await write(tablet, '二');
			await time.pass(HOUR_MS / 2);
			expect(pushes.length).toBeGreaterThan(8);
			expect(pushes.length).toBeLessThan(40);
			line.bend(null);
			await time.pass(10 * 60_000);
			expect(await server.done()).toEqual(['一', '二']);
			expect(waitingTexts(tablet)).toEqual([]);
		},
	),

	'A server that asks to be left alone is left alone': inATown(async (scene) => {
		const { line, time, synced } = scene;
		const tablet = await signedIn(scene, await synced());
		const pushes: PushRequest[] = [];
		const busy = async () => Response.json({ error: 'too-many' }, { status: 429, headers: { 'retry-after': '1200' } });
		line.bend(watching(pushes, onlyPushes(busy)));
		tablet.startLoop(true);
		await write(tablet, '一');
		await time.pass(15 * 60_000);
		expect(pushes).toHaveLength(1);
		await time.pass(10 * 60_000);
		expect(pushes).toHaveLength(2);
	}),
};
