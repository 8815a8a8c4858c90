import { describe, expect, test } from 'vitest';
import type { Emergency } from '../../contract/emergency.ts';
import type { Notice } from '../../contract/notice.ts';
import type { Safety } from '../../contract/safety.ts';
import { bearing, compassTo } from './distance.ts';
import { knownHazards, nearest, saidFirst, stationOf, told, urgentNotices } from './emergency-board.ts';
import { NO_ROWS } from './rows.ts';
import { type Town, townOf } from './town.ts';

const NOW = { ms: Date.parse('2026-11-24T12:00:00Z'), date: '2026-11-24', time: '21:00' };
const HOUR = 60 * 60_000;
const HERE = { lat: 35.7, lon: 139.56 };
const ago = (hours: number) => new Date(NOW.ms - hours * HOUR).toISOString();

function townWith(rows: { notices?: Notice[]; safety?: Safety[]; emergencies?: Town['emergencies'] }): Town {
	const byId = <R extends { id: string }>(list: R[] = []) => new Map(list.map((row) => [row.id, row]));
	const data = new Map<string, ReadonlyMap<string, unknown>>([
		['notice', byId(rows.notices)],
		['safety', byId(rows.safety)],
		['emergency', rows.emergencies ?? new Map()],
	]);
	return townOf('132039', 'e', 1, { ...NO_ROWS, data });
}

const notice = (id: string, level: Notice['level'], updatedAt?: string): Notice => ({
	id,
	title: { ja: id },
	level,
	from: '2026-11-20',
	...(updatedAt && { updatedAt }),
});
const site = (id: string, lat: number | undefined, hazards: Safety['hazards']): Safety => ({
	id,
	name: id,
	safetyType: 'evacuation-site',
	...(lat !== undefined && { lat, lon: HERE.lon }),
	hazards,
});

describe('what must be known', () => {
	test('is what is urgent, and what is important and was said since it began; the newest first', () => {
		const town = townWith({
			notices: [
				notice('holidays', 'important', ago(90)),
				notice('water', 'important', ago(1)),
				notice('rest', 'emergency', ago(2)),
				notice('stay', 'emergency', ago(8)),
				notice('club', 'normal', ago(0)),
			],
		});
		const shown = urgentNotices(town, null, NOW, NOW.ms - 10 * HOUR);
		expect(shown.map(({ notice: { id }, isOld }) => [id, isOld])).toEqual([
			['rest', false],
			['stay', true],
			['water', false],
		]);
	});

	test('is old after six hours, and when nobody knows its age', () => {
		expect(told(ago(6), NOW.ms).isOld).toBe(false);
		expect(told(ago(6.1), NOW.ms).isOld).toBe(true);
		expect(told(undefined, NOW.ms)).toEqual({ saidMs: undefined, isOld: true });
	});

	test('of a place is what it said itself', () => {
		const row = { id: 'p', on: false, station: { opening: 'open' as const, offers: {} }, stationAt: ago(7) };
		const town = townWith({ emergencies: new Map([['p', row]]) });
		expect(stationOf(town, 'p', NOW.ms)).toMatchObject({ isOld: true, row });
		expect(stationOf(town, 'q', NOW.ms)).toBeUndefined();
	});
});

describe('what is told first', () => {
	const level = (n: 2 | 4, issuer: string) => ({ level: n, issuer, issuedAt: ago(1) });
	const town = { id: 'town', on: true, words: { ja: 'まち' }, level: level(2, '市') };
	const place = { id: 'p', on: true, words: { ja: 'コミセン' }, level: level(4, '県') };
	const inTown = (...rows: Emergency[]) => townWith({ emergencies: new Map(rows.map((row) => [row.id, row])) });

	test('is the town’s word and then the place’s own: neither hides the other', () => {
		const { words } = saidFirst(inTown(town, place), 'p', NOW.ms);
		expect(words.map(({ row, words: { ja } }) => [row.id, ja])).toEqual([
			['town', 'まち'],
			['p', 'コミセン'],
		]);
		expect(saidFirst(inTown(town, place), null, NOW.ms).words).toHaveLength(1);
	});

	test('is the highest level that anybody named, and none of what has ended', () => {
		expect(saidFirst(inTown(town, place), 'p', NOW.ms).level).toBe(place.level);
		expect(saidFirst(inTown(town, { ...place, until: ago(1) }), 'p', NOW.ms)).toMatchObject({
			words: [{ row: { id: 'town' } }],
			level: town.level,
		});
	});
});

describe('where to go', () => {
	const town = townWith({
		safety: [
			site('far', 35.72, { earthquake: 'yes' }),
			site('near', 35.701, { earthquake: 'yes', flood: 'no' }),
			site('nowhere', undefined, { earthquake: 'yes' }),
			site('silent', 35.7005, { earthquake: 'unknown' }),
		],
	});

	test('is only what is meant for the danger, nearest first, what has no coordinates last', () => {
		expect(nearest(town, HERE, 'evacuation-site', 9, 'earthquake').map(({ point }) => point.id)).toEqual([
			'near',
			'far',
			'nowhere',
		]);
		expect(knownHazards(town)).toEqual(['earthquake']);
	});

	test('is told by direction', () => {
		expect(compassTo(HERE, { lat: 35.71, lon: 139.56 })).toBe('n');
		expect(compassTo(HERE, { lat: 35.7, lon: 139.57 })).toBe('e');
		expect(compassTo(HERE, { lat: 35.69, lon: 139.55 })).toBe('sw');
		expect(compassTo(HERE, {})).toBeUndefined();
		expect(bearing(HERE, { lat: 35.69, lon: 139.56 })).toBeCloseTo(180, 5);
	});
});
