/**
 * From what somebody asks on a phone without a line to the answer they read on it: answers lost on the way, said twice, and late;
 * two who choose one time without a line; what is withdrawn leaves every device.
 */
import { expect, test, vi } from 'vitest';
import { addDays, toTokyo } from '../../contract/dates.ts';
import type { Guide } from '../../contract/guide.ts';
import type { Actor } from '../../contract/roles.ts';
import { readConsults } from '../../src/data/consults.ts';
import { createBox } from '../../src/data/own-box.ts';
import { readSent } from '../../src/data/sent.ts';
import { newUuid } from '../../src/data/uuid.ts';
import { ownConsults } from '../../src/features/consult/queries.ts';
import { inATown, type Scene } from '../support/in-a-town.ts';
import { cut } from '../support/line.ts';
import type { TestDevice } from '../support/test-device.ts';
import { answerLost, onlyPushes } from '../support/writing-scene.ts';

// days of two people's devices, on machines that do other work too
vi.setConfig({ testTimeout: 60_000 });

const COORDINATOR: Actor = { accountId: 'c', name: '調 整子', roles: [{ role: 'coordinator' }] };
const desk = (id: string): Guide => ({ id, guideType: 'desk', title: id, summary: { ja: id } });
const said = { code: '23456789', theme: 'money' as const, text: '助成金の書き方を教えてほしい', deskId: 'city' };

async function withDesks({ server }: Scene): Promise<void> {
	await server.change(
		{ kind: 'guide', id: 'city', data: desk('city') },
		{ kind: 'guide', id: 'plaza', data: desk('plaza') },
	);
}

async function coordinator(scene: Scene): Promise<TestDevice> {
	const device = await scene.synced();
	scene.server.signIn(COORDINATOR);
	await device.own.put('session', { accountId: COORDINATOR.accountId });
	await device.syncOnce();
	return device;
}

/** As a device comes past a line: what waits leaves, and what came of it is read. */
async function online(scene: Scene, ...devices: TestDevice[]): Promise<void> {
	for (const device of devices) {
		await scene.time.pass(61_000);
		await device.syncOnce();
		await device.syncOnce();
	}
}

const shown = (phone: TestDevice) =>
	ownConsults({
		kept: phone.consults.consults.peek() ?? [],
		waiting: phone.outbox.outbox.peek(),
		returned: phone.outbox.returned.peek(),
	});
const oneShown = (phone: TestDevice) => {
	const [one] = shown(phone);
	if (!one) throw new Error('nothing is shown');
	return one;
};
const atWork = (lead: TestDevice) => [...(lead.private.privateTown.peek()?.consults.values() ?? [])];

test('asked without a line, lost on the way and sent again: received once, answered, asked on, and closed, each as it is', async () => {
	await inATown(async (scene) => {
		await withDesks(scene);
		const { line } = scene;
		const phone = await scene.synced();
		const lead = await coordinator(scene);
		line.bend(cut);
		const consultId = await phone.consults.askAdvice(said, {});
		await phone.syncOnce();
		expect(oneShown(phone)).toMatchObject({ state: 'waiting', messages: [{ text: said.text }] });
		// it arrives, and nobody hears that it did
		line.bend(onlyPushes(answerLost));
		await online(scene, phone);
		expect(oneShown(phone).state).toBe('waiting');
		line.bend(null);
		await online(scene, phone, lead);
		expect(oneShown(phone)).toMatchObject({ state: 'received', code: said.code });
		expect(atWork(lead)).toHaveLength(1);

		// the coordinator answers at a meeting without a line, the author writes on without one
		line.bend(cut);
		await lead.outbox.record('consult.change', { consultId, owner: 'take', note: '電話は夕方' });
		await lead.outbox.record('consult.answer', { consultId, text: '例をお見せします' });
		await phone.outbox.record('consult.add', { consultId, text: '締切は12日です' });
		expect(oneShown(phone).messages.at(-1)).toMatchObject({ text: '締切は12日です', unsent: true });
		line.bend(null);
		await online(scene, lead, phone, lead);
		expect(oneShown(phone).messages.map(({ text, unsent }) => [text, unsent ?? false])).toEqual([
			[said.text, false],
			['例をお見せします', false],
			['締切は12日です', false],
		]);
		expect(atWork(lead)[0]).toMatchObject({ state: 'taken', owner: { accountId: 'c' } });
		await lead.outbox.record('consult.hand', { consultId, deskId: 'plaza', words: '担当がいます' });
		await lead.outbox.record('consult.close', { consultId, outcome: 'informed' });
		await online(scene, lead, phone);
		expect(oneShown(phone)).toMatchObject({ state: 'closed', deskId: 'plaza', outcome: { kind: 'informed' } });
		expect(JSON.stringify(phone.consults.consults.peek())).not.toContain('電話は夕方');
		expect([...phone.outbox.returned.peek(), ...lead.outbox.returned.peek()]).toEqual([]);

		// who writes to what is closed gets every word back
		await phone.outbox.record('consult.add', { consultId, text: 'もう一つだけ' });
		await online(scene, phone);
		expect(oneShown(phone).refused).toMatchObject({ code: 'wrong-state', args: { text: 'もう一つだけ' } });
	})();
});

test('two choose one time without a line: the first to arrive has it, the other is received, told so, and chooses again', async () => {
	await inATown(async (scene) => {
		await withDesks(scene);
		const { line, time } = scene;
		const lead = await coordinator(scene);
		const today = toTokyo(time.now()).date;
		const [first, second] = [newUuid(time.now()), newUuid(time.now())];
		line.bend(cut);
		await lead.outbox.record('meeting.offer', {
			deskId: 'city',
			how: 'phone',
			reach: '0422-00-0000',
			times: [
				{ meetingId: first, date: addDays(today, 3), from: '10:00', to: '10:30' },
				{ meetingId: second, date: addDays(today, 4), from: '10:00', to: '10:30' },
			],
		});
		line.bend(null);
		await online(scene, lead);
		const [mine, theirs] = [await scene.synced(), await scene.synced()];
		expect([...(mine.town.peek()?.meetings.keys() ?? [])].sort()).toEqual([first, second].sort());
		expect(JSON.stringify([...(mine.town.peek()?.meetings.values() ?? [])])).not.toMatch(/0422|調/);
		line.bend(cut);
		await mine.consults.askAdvice({ ...said, meetingId: first }, {});
		await theirs.consults.askAdvice({ ...said, text: 'こちらも', meetingId: first }, {});
		line.bend(null);
		await online(scene, theirs, mine);
		expect(oneShown(theirs)).toMatchObject({ state: 'received', meeting: { id: first, reach: '0422-00-0000' } });
		const missed = oneShown(mine);
		expect(missed.meeting).toBeUndefined();
		expect(missed.steps.map(({ what }) => what)).toEqual(['received', 'meeting-missed']);
		expect([...(mine.town.peek()?.meetings.keys() ?? [])]).toEqual([second]);
		line.bend(cut);
		await mine.outbox.record('consult.meet', { consultId: missed.id, meetingId: second });
		// and the other moves to the same, a moment later
		await theirs.outbox.record('consult.meet', { consultId: oneShown(theirs).id, meetingId: second });
		expect(oneShown(mine).unsentMeet).toBeDefined();
		line.bend(null);
		await online(scene, mine, theirs);
		expect(oneShown(mine)).toMatchObject({ meeting: { id: second } });
		// who comes too late keeps the time they had
		expect(oneShown(theirs)).toMatchObject({ meeting: { id: first }, refused: { code: 'slot-taken' } });
	})();
});

test('withdrawn without a line: every word leaves the coordinators’ devices, and the time is free again', async () => {
	await inATown(async (scene) => {
		await withDesks(scene);
		const { line, time } = scene;
		const [lead, phone] = [await coordinator(scene), await scene.synced()];
		const meetingId = newUuid(time.now());
		const date = addDays(toTokyo(time.now()).date, 3);
		await lead.outbox.record('meeting.offer', {
			deskId: 'city',
			how: 'phone',
			times: [{ meetingId, date, from: '10:00', to: '10:30' }],
		});
		await online(scene, lead);
		const consultId = await phone.consults.askAdvice({ ...said, meetingId }, {});
		await online(scene, phone, lead);
		await lead.outbox.record('consult.change', { consultId, note: '秘密のおぼえ' });
		await online(scene, lead);
		line.bend(cut);
		await phone.outbox.record('consult.withdraw', { consultId });
		expect(oneShown(phone).unsentWithdraw).toBeDefined();
		line.bend(null);
		await online(scene, phone, lead);
		expect(oneShown(phone)).toMatchObject({ state: 'withdrawn', messages: [] });
		const known = JSON.stringify(atWork(lead));
		for (const gone of [said.text, '秘密のおぼえ']) expect(known).not.toContain(gone);
		expect([...(lead.town.peek()?.meetings.keys() ?? [])]).toEqual([meetingId]);
		// nor does the phone keep what was asked, neither to show it nor to send it again
		await phone.syncOnce();
		const box = createBox(phone.world);
		const kept = JSON.stringify(await box.look(async (tables) => [await readConsults(tables), await readSent(tables)]));
		box.close();
		expect(kept).not.toContain(said.text);
		expect(kept).toContain('consult.withdraw');
	})();
});

test('what never left the phone is taken back there; what was built on it goes with it', async () => {
	await inATown(async (scene) => {
		await withDesks(scene);
		const phone = await scene.synced();
		scene.line.bend(cut);
		await phone.consults.askAdvice({ ...said, deskId: 'nowhere' }, {});
		const { id } = oneShown(phone);
		await phone.outbox.record('consult.add', { consultId: id, text: 'それから' });
		scene.line.bend(null);
		await online(scene, phone);
		// refused whole, with everything that was written
		expect(oneShown(phone)).toMatchObject({ state: 'returned' });
		expect(
			phone.outbox.returned
				.peek()
				.map(({ code }) => code)
				.sort(),
		).toEqual(['depends-on-refused', 'invalid']);
		expect(JSON.stringify(phone.outbox.returned.peek())).toContain('それから');
		const again = await phone.consults.askAdvice(said, { again: id });
		await online(scene, phone);
		expect(shown(phone).map((one) => one.id)).toEqual([again]);
		expect(oneShown(phone).state).toBe('received');
	})();
});

test('a kiosk asks for nobody, and shows nothing of what anybody asked', async () => {
	await inATown(async (scene) => {
		await withDesks(scene);
		const glass = await scene.synced();
		await glass.own.put('kiosk', { id: 'k' });
		await expect(glass.consults.askAdvice(said, {})).rejects.toThrow();
		expect(glass.outbox.outbox.peek()).toEqual([]);
	})();
});
