import ICAL from 'ical.js';
import { convertIcsCalendar } from 'ts-ics';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Event } from '../../../contract/event.ts';
import { savedKey } from '../../../contract/saved-key.ts';
import type { RowChange } from '../../log.ts';
import { type OpenApp, openSampleApp } from '../../testing/open-app.ts';

// whole towns, on machines that do other work too
vi.setConfig({ testTimeout: 60_000 });

let town: OpenApp;
let addresses: string[];
beforeAll(async () => {
	town = await openSampleApp();
	const ids = (kind: string) => town.rows.filter((row) => row.kind === kind).map(({ id }) => encodeURIComponent(id));
	addresses = [
		`/open/${town.code}/events.ics`,
		...ids('place').map((id) => `/open/${town.code}/places/${id}.ics`),
		...ids('group')
			.slice(0, 10)
			.map((id) => `/open/${town.code}/groups/${id}.ics`),
		`/open/${town.code}/fields/06.ics`,
		...ids('issue').map((id) => `/open/${town.code}/issues/${id}.ics`),
		...ids('forum').map((id) => `/open/${town.code}/forums/${id}.ics`),
		`/open/${town.code}/guides.ics`,
		...ids('exchange').map((id) => `/open/${town.code}/exchange/${id}.ics`),
	];
});
afterAll(() => town.close());

const eventsOf = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
const eventRow = (is: (event: Event) => boolean) =>
	town.rows.find((row) => row.kind === 'event' && row.data !== null && is(row.data as Event)) as RowChange<'event'>;

describe('Every calendar', () => {
	test('is read alike by two programs of different authors', async () => {
		for (const address of addresses) {
			const text = await town.read(address);
			const ours = eventsOf(text);
			const theirs = convertIcsCalendar(undefined, text);
			expect(theirs.version).toBe('2.0');
			const seen = (theirs.events ?? []).map(({ uid, summary, start, status, sequence }) => ({
				uid,
				summary,
				start: start.date.getTime(),
				status,
				sequence,
			}));
			const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vtimezone'));
			ICAL.TimezoneService.register(zone);
			const read = ours.map((component) => {
				const start = component.getFirstPropertyValue('dtstart') as ICAL.Time;
				const at = start.isDate ? Date.parse(`${start.toString()}T00:00:00Z`) : start.toJSDate().getTime();
				return {
					uid: component.getFirstPropertyValue('uid'),
					summary: component.getFirstPropertyValue('summary'),
					start: at,
					status: component.getFirstPropertyValue('status') ?? undefined,
					sequence: component.getFirstPropertyValue('sequence'),
				};
			});
			expect(seen).toEqual(read);
		}
	});

	test('has no line above 75 octets, no character cut in two, and ends each line as the standard asks', async () => {
		for (const address of addresses) {
			const bytes = Buffer.from(await town.read(address));
			expect(bytes.includes('\ufffd')).toBe(false);
			const lines = bytes.toString('latin1').split('\r\n');
			expect(lines.pop()).toBe('');
			for (const line of lines) {
				expect(line.length).toBeLessThanOrEqual(75);
				expect(line).not.toMatch(/[\r\n]/);
				// each piece by itself is whole UTF-8
				new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1'));
			}
		}
	});

	test('names each day of each event once, under an id that is the same in every calendar', async () => {
		const events = eventsOf(await town.read(addresses[0] as string));
		const all = events.map((event) => String(event.getFirstPropertyValue('uid')));
		// one time of a rule goes by the rule's name and its own day
		const names = events.map((event, n) => `${all[n]} ${event.getFirstPropertyValue('recurrence-id') ?? ''}`);
		expect(new Set(names).size).toBe(names.length);
		for (const address of addresses.slice(1)) {
			const uids = eventsOf(await town.read(address)).map((event) => String(event.getFirstPropertyValue('uid')));
			for (const uid of uids) if (uid.startsWith('event-')) expect(all).toContain(uid);
		}
	});

	test('says how often to ask again, what it is called and under which licence it stands', async () => {
		const text = await town.read(addresses[1] as string);
		const calendar = new ICAL.Component(ICAL.parse(text));
		expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT1H');
		expect(calendar.getFirstPropertyValue('name')).toBeTruthy();
		expect(calendar.getFirstPropertyValue('description')).toContain('CC0');
	});
});

describe('When an event changes', () => {
	test('its entry keeps its id, counts up, and says it is cancelled in the way calendars honour', async () => {
		const row = eventRow((event) => event.status === 'scheduled' && event.placeId !== undefined && !event.when.dates);
		const event = row.data as Event;
		const address = `/open/${town.code}/places/${encodeURIComponent(event.placeId as string)}.ics`;
		const find = async () =>
			eventsOf(await town.read(address)).find((one) =>
				String(one.getFirstPropertyValue('uid')).startsWith(`event-${event.id}`),
			) as ICAL.Component;
		const before = await find();
		expect(before.getFirstPropertyValue('status')).toBe('CONFIRMED');
		await town.app.publish(town.code, [{ ...row, data: { ...event, status: 'cancelled' } }]);
		const after = await find();
		expect(after.getFirstPropertyValue('uid')).toBe(before.getFirstPropertyValue('uid'));
		expect(Number(after.getFirstPropertyValue('sequence'))).toBeGreaterThan(
			Number(before.getFirstPropertyValue('sequence')),
		);
		expect(after.getFirstPropertyValue('status')).toBe('CANCELLED');
		expect(after.getFirstPropertyValue('summary')).toBe(`【中止】${event.name}`);
		await town.app.publish(town.code, [row]);
	});

	test('a calendar that does not hold it stays as it was, byte for byte and tag for tag', async () => {
		const row = eventRow((event) => event.placeId !== undefined && event.status === 'scheduled');
		const event = row.data as Event;
		const others = town.rows.filter(({ kind, id }) => kind === 'place' && id !== event.placeId);
		const other = `/open/${town.code}/places/${others[0]?.id}.ics`;
		const own = `/open/${town.code}/places/${event.placeId}.ics`;
		const tag = async (address: string) => (await town.app.request(address)).headers.get('etag');
		const [otherBefore, ownBefore] = [await tag(other), await tag(own)];
		await town.app.publish(town.code, [{ ...row, data: { ...event, name: `${event.name}（再）` } }]);
		expect(await tag(other)).toBe(otherBefore);
		expect(await tag(own)).not.toBe(ownBefore);
		await town.app.publish(town.code, [row]);
	});
});

describe('A calendar of what I saved', () => {
	test('holds the events I saved, those of my groups and those at my places, each once', async () => {
		const row = eventRow((event) => event.placeId !== undefined && event.groupId !== undefined);
		const event = row.data as Event;
		const keys = [
			savedKey('event', event.id),
			savedKey('group', event.groupId as string),
			savedKey('place', event.placeId as string),
		];
		const uids = eventsOf(await town.read(`/open/${town.code}/saved.ics?with=${keys.join(',')}`)).map((one) =>
			String(one.getFirstPropertyValue('uid')),
		);
		expect(new Set(uids).size).toBe(uids.length);
		const own = eventsOf(await town.read(`/open/${town.code}/saved.ics?with=${keys[0]}`));
		expect(own.every((one) => uids.includes(String(one.getFirstPropertyValue('uid'))))).toBe(true);
		expect(uids.length).toBeGreaterThan(own.length);
	});

	test('holds each step of an issue, what people do about it, and the last day of a need', async () => {
		const row = <K extends RowChange['kind']>(kind: K) =>
			town.rows.find((one): one is Extract<RowChange, { kind: K }> => one.kind === kind && one.data !== null);
		const event = row('event')?.data as Event;
		const issue = {
			id: 'followed',
			title: '夜の道が暗い',
			fields: [],
			status: 'acting' as const,
			story: [
				{ status: 'shared' as const, date: '2026-10-01' },
				{ status: 'acting' as const, date: '2026-11-20', text: '灯りを二つ足す' },
			],
			eventIds: [event.id],
			from: 'phone' as const,
			raisedOn: '2026-10-01',
		};
		const twin = { ...issue, id: 'twin', story: issue.story.slice(0, 1), joinedInto: 'followed' };
		const need = {
			id: 'need',
			side: 'need' as const,
			what: 'hands' as const,
			who: 'group' as const,
			title: '灯りを付ける手',
			fields: [],
			until: '2026-12-20',
			from: 'phone' as const,
			raisedOn: '2026-11-01',
		};
		await town.app.publish(town.code, [
			{ kind: 'issue', id: 'followed', data: issue },
			{ kind: 'issue', id: 'twin', data: twin },
			{ kind: 'exchange', id: 'need', data: need },
		]);
		const keys = [savedKey('issue', 'followed'), savedKey('issue', 'twin'), savedKey('exchange', 'need')];
		const seen = eventsOf(await town.read(`/open/${town.code}/saved.ics?with=${keys.join(',')}`)).map((one) => [
			String(one.getFirstPropertyValue('summary')),
			String(one.getFirstPropertyValue('dtstart')).slice(0, 10),
		]);
		expect(seen).toEqual(
			expect.arrayContaining([
				['共有：夜の道が暗い', '2026-10-01'],
				['取組：夜の道が暗い', '2026-11-20'],
				['きょうまで：灯りを付ける手', '2026-12-20'],
			]),
		);
		expect(seen.filter(([title]) => title === '共有：夜の道が暗い')).toHaveLength(1);
		const ofTwin = await town.read(`/open/${town.code}/issues/twin.ics`);
		expect(ofTwin).toContain('取組：夜の道が暗い');
		expect(ofTwin).toContain(`UID:event-${encodeURIComponent(event.id)}`.slice(0, 40));
		const feed = await town.read(`/open/${town.code}/issues/followed.atom`);
		expect(feed.indexOf('取組：夜の道が暗い')).toBeLessThan(feed.indexOf('共有：夜の道が暗い'));
		expect(feed).toContain('灯りを二つ足す');
	});

	test('holds from when and until when one applies for a grant, at the hour where the source names it', async () => {
		const summary = { ja: '夜の見守りに' };
		const guide = { guideType: 'grant' as const, title: '灯りの助成', summary, documents: ['会則', '名簿'] };
		const apply = { from: '2026-12-01', until: '2026-12-25', untilTime: '17:00' };
		await town.app.publish(town.code, [
			{ kind: 'guide', id: 'grant', data: { id: 'grant', ...guide, apply } },
			{ kind: 'guide', id: 'article', data: { id: 'article', ...guide, guideType: 'article' } },
		]);
		const keys = [savedKey('guide', 'grant'), savedKey('guide', 'article')].join(',');
		for (const address of [`saved.ics?with=${keys}`, 'guides/grant.ics']) {
			const days = eventsOf(await town.read(`/open/${town.code}/${address}`));
			expect(
				days.map((one) => [
					String(one.getFirstPropertyValue('summary')),
					String(one.getFirstPropertyValue('dtstart')),
					String(one.getFirstPropertyValue('description')).split('\n')[0],
				]),
			).toEqual([
				['受付のはじまり：灯りの助成', '2026-12-01', '必要な書類：会則、名簿'],
				['しめきり：灯りの助成', '2026-12-25T17:00:00', '必要な書類：会則、名簿'],
			]);
		}
		expect(eventsOf(await town.read(`/open/${town.code}/guides/article.ics`))).toEqual([]);
	});

	test('is refused in words when its address is not one', async () => {
		for (const wrong of ['', 'x', 'e1', "e1-2'", Array.from({ length: 101 }, () => 'e1-1').join(',')]) {
			const answer = await town.app.request(`/open/${town.code}/saved.ics?with=${encodeURIComponent(wrong)}`);
			expect([wrong.slice(0, 10), answer.status]).toEqual([wrong.slice(0, 10), 400]);
		}
	});
});

describe('Free/busy of a room', () => {
	test('names the source and its licence', async () => {
		const text = await town.read(`/open/${town.code}/rooms/c01-r1/busy.ics`);
		expect(new ICAL.Component(ICAL.parse(text)).getFirstPropertyValue('description')).toContain('CC0');
	});

	test('leaves open exactly the slots that are known to be free', async () => {
		const room = town.rows.find(({ kind, id }) => kind === 'room' && id === 'c01-r1') as RowChange<'room'>;
		const text = await town.read(`/open/${town.code}/rooms/${room.id}/busy.ics`);
		const busy = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vfreebusy') as ICAL.Component;
		const periods = busy.getAllProperties('freebusy').flatMap((property) => property.getValues() as ICAL.Period[]);
		const stretches = periods.map((period) => [
			period.start.toJSDate().getTime(),
			(period.end ?? period.start).toJSDate().getTime(),
		]) as [number, number][];
		const isBusy = (at: string) => {
			const ms = Date.parse(at);
			return stretches.some(([from, to]) => from <= ms && ms < to);
		};
		const screens = (await import('../../../contract/calendar.ts')).slotStates;
		const of = <K extends RowChange['kind']>(kind: K) =>
			town.rows.filter((row): row is Extract<RowChange, { kind: K }> => row.kind === kind);
		const place = of('place').find(({ id }) => id === room.data?.placeId)?.data;
		const closures = of('closure').flatMap(({ data }) => (data && data.placeId === place?.id ? [data] : []));
		let free = 0;
		for (const day of ['25', '26', '27', '28', '29', '30']) {
			const date = `2026-11-${day}`;
			const availability = of('availability').find(({ id }) => id === `${room.id}:2026-11`)?.data ?? undefined;
			if (!place || !room.data) throw new Error('the sample town has no such room');
			const states = screens({
				place,
				room: room.data,
				closures,
				availability,
				date,
				now: { date: '2026-11-24', time: '10:00' },
			});
			for (const { slot, state } of states) {
				expect([date, slot.from, state, isBusy(`${date}T${slot.from}:00+09:00`)]).toEqual([
					date,
					slot.from,
					state,
					state !== 'free',
				]);
				if (state === 'free') free += 1;
			}
			expect(isBusy(`${date}T03:00:00+09:00`)).toBe(true);
		}
		expect(free).toBeGreaterThan(0);
	});
});
