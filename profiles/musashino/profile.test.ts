import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { bookingOpens, openingOn, slotsOn } from '../../contract/calendar.ts';
import { isAreaCode } from '../../contract/codes.ts';
import { figuresOf } from '../../contract/count-figures.ts';
import { indicatorsOf } from '../../contract/indicators-of.ts';

import { type Kind, type RowOf, SCHEMAS } from '../../contract/kinds.ts';
import { KICHIJOJI_HIGASHI } from './kichijoji-higashi.ts';
import { musashinoProfile, musashinoRows } from './profile.ts';
import { SEIBU, SEIBU_CLOSURES } from './seibu.ts';

const rows = musashinoRows();
function all<K extends Kind>(kind: K): RowOf[K][] {
	return rows.filter((row) => row.kind === kind).map((row) => row.data as RowOf[K]);
}

describe('Musashino as data', () => {
	test('every row is one that the contract takes, each id once', () => {
		const ids = rows.map((row) => `${row.kind} ${row.id}`);
		expect(new Set(ids).size).toBe(ids.length);
		for (const row of rows) expect(v.is(SCHEMAS[row.kind], row.data), `${row.kind} ${row.id}`).toBe(true);
	});

	test('carries the code of the city with a right check digit', () => {
		expect(musashinoProfile.code).toBe('132039');
		expect(isAreaCode(musashinoProfile.code)).toBe(true);
	});

	test('every row names a source that is listed', () => {
		const sources = new Set(all('dataset').map((dataset) => dataset.id));
		for (const row of rows) {
			if (row.kind === 'dataset') expect(row.data.attribution, row.id).toBeTruthy();
			else expect(sources.has(row.data.source?.dataset ?? ''), `${row.kind} ${row.id}`).toBe(true);
		}
	});

	test('rooms, closures and desks refer to places that are there', () => {
		const places = new Set(all('place').map((place) => place.id));
		for (const row of [...all('room'), ...all('closure')]) expect(places.has(row.placeId)).toBe(true);
		for (const desk of all('guide')) if (desk.placeId) expect(places.has(desk.placeId)).toBe(true);
		const areas = new Set(musashinoProfile.areas.map((area) => area.id));
		for (const place of all('place')) for (const area of place.areaIds ?? []) expect(areas.has(area)).toBe(true);
	});

	test('has a reading wherever it has a name', () => {
		for (const row of [...all('place'), ...all('room')]) expect(row.nameKana, row.name).toMatch(/^[ぁ-んー]+$/);
		for (const area of musashinoProfile.areas) expect(area.nameKana, area.name).toMatch(/^[ぁ-ん]+$/);
	});
});

describe('the plan', () => {
	test('has four 基本施策 with twelve 施策, three of them 重点施策', () => {
		const policies = musashinoProfile.policies ?? [];
		expect(policies.map((policy) => policy.name)).toEqual([
			'市民活動の裾野の拡大',
			'市民活動の促進と自律・自立に向けた支援の充実',
			'市民活動の場の利用促進',
			'課題解決のための「連携と協働」の推進',
		]);
		const measures = policies.flatMap((policy) => policy.measures);
		expect(measures).toHaveLength(12);
		expect(measures.filter((measure) => measure.priority).map((measure) => measure.name)).toEqual([
			'市民活動のきっかけづくり',
			'市民活動に関する学びの機会の提供',
			'コーディネート機能の強化',
		]);
		for (const measure of measures) {
			expect(measure.summary.length, measure.name).toBeGreaterThan(20);
			expect(measure.sure, measure.name).toBeTruthy();
			expect(measure.sourceText, measure.name).toBeTruthy();
		}
	});

	test('proposes indicators, but invents neither a goal nor a number', () => {
		const indicators = indicatorsOf(musashinoProfile);
		expect(new Set(indicators.map(({ code }) => code)).size).toBe(indicators.length);
		expect(indicators.length).toBeGreaterThan(5);
		for (const { code, sure, goals, entered } of indicators) {
			expect({ code, sure, goals, entered }).toEqual({ code, sure: 'inferred', goals: undefined, entered: undefined });
		}
		const facts = {
			events: [],
			groups: [],
			issues: [],
			forums: [],
			requestDays: [],
			answers: [],
			caseDays: [],
			consults: [],
			usage: [],
		};
		expect(figuresOf(musashinoProfile, facts, [], '2026-11-24')).toEqual([]);
	});

	test('invents no name for the three stages that no source names', () => {
		expect(musashinoProfile.stages.map((stage) => stage.name.ja)).toEqual([
			'名称未確認',
			'名称未確認',
			'名称未確認',
			'活動実践',
			'成長・安定',
			'展開',
		]);
		expect(musashinoProfile.stages.map((stage) => stage.sure)).toEqual([
			'unknown',
			'unknown',
			'unknown',
			'primary',
			'primary',
			'primary',
		]);
		expect(musashinoProfile.stages.filter((stage) => stage.autonomous).map((stage) => stage.code)).toEqual([
			'4',
			'5',
			'6',
		]);
	});

	test('has five abilities, three levels of coordination, and says what 連携 and 協働 are', () => {
		expect(musashinoProfile.abilities).toHaveLength(5);
		expect(musashinoProfile.coordinationLevels).toHaveLength(3);
		const terms = musashinoProfile.definitions?.map((definition) => definition.term);
		expect(terms).toEqual(expect.arrayContaining(['連携', '協働']));
		expect(musashinoProfile.fields).toHaveLength(20);
	});
});

describe('its centres', () => {
	test('only those are shipped whose names a source confirms', () => {
		const names = all('place').map((place) => place.name);
		for (const unconfirmed of [
			'西久保',
			'緑町',
			'八幡町',
			'関前',
			'桜堤',
			'中央コミ',
			'吉祥寺北コミ',
			'吉祥寺西分館',
		]) {
			expect(
				names.some((name) => name.startsWith(unconfirmed)),
				unconfirmed,
			).toBe(false);
		}
		expect(names).toContain('西部コミュニティセンター');
		expect(names).toContain('吉祥寺東コミュニティセンター');
		expect(names).toContain('本宿コミュニティセンター');
	});

	test('no rules are made up for a centre whose rules nobody has read', () => {
		const ruled = all('place').filter((place) => place.rules);
		expect(ruled.map((place) => place.id)).toEqual(['seibu', 'kichijoji-higashi']);
	});

	test('西部 closes on Thursdays and from 29 December to 5 January', () => {
		expect(openingOn(SEIBU, [], '2026-11-26').state).toBe('closed');
		expect(openingOn(SEIBU, [], '2026-11-27').ranges).toEqual([{ from: '09:30', to: '21:30' }]);
		expect(openingOn(SEIBU, [], '2026-12-29').state).toBe('closed');
		expect(openingOn(SEIBU, [], '2027-01-05').state).toBe('closed');
		expect(openingOn(SEIBU, [], '2027-01-06').state).toBe('open');
		expect(slotsOn(SEIBU, 'seibu-a', '2026-11-27').map((slot) => `${slot.from}-${slot.to}`)).toEqual([
			'09:30-13:20',
			'13:30-17:20',
			'17:30-21:20',
		]);
	});

	test('西部 closed early on the eve of the election of February 2026', () => {
		const eve = openingOn(SEIBU, SEIBU_CLOSURES, '2026-02-07');
		expect(eve.state).toBe('partly');
		expect(eve.ranges).toEqual([{ from: '09:30', to: '17:30' }]);
		expect(openingOn(SEIBU, SEIBU_CLOSURES, '2026-02-08').state).toBe('closed');
	});

	test('九浦の家 closes on the fourth Wednesday only, and its slots do not touch', () => {
		expect(openingOn(KICHIJOJI_HIGASHI, [], '2026-11-25').state).toBe('closed');
		expect(openingOn(KICHIJOJI_HIGASHI, [], '2026-11-18').state).toBe('open');
		expect(
			slotsOn(KICHIJOJI_HIGASHI, 'kichijoji-higashi-hall', '2026-11-18').map((slot) => `${slot.from}-${slot.to}`),
		).toEqual(['09:30-12:30', '13:30-17:30', '18:30-21:15']);
	});

	test('asking opens one month before, on the same day', () => {
		expect(bookingOpens(SEIBU, [], '2026-12-18')).toMatchObject({ date: '2026-11-18', time: '09:30' });
		expect(bookingOpens(KICHIJOJI_HIGASHI, [], '2026-12-18')).toMatchObject({ date: '2026-11-18', time: '09:30' });
	});
});
