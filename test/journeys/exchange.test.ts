/**
 * From what somebody tells on a phone without a line to two who know how to reach each other; and suggestions that a coordinator's
 * device works out alone, with the reasons that the server writes down.
 */
import { expect, test } from 'vitest';
import { addDays, toTokyo } from '../../contract/dates.ts';
import type { Exchange } from '../../contract/exchange.ts';
import type { Actor } from '../../contract/roles.ts';
import type { RowChange } from '../../server/log.ts';
import { createExchangeTickets } from '../../src/data/exchange-tickets.ts';
import { matchesOf } from '../../src/data/matches.ts';
import { createBox } from '../../src/data/own-box.ts';
import { newUuid } from '../../src/data/uuid.ts';
import { inATown, type Scene } from '../support/in-a-town.ts';
import { cut } from '../support/line.ts';
import type { TestDevice } from '../support/test-device.ts';
import { answerLost, onlyPushes } from '../support/writing-scene.ts';

const COORDINATOR: Actor = { accountId: 'c', name: '調 整子', roles: [{ role: 'coordinator' }] };

const ticketsOf = ({ world, own, outbox }: TestDevice) => createExchangeTickets(world, own, createBox(world), outbox);

async function coordinator(scene: Scene): Promise<TestDevice> {
	const device = await scene.synced();
	scene.server.signIn(COORDINATOR);
	await device.own.put('session', { accountId: COORDINATOR.accountId });
	await device.syncOnce();
	return device;
}

/** As a device comes past a line: what waits leaves, and what came of it is read. */
async function online(device: TestDevice): Promise<void> {
	await device.syncOnce();
	await device.syncOnce();
}

test('told, looked at, proposed and answered, each without a line: only then does a phone show how to reach the other', async () => {
	await inATown(async (scene) => {
		const { line, time, server } = scene;
		const phone = await scene.synced();
		const lead = await coordinator(scene);
		const [needId, today] = [newUuid(time.now()), toTokyo(time.now()).date];
		await lead.outbox.record('exchange.put', {
			exchangeId: needId,
			side: 'need',
			what: 'hands',
			who: 'group',
			title: '花だんの水やりを手伝ってほしい',
			fields: [],
			groupId: 'g1',
			contact: { name: '会の代表', kind: 'phone', value: '0422-00-0000' },
		});
		await online(lead);

		line.bend(cut);
		const desk = ticketsOf(phone);
		await desk.tellExchange({ side: 'offer', what: 'hands', who: 'person', title: '水やりができます', fields: [] });
		await phone.syncOnce();
		expect(phone.outbox.outbox.peek()).toHaveLength(1);
		line.bend(onlyPushes(answerLost));
		await phone.syncOnce();
		line.bend(null);
		await time.pass(60_000);
		await online(phone);
		expect(phone.outbox.outbox.peek()).toEqual([]);
		await desk.askExchanges();
		expect(desk.exchangeTickets.peek()).toMatchObject([{ raised: { state: 'waiting' }, introductions: [] }]);

		await online(lead);
		const [raised] = [...(lead.private.privateTown.peek()?.raisedExchanges.values() ?? [])];
		line.bend(cut);
		await lead.outbox.record('exchange.decide', { exchangeId: String(raised?.id), decision: 'publish' });
		line.bend(null);
		await online(lead);
		const offerId = String(raised?.id);
		expect(lead.town.peek()?.exchanges.get(offerId)).toMatchObject({ title: '水やりができます' });

		// at a meeting without a line: what may fit is worked out here, proposed, and noted
		line.bend(cut);
		const need = lead.town.peek()?.exchanges.get(needId) as Exchange;
		const [match] = matchesOf(lead.town.peek() as never, lead.private.privateTown.peek(), need, today);
		expect(match).toMatchObject({ needId, offerId });
		const caseId = newUuid(time.now());
		await lead.outbox.record('case.propose', { caseId, needId, offerId, due: addDays(today, 14) });
		await lead.outbox.record('case.answer', { caseId, side: 'need', answer: 'yes' });
		await lead.outbox.record('case.change', { caseId, note: '会議で聞いた' });
		line.bend(null);
		await online(lead);
		expect(lead.outbox.returned.peek()).toEqual([]);
		expect(lead.private.privateTown.peek()?.cases.get(caseId)).toMatchObject({
			state: 'answering',
			why: match?.reasons,
			notes: [{ text: '会議で聞いた' }],
		});
		expect(matchesOf(lead.town.peek() as never, lead.private.privateTown.peek(), need, today)).toEqual([]);

		await desk.askExchanges();
		const introduction = () => desk.exchangeTickets.peek()[0]?.introductions[0];
		expect(introduction()).toMatchObject({ state: 'answering', other: { title: '花だんの水やりを手伝ってほしい' } });
		expect(introduction()?.contact).toBeUndefined();
		line.bend(cut);
		await phone.outbox.record('case.answer', { caseId, side: 'offer', answer: 'yes' });
		line.bend(null);
		await online(phone);
		expect(phone.outbox.returned.peek()).toEqual([]);
		await desk.askExchanges();
		expect(introduction()).toMatchObject({ state: 'introduced', contact: { value: '0422-00-0000' } });
		await phone.outbox.record('exchange.end', { exchangeId: offerId, ended: 'met' });
		await online(phone);
		expect(phone.outbox.returned.peek()).toEqual([]);
		expect(phone.town.peek()?.exchanges.get(offerId)).toMatchObject({ ended: 'met' });
		expect(JSON.stringify(await server.rows().then((rows) => [...rows]))).not.toContain('0422-00-0000');
	})();
});

test('the server writes down the reasons that the coordinator’s device gave, for generated towns', async () => {
	for (const seed of [1, 2]) {
		await inATown(async (scene) => {
			const { time, server } = scene;
			const today = toTokyo(time.now()).date;
			await server.change(...madeTown(seed, today));
			const lead = await coordinator(scene);
			const town = lead.town.peek();
			if (!town) throw new Error('no town');
			const expected = new Map<string, unknown>();
			const needs = [...town.exchanges.values()].filter(({ side }) => side === 'need');
			for (const need of needs) {
				for (const match of matchesOf(town, lead.private.privateTown.peek(), need, today).slice(0, 4)) {
					const { needId, offerId } = match;
					const caseId = newUuid(time.now());
					expected.set(caseId, match.reasons);
					await lead.outbox.record('case.propose', { caseId, needId, offerId, due: addDays(today, 14) });
				}
			}
			await online(lead);
			expect(lead.outbox.returned.peek()).toEqual([]);
			const cases = lead.private.privateTown.peek()?.cases;
			expect(expected.size).toBeGreaterThan(40);
			for (const [caseId, reasons] of expected) expect(cases?.get(caseId)?.why).toEqual(reasons);
		})();
	}
});

test('what was noted of a proposal that came too late comes back with it, and says why', async () => {
	await inATown(async (scene) => {
		const { line, time } = scene;
		const lead = await coordinator(scene);
		const today = toTokyo(time.now()).date;
		const [needId, offerId, caseId] = [newUuid(time.now()), newUuid(time.now()), newUuid(time.now())];
		const said = { what: 'hands' as const, who: 'person' as const, title: 'x', fields: [] };
		await lead.outbox.record('exchange.put', { exchangeId: needId, side: 'need', ...said });
		await lead.outbox.record('exchange.put', { exchangeId: offerId, side: 'offer', ...said });
		await lead.outbox.record('exchange.end', { exchangeId: offerId, ended: 'met' });
		await online(lead);
		line.bend(cut);
		await lead.outbox.record('case.propose', { caseId, needId, offerId, due: addDays(today, 14) });
		await lead.outbox.record('case.change', { caseId, note: '会議で聞いたこと' });
		line.bend(null);
		await online(lead);
		expect(
			lead.outbox.returned
				.peek()
				.map(({ name, code }) => [name, code])
				.sort(),
		).toEqual([
			['case.change', 'depends-on-refused'],
			['case.propose', 'wrong-state'],
		]);
		expect(lead.outbox.returned.peek().find(({ name }) => name === 'case.change')?.args.note).toBe('会議で聞いたこと');
	})();
});

/** Places with and without coordinates, groups with times, needs and offers of them. */
function madeTown(seed: number, today: string): RowChange[] {
	let state = seed * 7919 + 1;
	const die = (most: number) => {
		state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
		return Math.floor((state / 2 ** 31) * most);
	};
	const places = Array.from({ length: 8 }, (_, n): RowChange => {
		const at = die(4) === 0 ? {} : { lat: 35.7 + die(999) / 30_001, lon: 139.55 + die(999) / 17_003 };
		const data = { id: `p${n}`, name: `p${n}`, placeType: 'community-centre' as const, areaIds: [`a${n % 3}`], ...at };
		return { kind: 'place', id: `p${n}`, data };
	});
	const groups = Array.from({ length: 12 }, (_, n): RowChange => {
		const times = { weekdays: [die(7) as 0, die(7) as 1], timeBands: ['evening' as const] };
		const data = { id: `q${n}`, name: `q${n}`, fields: [], recruiting: 'unknown' as const, ...times };
		return { kind: 'group', id: `q${n}`, data };
	});
	const kinds = ['hands', 'skills', 'place', 'goods'] as const;
	const rows = Array.from({ length: 80 }, (_, n): RowChange => {
		const id = `x${n}`;
		const data: Exchange = {
			id,
			side: n % 2 === 0 ? 'need' : 'offer',
			what: kinds[die(4)] ?? 'hands',
			who: 'group',
			title: id,
			fields: Array.from({ length: die(3) }, () => `0${1 + die(5)}`),
			...(die(4) > 0 && { placeId: `p${die(8)}` }),
			...(die(2) > 0 && { groupId: `q${die(12)}` }),
			until: addDays(today, 20),
			from: 'account',
			raisedOn: addDays(today, -die(60)),
		};
		return { kind: 'exchange', id, data };
	});
	return [...places, ...groups, ...rows];
}
