import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facet } from './facets.ts';

type Row = { day: string[]; field: string[] };
const DAYS = ['火', '水', '木'];
const FIELDS = ['環境', '子ども', '音楽'];
const rows = fc.array(fc.record({ day: fc.subarray(DAYS), field: fc.subarray(FIELDS) }));
const chosen = (options: string[]) => fc.subarray(options).map((some) => new Set(some));
const narrow = (from: Row[], day: Set<string>, field: Set<string>) =>
	facet(from, {
		day: { chosen: day, valuesOf: (row) => row.day },
		field: { chosen: field, valuesOf: (row) => row.field },
	});

describe('choosing by several properties', () => {
	it('gives the same rows in whatever order a person chooses', () => {
		fc.assert(
			fc.property(rows, chosen(DAYS), chosen(FIELDS), (all, day, field) => {
				const none = new Set<string>();
				const dayFirst = narrow(narrow(all, day, none).hits, none, field).hits;
				const fieldFirst = narrow(narrow(all, none, field).hits, day, none).hits;
				expect(dayFirst).toEqual(fieldFirst);
				expect(narrow(all, day, field).hits).toEqual(dayFirst);
			}),
		);
	});

	it('promises beside each option exactly what choosing it alone in its facet would show', () => {
		fc.assert(
			fc.property(rows, chosen(DAYS), chosen(FIELDS), (all, day, field) => {
				const { counts } = narrow(all, day, field);
				for (const option of DAYS) {
					expect(counts.day.get(option) ?? 0).toBe(narrow(all, new Set([option]), field).hits.length);
				}
				for (const option of FIELDS) {
					expect(counts.field.get(option) ?? 0).toBe(narrow(all, day, new Set([option])).hits.length);
				}
			}),
		);
	});
});
