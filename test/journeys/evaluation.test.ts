/** An evaluation written by several without a line: nothing is lost, each turn is kept, and everybody ends with the same year. */
import { expect, test } from 'vitest';
import type { Actor } from '../../contract/roles.ts';
import { evaluatedProfile } from '../../server/testing/written-town.ts';
import { inATown, type Scene } from '../support/in-a-town.ts';
import { cut } from '../support/line.ts';
import type { TestDevice } from '../support/test-device.ts';
import { AREA, change } from '../support/town-server.ts';
import { answerLost, onlyPushes } from '../support/writing-scene.ts';

const OFFICE: Actor = { accountId: 'o', name: '担当 一', roles: [{ role: 'administrator' }] };
const OTHER: Actor = { accountId: 'p', name: '担当 二', roles: [{ role: 'coordinator' }] };
const COMMITTEE: Actor = { accountId: 'c', name: '委員 三', roles: [{ role: 'committee' }] };

test('two of the office and the committee, each without a line for a while, and a year that is decided for all', async () => {
	await inATown(async (scene) => {
		const { line, server, time } = scene;
		await server.change(change('profile', AREA, { ...evaluatedProfile(), id: AREA, code: AREA }));
		const [office, other, committee] = [
			await device(scene, OFFICE),
			await device(scene, OTHER),
			await device(scene, COMMITTEE),
		];
		const of = (measure: string) => ({ year: 2025, measure });
		const write = (on: TestDevice, measure: string, field: string, to: string, was?: string) =>
			on.outbox.record('evaluation.write', { ...of(measure), fields: [{ field, to, ...(was && { was }) }] });

		line.bend(cut);
		await write(office, '1-1', 'achieved', '毎月ひらいた');
		await write(office, '1-1', 'achieved', '毎月ひらき、四十人が来た', '毎月ひらいた');
		await write(other, '1-1', 'achieved', '十二回ひらいた');
		await write(other, '1-1', 'why', '雨が多かった');
		await office.syncOnce();
		line.bend(onlyPushes(answerLost));
		await online(scene, office, OFFICE);
		line.bend(null);
		await time.pass(60_000);
		await online(scene, office, OFFICE);
		await online(scene, other, OTHER);
		await online(scene, office, OFFICE);
		const row = (on: TestDevice, measure = '1-1') => on.private.privateTown.peek()?.evaluations.get(`2025:${measure}`);
		expect(row(office)).toMatchObject({ achieved: '毎月ひらき、四十人が来た', why: '雨が多かった', writes: 3 });
		const [wish] = row(office)?.wishes ?? [];
		expect(wish).toMatchObject({ to: '十二回ひらいた', by: '担当 二' });
		const choice = { ...of('1-1'), wish: wish?.id.split(':')[0] ?? '', field: 'achieved' as const, take: false };
		await office.outbox.record('evaluation.choose', choice);
		for (const measure of ['1-1', '1-2']) await write(office, measure, 'status', 'achieved');
		await office.outbox.record('evaluation.step', { year: 2025, to: 'committee' });
		// written in the train, and later than the committee's turn began
		await write(other, '1-2', 'next', '来年もつづける');
		await online(scene, office, OFFICE);
		await online(scene, other, OTHER);
		expect(other.outbox.returned.peek()).toMatchObject([
			{ name: 'evaluation.write', code: 'wrong-state', args: { fields: [{ field: 'next', to: '来年もつづける' }] } },
		]);

		await online(scene, committee, COMMITTEE);
		line.bend(cut);
		for (const measure of ['1-1', '1-2']) {
			await committee.outbox.record('evaluation.comment', { ...of(measure), fields: [{ field: 'grade', to: 'b' }] });
		}
		line.bend(null);
		await online(scene, committee, COMMITTEE);
		expect(committee.private.privateTown.peek()?.evaluations.get('2025:1-1')).toMatchObject({ grade: 'b' });

		await office.outbox.record('evaluation.step', { year: 2025, to: 'decided' });
		await online(scene, office, OFFICE);
		expect(office.outbox.returned.peek()).toEqual([]);
		const reader = await scene.synced();
		const told = reader.town.peek()?.evaluations.get('2025')?.policies[0]?.measures;
		expect(told).toMatchObject([
			{ code: '1-1', status: 'achieved', achieved: '毎月ひらき、四十人が来た', grade: 'b' },
			{ code: '1-2', status: 'achieved', grade: 'b' },
		]);
		expect(JSON.stringify(told)).not.toContain('担当');
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
