/**
 * A place that its keeper lends, from the keeper's telephone to everybody's: proposed without a line, looked at, shown, confirmed in one
 * tap, and withdrawn: then no device shows it, and the bytes of all are searched for whoever kept it.
 */
import { expect, test } from 'vitest';
import { addDays, toTokyo } from '../../contract/dates.ts';
import { LENDING_DAYS } from '../../contract/lent-place.ts';
import type { Actor } from '../../contract/roles.ts';
import { createExchangeTickets } from '../../src/data/exchange-tickets.ts';
import { createBox } from '../../src/data/own-box.ts';
import { currentSealingKey, sealContact } from '../../src/data/seal.ts';
import { textOf } from '../support/copy-disk.ts';
import { inATown, type Scene } from '../support/in-a-town.ts';
import { cut } from '../support/line.ts';
import type { TestDevice } from '../support/test-device.ts';

const COORDINATOR: Actor = { accountId: 'c', name: '調 整子', roles: [{ role: 'coordinator' }] };
/** What everybody reads while it is shown. */
const SHOWN = ['喫茶こもれび奥の間', 'お香は焚かないでください', '定休日の水曜の昼だけ'];
const KEEPER = ['宿主 一郎', '0422-99-8877'];

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

async function expectNothing(devices: Record<string, TestDevice>, secrets: readonly string[]): Promise<void> {
	for (const [who, { disk }] of Object.entries(devices)) {
		const text = await textOf(disk);
		for (const secret of secrets) expect([who, secret, text.includes(secret)]).toEqual([who, secret, false]);
	}
}

/** Proposed on a telephone without a line, looked at by a coordinator, and on a reader's device. */
async function shown(scene: Scene) {
	const { time, server, line } = scene;
	await server.app.sealing.tend();
	const lead = await coordinator(scene);
	const phone = await scene.synced();
	const reader = await scene.synced();
	const { date: today } = toTokyo(time.now());
	const profile = phone.town.peek()?.profile;
	if (!profile) throw new Error('the town has no profile');
	await server.change({ kind: 'profile', id: profile.id, data: { ...profile, lendingByKeepers: true } });
	const key = currentSealingKey(phone.town.peek()?.keys.values() ?? []);
	if (!key) throw new Error('no key to seal with');
	const self = ticketsOf(phone);
	line.bend(cut);
	await self.proposePlace({
		...{
			name: SHOWN[0] ?? '',
			typeText: 'カフェ',
			address: '見本町',
			hoursText: SHOWN[2] ?? '',
			fee: { kind: 'free' },
		},
		...{ purposes: ['craft'], who: 'anyone', askBy: ['counter'], conditions: SHOWN[1] },
		sealed: await sealContact({ name: KEEPER[0] ?? '', kind: 'phone', value: KEEPER[1] ?? '' }, key),
		consent: { text: 'place-1', lang: 'ja', until: addDays(today, LENDING_DAYS), how: 'self' },
	});
	await expectNothing({ phone }, KEEPER);
	line.bend(null);
	await online(phone);
	await self.askExchanges();
	const [ticket] = self.exchangeTickets.peek();
	const lentId = ticket?.proposed?.lentId ?? '';
	expect(ticket).toMatchObject({ proposed: { name: SHOWN[0] }, lent: { id: lentId, state: 'waiting' } });
	await online(reader);
	expect(reader.town.peek()?.places.get(lentId)).toBeUndefined();
	await online(lead);
	const waiting = lead.private.privateTown.peek()?.lentPlaces.get(lentId);
	expect(waiting).toMatchObject({ state: 'waiting', contact: { name: KEEPER[0] } });
	await lead.outbox.record('lending.decide', { lentId, rev: waiting?.rev ?? 0, decision: 'publish' });
	for (const device of [lead, reader, phone]) await online(device);
	await self.askExchanges();
	expect(reader.town.peek()?.places.get(lentId)).toMatchObject({
		lent: { who: 'anyone' },
		confirmedBy: 'この場所の方',
	});
	expect(self.exchangeTickets.peek()).toMatchObject([{ lent: { state: 'shown' } }]);
	for (const secret of SHOWN) expect(await textOf(reader.disk)).toContain(secret);
	await expectNothing({ reader }, KEEPER);
	return { lead, phone, reader, self, lentId, today };
}

test('its keeper confirms it in one tap, and everybody sees the day', async () => {
	await inATown(async (scene) => {
		const { phone, reader, self, lentId, today } = await shown(scene);
		const until = addDays(today, LENDING_DAYS + 1);
		await phone.outbox.record('lending.confirm', { lentId, text: 'place-1', lang: 'de' as never, until, how: 'self' });
		await online(phone);
		// a language that nobody speaks is refused, and nothing is lost by it
		expect(phone.outbox.returned.peek()).toMatchObject([{ name: 'lending.confirm', code: 'invalid' }]);
		await phone.outbox.record('lending.confirm', { lentId, text: 'place-1', lang: 'en', until, how: 'self' });
		for (const device of [phone, reader]) await online(device);
		expect(reader.town.peek()?.places.get(lentId)).toMatchObject({ confirmedAt: today, lent: { until } });
		await self.askExchanges();
		expect(self.exchangeTickets.peek()).toMatchObject([{ lent: { consent: { until, lang: 'en' } } }]);
	})();
});

test('withdrawn by its keeper without a line: no device shows it or knows who kept it, nor what was written of it meanwhile', async () => {
	await inATown(async (scene) => {
		const { lead, phone, reader, self, lentId } = await shown(scene);
		scene.line.bend(cut);
		await self.withdrawLent(lentId);
		expect(self.exchangeTickets.peek()).toMatchObject([{ withdrawnLent: lentId }]);
		await lead.drafts.keepDraft(`lent-${lentId}`, { hoursText: '電話で夜も可' });
		await lead.outbox.record('lending.put', {
			...{ lentId, rev: 2, name: SHOWN[0] ?? '', typeText: 'カフェ', address: '見本町', hoursText: SHOWN[2] ?? '' },
			...{ fee: { kind: 'free' }, purposes: ['craft'], who: 'anyone', askBy: ['counter'], note: '奥さまの体調しだい' },
		});
		scene.line.bend(null);
		for (const device of [phone, lead, reader]) await online(device);
		expect(reader.town.peek()?.places.get(lentId)).toBeUndefined();
		expect(lead.private.privateTown.peek()?.lentPlaces.get(lentId)).toBeUndefined();
		// the refusal brought its id back, and the tombstone took that away as well
		expect(lead.outbox.returned.peek()).toEqual([]);
		for (const device of [phone, lead, reader]) {
			expect(JSON.stringify([...(device.town.peek()?.places.values() ?? [])])).not.toContain(SHOWN[0]);
		}
		await expectNothing({ phone, lead, reader }, [...KEEPER, '奥さまの体調しだい', '電話で夜も可']);
	})();
});
