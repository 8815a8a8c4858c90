/** What is learnt, written without a line by two coordinators: both stay, one is chosen, and everybody reads the same path. */
import { expect, test } from 'vitest';
import type { Actor } from '../../contract/roles.ts';
import { inATown, type Scene } from '../support/in-a-town.ts';
import { cut } from '../support/line.ts';
import type { TestDevice } from '../support/test-device.ts';
import { answerLost, onlyPushes } from '../support/writing-scene.ts';

const ONE: Actor = { accountId: 'o', name: '担当 一', roles: [{ role: 'coordinator' }] };
const OTHER: Actor = { accountId: 'p', name: '担当 二', roles: [{ role: 'administrator' }] };
const PATH = '018f0000-0000-7000-8000-00000000abcd';
const steps = [{ text: { ja: '夕方の道を歩く' } }, { text: { ja: '数を見る' }, kind: 'figure' as const, id: 'advice' }];

test('a path of learning is written on the train, sent once though the answer is lost, and read by everybody', async () => {
	await inATown(async (scene) => {
		const { line, time } = scene;
		const [one, other] = [await device(scene, ONE), await device(scene, OTHER)];
		line.bend(cut);
		const fields = Object.entries({ title: '夕方の道', summary: { ja: '順に学ぶ' }, steps }).map(([field, to]) => ({
			field,
			to,
		}));
		await one.outbox.record('guide.create', { guideId: PATH, guideType: 'article', fields });
		await one.outbox.record('guide.edit', { guideId: PATH, fields: [{ field: 'body', to: '二時間ほど' }] });
		line.bend(onlyPushes(answerLost));
		await online(scene, one, ONE);
		line.bend(null);
		await time.pass(60_000);
		await online(scene, one, ONE);
		expect(one.outbox.returned.peek()).toEqual([]);
		await other.syncOnce();
		expect(other.town.peek()?.guides.get(PATH)).toMatchObject({ title: '夕方の道', body: '二時間ほど', steps });

		line.bend(cut);
		const edit = (on: TestDevice, to: string) =>
			on.outbox.record('guide.edit', { guideId: PATH, fields: [{ field: 'body', was: '二時間ほど', to }] });
		await edit(one, '一時間半');
		await edit(other, '半日');
		line.bend(null);
		await online(scene, one, ONE);
		await online(scene, other, OTHER);
		const conflict = other.private.privateTown.peek()?.conflicts.get(`guide:${PATH}:body`);
		expect(conflict?.wishes).toMatchObject([{ to: '半日', by: '管理担当' }]);
		const { scope = '', id: conflictId = '' } = conflict ?? {};
		await other.outbox.record('conflict.decide', { scope, conflictId, take: 0 });
		await online(scene, other, OTHER);
		const reader = await scene.synced();
		expect(reader.town.peek()?.guides.get(PATH)).toMatchObject({ body: '半日' });

		await one.outbox.record('guide.end', { guideId: PATH });
		await online(scene, one, ONE);
		await reader.syncOnce();
		expect(reader.town.peek()?.guides.has(PATH)).toBe(false);
		await edit(other, '三時間');
		await online(scene, other, OTHER);
		expect(other.outbox.returned.peek()).toMatchObject([{ name: 'guide.edit', code: 'not-found' }]);
	})();
});

async function device(scene: Scene, actor: Actor): Promise<TestDevice> {
	const made = await scene.synced();
	await made.own.put('session', { accountId: actor.accountId });
	await online(scene, made, actor);
	return made;
}

/** As a device comes past a line, with its own session. */
async function online(scene: Scene, on: TestDevice, actor: Actor): Promise<void> {
	scene.server.signIn(actor);
	await on.syncOnce();
	await on.syncOnce();
}
