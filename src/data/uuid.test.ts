import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Uuid } from '../../contract/intent.ts';
import { newUuid } from './uuid.ts';

test('an id made on a device is one that the contract takes, whatever the clock says', () => {
	for (const ms of [0, Date.UTC(2026, 10, 24), 4e12, -5, Number.MAX_SAFE_INTEGER])
		expect(v.is(Uuid, newUuid(ms)), `${ms}`).toBe(true);
});

test('ids sort by the time they were made, and no two are the same', () => {
	const early = newUuid(Date.UTC(2026, 0, 1));
	const late = newUuid(Date.UTC(2026, 10, 24));
	expect([late, early].toSorted()).toEqual([early, late]);
	expect(new Set(Array.from({ length: 1_000 }, () => newUuid(5))).size).toBe(1_000);
});
