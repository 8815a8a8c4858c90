/**
 * A person who can help, from the moment a coordinator registers them to the moment in which they withdraw: on every device that ever
 * held anything of them, also one that was away, also one that wrote about them meanwhile, the bytes are searched.
 */
import { expect, test } from 'vitest';
import { addDays, toTokyo } from '../../contract/dates.ts';
import type { Actor } from '../../contract/roles.ts';
import { createExchangeTickets } from '../../src/data/exchange-tickets.ts';
import { matchesOf } from '../../src/data/matches.ts';
import { newTicket } from '../../src/data/new-ticket.ts';
import { createBox } from '../../src/data/own-box.ts';
import { currentSealingKey, sealContact } from '../../src/data/seal.ts';
import { newUuid } from '../../src/data/uuid.ts';
import { textOf } from '../support/copy-disk.ts';
import { inATown, type Scene } from '../support/in-a-town.ts';
import { cut } from '../support/line.ts';
import type { TestDevice } from '../support/test-device.ts';

const COORDINATOR: Actor = { accountId: 'c', name: '調 整子', roles: [{ role: 'coordinator' }] };
/** What must be on no device once they have withdrawn. */
const SECRETS = [
	'手助 太郎',
	'0422-98-7654',
	'元大工で棚を直せます',
	'左の耳が遠い',
	'太郎さんは火曜だけ',
	'屋根も見られます',
];

const ticketsOf = ({ world, own, outbox }: TestDevice) => createExchangeTickets(world, own, createBox(world), outbox);

async function coordinator(scene: Scene): Promise<TestDevice> {
	const device = await scene.synced();
	scene.server.signIn(COORDINATOR);
	await device.own.put('session', { accountId: COORDINATOR.accountId });
	await device.syncOnce();
	return device;
}

async function online(device: TestDevice): Promise<void> {
	await device.syncOnce();
	await device.syncOnce();
}

/** Registered by a coordinator, seen by another, with their own link on their phone, and in a case that both sides agreed to. */
async function registered(scene: Scene) {
	const { time, server } = scene;
	await server.app.sealing.tend();
	const lead = await coordinator(scene);
	const other = await coordinator(scene);
	const phone = await scene.synced();
	const { date: today } = toTokyo(time.now());
	const [helperId, needId, caseId] = [newUuid(time.now()), newUuid(time.now()), newUuid(time.now())];
	const key = currentSealingKey(lead.town.peek()?.keys.values() ?? []);
	if (!key) throw new Error('no key to seal with');
	const { token, ticketHash } = await newTicket();
	const need = { side: 'need', what: 'skills', who: 'group', title: '棚を直してほしい', groupId: 'g1' } as const;
	await lead.outbox.record('exchange.put', { exchangeId: needId, ...need, fields: [] });
	await lead.outbox.record('helper.put', {
		helperId,
		ticketHash,
		kinds: ['skills'],
		fields: [],
		text: '元大工で棚を直せます',
		note: '左の耳が遠い',
		consent: { text: 'helper-1', lang: 'ja', until: addDays(today, 365), how: 'spoken' },
		sealed: await sealContact({ name: '手助 太郎', kind: 'phone', value: '0422-98-7654' }, key),
	});
	// what waits here is sealed: the name is in the window of whoever typed it, and nowhere on the device
	expect(await textOf(lead.disk)).not.toMatch(/手助|0422-98-7654/);
	await online(lead);
	const [town, known] = [lead.town.peek(), lead.private.privateTown.peek()];
	const row = town?.exchanges.get(needId);
	if (!town || !row) throw new Error('the need is not here');
	const [match] = matchesOf(town, known, row, today);
	expect(match).toMatchObject({ needId, offerId: helperId, helper: true });
	const pair = { needId, offerId: helperId, helper: true } as const;
	await lead.outbox.record('case.propose', { caseId, ...pair, due: addDays(today, 14) });
	await lead.outbox.record('case.answer', { caseId, side: 'need', answer: 'yes' });
	await lead.outbox.record('case.change', { caseId, note: '太郎さんは火曜だけ' });
	await online(lead);
	// the server explains it as the device did
	expect(lead.private.privateTown.peek()?.cases.get(caseId)?.why).toEqual(match?.reasons);
	const self = ticketsOf(phone);
	expect(await self.openIntroduction(token)).toBeNull();
	expect(self.exchangeTickets.peek()).toMatchObject([
		{ helper: { id: helperId, contact: { name: '手助 太郎' } }, introductions: [{ side: 'offer', helper: true }] },
	]);
	expect(JSON.stringify(self.exchangeTickets.peek())).not.toContain('左の耳');
	await phone.outbox.record('case.answer', { caseId, side: 'offer', answer: 'yes' });
	await online(phone);
	await self.askExchanges();
	for (const device of [lead, other]) await online(device);
	for (const [device, secrets] of [
		[lead, SECRETS.slice(0, 5)],
		[other, SECRETS.slice(0, 5)],
		[phone, SECRETS.slice(0, 3)],
	] as const) {
		const text = await textOf(device.disk);
		for (const secret of secrets) expect([secret, text.includes(secret)]).toEqual([secret, true]);
	}
	return { lead, other, phone, self, helperId, caseId, needId, pair, today };
}

async function expectNothingOf(devices: readonly TestDevice[]): Promise<void> {
	for (const [at, { disk }] of devices.entries()) {
		const text = await textOf(disk);
		for (const secret of SECRETS) expect([at, secret, text.includes(secret)]).toEqual([at, secret, false]);
	}
}

test('withdrawn by a coordinator without a line: gone from every device, also where somebody wrote about them meanwhile', async () => {
	await inATown(async (scene) => {
		const { line } = scene;
		const { lead, other, phone, self, helperId, caseId, pair, today } = await registered(scene);
		line.bend(cut);
		await lead.outbox.record('helper.withdraw', { helperId });
		// meanwhile another coordinator, without a line either, writes on
		await other.drafts.keepDraft(`helper-${helperId}`, { text: '屋根も見られます' });
		await other.outbox.record('helper.put', {
			helperId,
			rev: 1,
			kinds: ['skills'],
			fields: [],
			text: '屋根も見られます',
		});
		await other.outbox.record('case.change', { caseId, note: '太郎さんは火曜だけ' });
		const words = '屋根も見られます';
		await other.outbox.record('case.propose', { caseId: newUuid(0), ...pair, due: addDays(today, 9), words });
		line.bend(null);
		await online(lead);
		await online(other);
		await self.askExchanges();
		expect(other.outbox.outbox.peek()).toEqual([]);
		const came = other.outbox.returned.peek().map(({ name, code }) => [name, code]);
		// the case that was to be proposed names nobody any more: only that much comes back
		expect(came.every(([, code]) => code === 'wrong-state')).toBe(true);
		await expectNothingOf([lead, other, phone]);
		expect(lead.private.privateTown.peek()?.cases.get(caseId)).toMatchObject({ withdrawn: true, state: 'ended' });
		expect(self.exchangeTickets.peek()).toMatchObject([{ introductions: [], withdrawnHelper: helperId }]);
	})();
});

test('withdrawn by the person on their phone without a line: gone from it at once, from the others with the line', async () => {
	await inATown(async (scene) => {
		const { line } = scene;
		const { lead, other, phone, self, helperId } = await registered(scene);
		line.bend(cut);
		await phone.outbox.record('helper.put', {
			helperId,
			rev: 1,
			kinds: ['skills'],
			fields: [],
			text: '屋根も見られます',
		});
		await self.withdrawHelper(helperId);
		await expectNothingOf([phone]);
		expect(phone.outbox.outbox.peek().map(({ name }) => name)).toEqual(['helper.withdraw']);
		line.bend(null);
		await online(phone);
		expect(phone.outbox.returned.peek()).toEqual([]);
		await online(lead);
		await online(other);
		await expectNothingOf([lead, other, phone]);
		expect(JSON.stringify([...(await scene.server.rows())])).not.toContain(helperId);
	})();
});

test('a consent that has run out is gone from a device that has no line, when it is next opened', async () => {
	await inATown(async (scene) => {
		const { line, time } = scene;
		const { other, needId } = await registered(scene);
		line.bend(cut);
		await other.stop();
		const later = () => time.now() + 366 * 24 * 60 * 60 * 1000;
		const again = await scene.started({ disk: other.disk, world: { now: later } });
		await again.private.load();
		expect(again.private.privateTown.peek()).toMatchObject({ helpers: new Map(), cases: new Map() });
		await expectNothingOf([again]);
		expect(again.town.peek()?.exchanges.get(needId)).toBeDefined();
		await again.stop();
		// it was the clock of the device that was wrong: with the line and the right time everything is there again
		line.bend(null);
		const right = await scene.started({ disk: other.disk });
		await online(right);
		expect(right.private.privateTown.peek()?.helpers.size).toBe(1);
	})();
});

test('a coordinator who signs in on a tablet in a lobby brings nobody’s name onto it', async () => {
	await inATown(async (scene) => {
		const { needId } = await registered(scene);
		const tablet = await scene.opened();
		await tablet.own.put('kiosk', { id: 'k' });
		await tablet.start();
		await tablet.own.put('session', { accountId: COORDINATOR.accountId });
		await online(tablet);
		const known = tablet.private.privateTown.peek();
		expect(known).toMatchObject({ accountId: 'c', helpers: new Map(), cases: new Map() });
		expect(tablet.town.peek()?.exchanges.get(needId)).toBeDefined();
		await expectNothingOf([tablet]);
	})();
});
