import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { occurrencesOf, openingOn } from '../../contract/calendar.ts';
import { isAreaCode } from '../../contract/codes.ts';
import { compareDates } from '../../contract/dates.ts';
import { type Kind, type RowOf, SCHEMAS } from '../../contract/kinds.ts';
import { ACTIVITIES } from './activities/activities.ts';
import { generateTown } from './town.ts';

const TODAY = '2026-11-24';
let town: ReturnType<typeof generateTown>;
beforeAll(() => {
	town = generateTown({ today: TODAY });
});

function all<K extends Kind>(kind: K, rows = town.rows): RowOf[K][] {
	return rows.filter((row) => row.kind === kind).map((row) => row.data as RowOf[K]);
}
const fingerprint = (rows: unknown) => JSON.stringify(rows);

describe('the sample town', () => {
	test('is as big as a real town of this kind', () => {
		const [own, lent] = [all('place').filter((one) => !('lent' in one)), all('place').filter((one) => 'lent' in one)];
		expect([own.length, lent.length]).toEqual([20, 4]);
		expect(all('room')).toHaveLength(120);
		expect(all('group')).toHaveLength(600);
		expect(all('event')).toHaveLength(1500);
		expect(new Set(all('availability').map((row) => row.month)).size).toBeGreaterThanOrEqual(4);
		expect(all('notice').length).toBeGreaterThan(40);
		for (const type of ['grant', 'course', 'desk', 'article'] as const) {
			expect(all('guide').filter((guide) => guide.guideType === type).length).toBeGreaterThan(8);
		}
	});

	test('holds only rows that the contract takes, each id once', () => {
		const seen = new Set<string>();
		for (const row of town.rows) {
			const result = v.safeParse(SCHEMAS[row.kind], row.data);
			expect(result.success, `${row.kind} ${row.id}: ${result.success ? '' : result.issues[0].message}`).toBe(true);
			expect(row.data.id).toBe(row.id);
			expect(seen.has(`${row.kind} ${row.id}`), row.id).toBe(false);
			seen.add(`${row.kind} ${row.id}`);
		}
	});

	test('says of itself that it is made up, and can never be taken for a real town', () => {
		expect(town.code).toBe('990019');
		expect(isAreaCode(town.code)).toBe(true);
		expect(all('profile')[0]?.sample).toBe(true);
		expect(all('dataset')[0]?.sample).toBe(true);
		expect(all('dataset')[0]?.attribution).toContain('見本データ');
		for (const row of town.rows) if (row.kind !== 'dataset') expect(row.data.source?.dataset).toBe('sample');
	});

	test('has only telephones and addresses that nobody has', () => {
		const text = fingerprint(town.rows);
		expect(text.match(/\d{2,5}-\d{2,4}-\d{4}/g)?.every((phone) => phone.startsWith('0422-00-'))).toBe(true);
		expect(text.match(/[\w.]+@[\w.]+/g)?.every((mail) => mail.endsWith('@example.jp'))).toBe(true);
		expect(text.match(/https?:\/\/[^/"]+/g)?.every((url) => /example\.jp|creativecommons\.org/.test(url))).toBe(true);
	});

	test('grows the same for the same seed and day, and otherwise not', () => {
		const scale = { places: 20, rooms: 60, groups: 80, events: 150, weeks: 5 };
		const first = fingerprint(generateTown({ today: TODAY, seed: 7, scale }).rows);
		expect(fingerprint(generateTown({ today: TODAY, seed: 7, scale }).rows) === first).toBe(true);
		expect(fingerprint(generateTown({ today: TODAY, seed: 8, scale }).rows) === first).toBe(false);
		expect(fingerprint(generateTown({ today: '2026-11-25', seed: 7, scale }).rows) === first).toBe(false);
	});

	test.each(['2024-02-29', '2026-01-01', '2026-12-31', '2027-03-31', '2028-02-28'])(
		'can be grown around %s',
		(today) => {
			const grown = generateTown({ today, scale: { places: 24, rooms: 80, groups: 60, events: 200, weeks: 13 } });
			for (const row of grown.rows) expect(v.is(SCHEMAS[row.kind], row.data), `${row.kind} ${row.id}`).toBe(true);
			expect(all('event', grown.rows).some((event) => (event.when.startDate ?? '') > today)).toBe(true);
		},
	);

	test('refers only to what exists', () => {
		const ids = (kind: Kind) => new Set(all(kind).map((row) => row.id));
		const places = ids('place');
		const rooms = ids('room');
		const groups = ids('group');
		const guides = ids('guide');
		const profile = all('profile')[0];
		const areas = new Set(profile?.areas.map((area) => area.id));
		const stages = new Set(profile?.stages.map((stage) => stage.code));
		const fields = new Set(profile?.fields.map((field) => field.code));
		const abilities = new Set(profile?.abilities?.map((ability) => ability.code));
		const inside = (set: Set<string | undefined>, list: readonly (string | undefined)[] = []) =>
			expect(list.filter((one) => one !== undefined && !set.has(one))).toEqual([]);
		for (const place of all('place')) inside(areas, place.areaIds);
		for (const room of all('room')) inside(places, [room.placeId]);
		for (const closure of all('closure')) inside(places, [closure.placeId]);
		for (const closure of all('closure')) inside(rooms, closure.roomIds);
		for (const row of all('availability')) inside(rooms, [row.roomId]);
		for (const group of all('group')) {
			inside(places, group.placeIds);
			inside(areas, group.areaIds);
			inside(fields, group.fields);
			inside(stages, [group.stage]);
		}
		for (const event of all('event')) {
			inside(places, [event.placeId]);
			inside(rooms, event.roomIds);
			inside(groups, [event.groupId]);
			inside(fields, event.fields);
		}
		for (const notice of all('notice')) inside(places, notice.placeIds);
		for (const guide of all('guide')) {
			inside(places, [guide.placeId]);
			inside(guides, guide.exclusiveWith);
			inside(abilities, guide.abilities);
			inside(stages, guide.stages);
			inside(fields, guide.fields);
		}
	});

	test('has a reading wherever it has a name', () => {
		const kana = /^[\p{Script=Hiragana}ー・（）「」、。\s]+$/u;
		for (const row of [...all('place'), ...all('room'), ...all('group'), ...all('event')]) {
			expect(row.nameKana, row.name).toMatch(kana);
		}
		for (const guide of all('guide')) expect(guide.titleKana, guide.title).toMatch(kana);
	});

	test('a house has the rooms that it speaks of', () => {
		for (const place of all('place')) {
			const rooms = all('room')
				.filter((room) => room.placeId === place.id)
				.map((room) => room.name);
			for (const name of place.description?.ja.match(/体育室|音楽室|調理室|工芸室|茶室|学習室|視聴覚室|和室/g) ?? []) {
				expect(rooms, place.name).toContain(name);
			}
		}
	});

	test('leaves no placeholder unfilled', () => {
		expect(fingerprint(town.rows)).not.toMatch(/\{[a-z]+\}|undefined|NaN|\|/);
	});

	test('has more than 120 names of groups, more than 80 things to do, and no name twice', () => {
		const names = all('group').map((group) => group.name);
		expect(new Set(names).size).toBe(names.length);
		expect(ACTIVITIES.length).toBeGreaterThanOrEqual(80);
		expect(new Set(ACTIVITIES.map((activity) => activity.key)).size).toBe(ACTIVITIES.length);
	});
});

describe('a day in the sample town', () => {
	test('has events today, some of them cancelled or changed', () => {
		const today = all('event').filter((event) => event.when.startDate === TODAY);
		expect(today.length).toBeGreaterThan(12);
		expect(today.some((event) => event.status === 'cancelled' && event.statusNote)).toBe(true);
		expect(today.some((event) => event.status === 'changed' && event.statusNote)).toBe(true);
	});

	test('has events of every state and every shape of time', () => {
		const events = all('event');
		for (const status of ['scheduled', 'changed', 'postponed', 'cancelled', 'ended'] as const) {
			expect(
				events.some((event) => event.status === status),
				status,
			).toBe(true);
		}
		expect(events.some((event) => event.when.pattern)).toBe(true);
		expect(events.some((event) => (event.when.dates?.length ?? 0) > 1)).toBe(true);
		expect(
			events.some((event) => event.eventType === 'exhibition' && event.when.startDate !== event.when.endDate),
		).toBe(true);
		expect(events.some((event) => event.eventType === 'forum')).toBe(true);
		expect(events.some((event) => event.eventType === 'volunteer')).toBe(true);
	});

	test('puts no event into the past as still to come, nor into an ended one a future', () => {
		for (const event of all('event')) {
			if (event.doubts) continue;
			const last = event.when.endDate ?? event.when.startDate ?? '';
			if (event.status === 'ended') expect(compareDates(last, TODAY)).toBeLessThan(0);
			expect(compareDates(event.when.startDate ?? '', last)).toBeLessThanOrEqual(0);
			if (event.when.startTime && event.when.endTime)
				expect(event.when.startTime < event.when.endTime, event.id).toBe(true);
		}
	});

	test.each([TODAY, '2026-12-30', '2027-05-03'])(
		'holds nothing while its place or room is closed, unless it is called off with the reason (%s)',
		(today) => {
			const { rows } = today === TODAY ? town : generateTown({ today });
			const places = new Map(all('place', rows).map((place) => [place.id, place]));
			const closures = Map.groupBy(all('closure', rows), (closure) => closure.placeId);
			for (const event of all('event', rows)) {
				const place = places.get(event.placeId ?? '');
				if (!place) continue;
				for (const { date, from = '', to = '', status, note } of occurrencesOf(
					event.when,
					'2020-01-01',
					'2030-12-31',
				)) {
					const { state, ranges } = openingOn(place, closures.get(place.id) ?? [], date, event.roomIds?.[0]);
					const fits = state === 'unknown' || ranges.some((range) => range.from <= from && to <= range.to);
					const isOff = status === 'cancelled' && note;
					expect(fits || isOff, `${event.id} ${event.name} ${date} ${from} in ${place.name}`).toBeTruthy();
				}
			}
			expect(
				all('event', rows).some((event) => event.when.extra?.some((one) => one.status === 'cancelled' && one.note)),
			).toBe(true);
		},
	);

	test('gives no room twice at one time, and sends no group to two places', () => {
		const taken = new Map<string, { from: string; to: string; id: string }[]>();
		for (const event of all('event')) {
			if (event.doubts || event.status === 'cancelled' || event.status === 'postponed') continue;
			for (const { date, from = '', to = '', status } of occurrencesOf(event.when, '2020-01-01', '2030-12-31')) {
				if (status === 'cancelled') continue;
				for (const who of [...(event.roomIds ?? []), event.groupId, `${event.name} ${event.placeId}`]) {
					const times = taken.get(`${who} ${date}`) ?? [];
					const other = who === undefined ? undefined : times.find((time) => time.from < to && from < time.to);
					expect(other?.id, `${event.id} and ${other?.id}: ${who} on ${date} ${from}`).toBeUndefined();
					taken.set(`${who} ${date}`, [...times, { from, to, id: event.id }]);
				}
			}
		}
	});

	test('has some events whose times are doubtful, as real sheets have', () => {
		const doubts = all('event').flatMap((event) => event.doubts ?? []);
		for (const doubt of ['ends-before-start', 'end-unread']) expect(doubts).toContain(doubt);
		expect(doubts.length).toBeLessThan(30);
	});

	test('announces no part-day closure for a day on which the place is closed anyway', () => {
		for (const today of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-12-31', '2027-01-04']) {
			const { rows } = generateTown({ today, scale: { places: 12, rooms: 40, groups: 10, events: 10, weeks: 1 } });
			const lift = all('closure', rows).find((closure) => closure.id.endsWith('-lift'));
			const place = all('place', rows).find((one) => one.id === lift?.placeId);
			expect(place && lift && openingOn(place, [lift], lift.from).state, today).toBe('partly');
		}
	});

	test('has grants that are open, over and not yet open, and one without dates', () => {
		const grants = all('guide').filter((guide) => guide.guideType === 'grant');
		expect(grants.some((grant) => (grant.apply?.until ?? '9') < TODAY)).toBe(true);
		expect(grants.some((grant) => (grant.apply?.from ?? '') > TODAY)).toBe(true);
		expect(
			grants.some((grant) => grant.apply && (grant.apply.from ?? '') <= TODAY && (grant.apply.until ?? '') >= TODAY),
		).toBe(true);
		expect(grants.some((grant) => !grant.apply && grant.applyText)).toBe(true);
	});

	test('gives notices in easy Japanese and English too', () => {
		for (const notice of all('notice')) {
			for (const words of [notice.title, notice.body]) {
				expect(words?.easy, notice.id).toBeTruthy();
				expect(words?.en, notice.id).toBeTruthy();
			}
		}
	});
});
