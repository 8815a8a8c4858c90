import holidayJp from '@holiday-jp/holiday_jp';
import { expect, test } from 'vitest';
import { isValidDate } from './dates.ts';
import {
	areHolidaysKnown,
	HOLIDAYS,
	HOLIDAYS_CERTAIN_UNTIL,
	HOLIDAYS_FROM,
	HOLIDAYS_UNTIL,
	holidayName,
	isHolidayTentative,
} from './holidays.ts';

test('the slice says exactly what the library says for its years', () => {
	const library = Object.values(holidayJp.holidays as unknown as Record<string, { date: string; name: string }>)
		.filter(({ date }) => date >= HOLIDAYS_FROM && date <= HOLIDAYS_UNTIL)
		.map(({ date, name }) => [date, name]);
	expect(Object.fromEntries(library)).toEqual(HOLIDAYS);
	expect(Object.keys(HOLIDAYS).every(isValidDate)).toBe(true);
});

test('substitute holidays and the day between two holidays are holidays', () => {
	expect(holidayName('2026-09-22')).toBe('休日');
	expect(holidayName('2026-05-06')).toContain('振替休日');
	expect(holidayName('2026-11-23')).toBe('勤労感謝の日');
	expect(holidayName('2026-11-24')).toBeUndefined();
});

test('years whose equinoxes the 官報 has not named are marked as expected', () => {
	expect(HOLIDAYS_CERTAIN_UNTIL < HOLIDAYS_UNTIL).toBe(true);
	expect(isHolidayTentative('2027-09-23')).toBe(false);
	expect(isHolidayTentative('2028-01-01')).toBe(true);
	expect(isHolidayTentative('2028-01-05')).toBe(false);
	expect(areHolidaysKnown('2031-01-01')).toBe(false);
});
