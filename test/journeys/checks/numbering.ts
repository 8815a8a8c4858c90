/** Numbers, copies, several windows and several authors: each wish runs once, whatever becomes of the database. */
import { expect } from 'vitest';
import type { PushRequest } from '../../../contract/intent.ts';
import { copyOf } from '../../support/copy-disk.ts';
import { type Checks, inATown } from '../../support/in-a-town.ts';
import { cut, type Fault } from '../../support/line.ts';
import {
	ADMINISTRATOR,
	answerLost,
	isPush,
	onlyPushes,
	shown,
	signedIn,
	waitingTexts,
	watching,
	write,
} from '../../support/writing-scene.ts';

export const numbering: Checks = {
	'Wishes carry the numbers 1, 2, 3 under one name, over restarts and windows, and after one was taken back': inATown(
		async (scene) => {
			const { line, synced, started } = scene;
			const { server } = scene;
			const tablet = await signedIn(scene, await synced());
			const pushes: PushRequest[] = [];
			await write(tablet, '一');
			const second = await started({ disk: tablet.disk });
			await Promise.all([write(second, '二'), write(tablet, '三')]);
			const mistaken = await write(second, 'まちがい');
			await write(tablet, '四');
			expect(await tablet.outbox.withdrawUnsent(mistaken.id)).toBe(true);
			line.bend(watching(pushes));
			await second.syncOnce();
			await write(second, '五');
			await second.syncOnce();
			expect((await server.done()).toSorted()).toEqual(['一', '三', '二', '五', '四'].toSorted());
			expect(pushes.flatMap(({ intents }) => intents.map(({ n }) => n))).toEqual([1, 2, 3, 4, 5]);
			expect(new Set(pushes.map(({ client }) => client)).size).toBe(1);
			expect(await second.outbox.withdrawUnsent('nothing')).toBe(false);
		},
	),

	'What has set out can no longer be taken back': inATown(async (scene) => {
		const { line, synced } = scene;
		const { server } = scene;
		const tablet = await signedIn(scene, await synced());
		const { id } = await write(tablet, '一');
		line.bend(onlyPushes(answerLost));
		await tablet.syncOnce();
		expect(await tablet.outbox.withdrawUnsent(id)).toBe(false);
		line.bend(null);
		await tablet.syncOnce();
		expect(await server.done()).toEqual(['一']);
	}),

	'A lost answer, a doubled question and a late answer: the wish runs once': inATown(async (scene) => {
		const { line, synced } = scene;
		const { server } = scene;
		const tablet = await signedIn(scene, await synced());
		const doubled: Fault = async (_ask, go) => {
			const late = await go();
			await go();
			return late;
		};
		for (const [i, fault] of [answerLost, doubled, answerLost].entries()) {
			await write(tablet, `${i}`);
			line.bend(onlyPushes(fault));
			await tablet.syncOnce();
			await tablet.syncOnce();
		}
		line.bend(null);
		tablet.startLoop(true);
		await scene.time.pass(60_000);
		expect(await server.done()).toEqual(['0', '1', '2']);
		expect(waitingTexts(tablet)).toEqual([]);
		expect(tablet.outbox.returned.peek()).toEqual([]);
	}),

	'Two windows that send at the same time, without any lock, lose nothing and send nothing twice': inATown(
		async (scene) => {
			const { line, synced, started } = scene;
			const { server } = scene;
			const lockless = { world: { locks: undefined } as never };
			const first = await synced(lockless);
			const second = await started({ disk: first.disk, ...lockless });
			for (let i = 0; i < 6; i++) {
				await write(first, `甲${i}`);
				let wrote: Promise<unknown> | null = null;
				line.bend(
					onlyPushes(async (_ask, go) => {
						const answer = await go();
						wrote ??= write(second, `乙${i}`); // while the first window's answer is on its way
						await wrote;
						return answer;
					}),
				);
				await Promise.all([first.syncOnce(), second.syncOnce()]);
				line.bend(null);
				await second.syncOnce();
			}
			await first.syncOnce();
			expect((await server.done()).toSorted()).toEqual([...'012345'].flatMap((i) => [`甲${i}`, `乙${i}`]).toSorted());
			for (const window of [first, second]) expect(waitingTexts(window)).toEqual([]);
		},
	),

	'A copied device sends what only it wrote under a name of its own, and nothing runs twice': inATown(async (scene) => {
		const { line, synced, started } = scene;
		const { server } = scene;
		const original = await signedIn(scene, await synced());
		await write(original, 'どちらにもある');
		await original.stop();
		const copy = await started({ disk: await copyOf(original.disk) });
		const again = await started({ disk: original.disk });
		await write(again, '元の機械');
		await write(copy, '写しの機械 一');
		await write(copy, '写しの機械 二');
		await again.syncOnce();
		const pushes: PushRequest[] = [];
		line.bend(watching(pushes));
		await copy.syncOnce();
		await copy.syncOnce();
		expect(await server.done()).toEqual(['どちらにもある', '元の機械', '写しの機械 一', '写しの機械 二']);
		expect(copy.outbox.returned.peek()).toEqual([]);
		expect(waitingTexts(copy)).toEqual([]);
		expect(new Set(pushes.map(({ client }) => client)).size).toBe(2);
		for (const device of [copy, again]) {
			await device.syncOnce();
			expect(shown(device).toSorted()).toEqual([...(await server.done())].toSorted());
		}
	}),

	'A device set back to yesterday notices by the mark beside its database, before it gives a number again': inATown(
		async (scene) => {
			const { line, synced, started } = scene;
			const { server } = scene;
			const tablet = await signedIn(scene, await synced());
			await write(tablet, '一');
			await tablet.syncOnce();
			await tablet.stop();
			const yesterday = await copyOf(tablet.disk);
			const later = await started({ disk: tablet.disk });
			await write(later, '二');
			await later.syncOnce();
			await later.stop();
			for (const [key, value] of tablet.disk.texts) yesterday.localText.setItem(key, value);
			const back = await started({ disk: yesterday });
			const pushes: PushRequest[] = [];
			line.bend(watching(pushes));
			await write(back, '三');
			await back.syncOnce();
			expect(pushes.map(({ intents }) => intents.map(({ n }) => n))).toEqual([[1]]);
			expect(await server.done()).toEqual(['一', '二', '三']);
		},
	),

	'A server restored from a back-up is told again what it forgot, as long as the device still has it': inATown(
		async (scene) => {
			const { line, synced, another } = scene;
			const { server } = scene;
			const tablet = await signedIn(scene, await synced());
			await write(tablet, '一');
			await tablet.syncOnce();
			await write(tablet, '二');
			await write(tablet, '三');
			line.bend(async (ask, go) => (isPush(ask.path) ? go() : cut(ask, go)));
			await tablet.syncOnce();
			expect(await server.done()).toEqual(['一', '二', '三']);
			// the server is set up anew from before all of this
			const restored = await another();
			await restored.changeGroups(1, 30);
			restored.signIn(ADMINISTRATOR);
			line.connect(restored.app);
			line.bend(null);
			await tablet.syncOnce();
			await tablet.syncOnce();
			expect(await restored.done()).toEqual(['一', '二', '三']);
			expect(shown(tablet).toSorted()).toEqual(['一', '二', '三'].toSorted());
			expect(waitingTexts(tablet)).toEqual([]);
		},
	),

	'What an account wrote waits for that account, and holds up nobody else': inATown(async (scene) => {
		const { line, synced } = scene;
		const { server } = scene;
		const tablet = await signedIn(scene, await synced());
		line.bend(cut);
		await write(tablet, '佐藤さんの分');
		await signedIn(scene, tablet, 'ito');
		await write(tablet, '伊藤さんの分');
		await tablet.own.put('session', null);
		await write(tablet, 'だれでもない人の分');
		line.bend(null);
		await tablet.syncOnce();
		expect(await server.done()).toEqual(['だれでもない人の分']);
		expect(tablet.outbox.outbox.peek().map(({ problem }) => problem)).toEqual(['signed-out', 'signed-out']);
		await signedIn(scene, tablet, 'ito');
		await tablet.syncOnce();
		expect(await server.done()).toEqual(['だれでもない人の分', '伊藤さんの分']);
		expect(tablet.outbox.outbox.peek()).toMatchObject([{ args: { text: '佐藤さんの分' }, problem: 'other-account' }]);
		await signedIn(scene, tablet);
		await tablet.syncOnce();
		expect(await server.done()).toEqual(['だれでもない人の分', '伊藤さんの分', '佐藤さんの分']);
		expect(waitingTexts(tablet)).toEqual([]);
	}),
};
