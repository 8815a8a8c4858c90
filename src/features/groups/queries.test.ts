import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INDEX_ROWS } from '../../../contract/fold.ts';
import type { Group } from '../../../contract/group.ts';
import { generateTown } from '../../../profiles/sample/town.ts';
import { NO_ROWS, withChanges } from '../../data/rows.ts';
import { type Town, townOf } from '../../data/town.ts';
import { addressOf } from '../../ui/filter-address.ts';
import { readGroupFilter, writeGroupFilter } from './filter-in-address.ts';
import {
	ANY_GROUP,
	BANDS,
	type GroupFilter,
	groupList,
	isUnconfirmed,
	RECRUITING,
	registrationsOf,
} from './queries.ts';
import { withheldWords } from './withheld.ts';

const TODAY = '2026-11-24';
const sample = generateTown({ today: TODAY, scale: { places: 6, rooms: 20, groups: 80, events: 40, weeks: 1 } });
const town = townWith(sample.rows);

function townWith(rows: readonly { kind: string; id: string; data: unknown }[]): Town {
	const changes = rows.map((row, n) => [n + 1, row.kind, row.id, n + 1, row.data] as never);
	return townOf('area', 'epoch', rows.length, withChanges(NO_ROWS, changes));
}

function townOfGroups(...groups: Partial<Group>[]): Town {
	return townWith(
		groups.map((group, n) => {
			const id = `g${n}`;
			return { kind: 'group', id, data: { id, name: id, fields: [], recruiting: 'unknown', ...group } };
		}),
	);
}

const names = (list: { groups: Group[] }) => list.groups.map((group) => group.name);

describe('the list of groups', () => {
	it('is in the order of readings, whatever the kanji are', () => {
		const list = groupList(
			townOfGroups(
				{ name: '関前こーらす', nameKana: 'せきまえこーらす' },
				{ name: '吉祥寺の会', nameKana: 'きちじょうじのかい' },
				{ name: 'YOGA' },
				{ name: '合唱団', nameKana: 'がっしょうだん' },
			),
			ANY_GROUP,
		);
		expect(names(list)).toEqual(['合唱団', '吉祥寺の会', '関前こーらす', 'YOGA']);
	});

	it('leads to every group through exactly one row of the kana index', () => {
		const reached = INDEX_ROWS.flatMap((row) => groupList(town, { ...ANY_GROUP, row }).groups);
		expect(reached.map((group) => group.id).sort()).toEqual([...town.groups.keys()].sort());
	});

	it('shows what is common to all choices, in whatever order they were made', () => {
		const filters = fc.record({
			row: fc.constantFrom('', ...INDEX_ROWS),
			fields: fc.subarray([...(town.profile?.fields ?? [])].map((field) => field.code)),
			days: fc.subarray(['0', '1', '2', '3', '4', '5', '6']),
			bands: fc.subarray([...BANDS]),
			stage: fc.constantFrom('', '1', '4'),
			recruiting: fc.constantFrom('' as const, ...RECRUITING),
			first: fc.boolean(),
		});
		fc.assert(
			fc.property(filters, (filter) => {
				const ids = new Set(groupList(town, { ...ANY_GROUP, ...filter }).groups.map((group) => group.id));
				let common = [...town.groups.keys()];
				for (const [name, value] of Object.entries(filter)) {
					const alone = groupList(town, { ...ANY_GROUP, [name]: value }).groups.map((group) => group.id);
					common = common.filter((id) => alone.includes(id));
				}
				expect([...ids].sort()).toEqual(common.sort());
			}),
		);
	});

	it('finds a group by the kana of its name, narrowed by what else is chosen', () => {
		const singers = townOfGroups(
			{ name: '合唱団 風', nameKana: 'がっしょうだん かぜ', weekdays: [3] },
			{ name: '合唱団 森', nameKana: 'がっしょうだん もり', weekdays: [5] },
		);
		const list = groupList(singers, { ...ANY_GROUP, q: 'ガッショウ', days: ['3'] });
		expect(names(list)).toEqual(['合唱団 風']);
		expect(list.counts.days.get('5')).toBe(1);
	});

	it('keeps all choices in a link, and takes nothing else from one', () => {
		const filter: GroupFilter = {
			...ANY_GROUP,
			q: '歌 & 踊り',
			row: '英数',
			fields: ['03', '06'],
			days: ['0', '6'],
			bands: ['evening'],
			recruiting: 'open',
			first: true,
		};
		const params = new URLSearchParams(addressOf('/groups', writeGroupFilter(filter)).split('?')[1]);
		const address = Object.fromEntries([...params.keys()].map((name) => [name, params.getAll(name)]));
		expect(readGroupFilter(address)).toEqual(filter);
		expect(readGroupFilter({ row: 'x', day: ['7'], band: 'noon', recruiting: 'maybe', for: 'cats' })).toEqual(
			ANY_GROUP,
		);
	});
});

describe('one group', () => {
	it('is doubted when nobody vouched for it within a year', () => {
		const confirmed = (confirmedAt: string | undefined) => isUnconfirmed({ confirmedAt } as Group, TODAY);
		expect(confirmed('2025-11-24')).toBe(false);
		expect(confirmed('2025-11-23')).toBe(true);
		expect(confirmed(undefined)).toBe(true);
	});

	it('says once what it keeps to itself, also when nobody has a word for it', () => {
		expect(withheldWords({ withheld: ['contact.phone', 'phone', 'bank'] })).toEqual([
			'details.withheldPhone',
			'details.withheldOther',
		]);
	});

	it('lists a registration until its last day as valid and afterwards as ended', () => {
		const registrations = [
			{ scheme: '古い登録', until: '2026-11-23' },
			{ scheme: 'きょうまで', until: TODAY },
		];
		const list = registrationsOf({ registrations } as Group, TODAY);
		expect(list.map(({ scheme, ended }) => [scheme, ended])).toEqual([
			['きょうまで', false],
			['古い登録', true],
		]);
	});
});
