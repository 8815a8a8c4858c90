/** What Excel shows for a number: a date, a time, digits with their zeros, or the number. No `Date` object is made. */
import { addDays } from '../../contract/dates.ts';

export type CellFormat = { is: 'plain' } | { is: 'moment' } | { is: 'zeros'; digits: number };

const PLAIN: CellFormat = { is: 'plain' };
/** Numbers of formats that every Excel has: dates and times, with those of Japanese editions. */
const MOMENTS = new Set([...range(14, 22), ...range(27, 36), ...range(45, 47), ...range(50, 58)]);

/** `code`: the format as the book writes it, when it is one of its own. */
export function cellFormat(id: number, code: string | undefined): CellFormat {
	if (code === undefined) return MOMENTS.has(id) ? { is: 'moment' } : PLAIN;
	// words in quotes, escaped characters, colours and locales say nothing about the kind; `[h]` does
	const bare = code
		.slice(0, 200)
		.replace(/"[^"]*"/g, '')
		.replace(/[\\_*]./g, '')
		.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
		.replace(/general|g\/標準/gi, '');
	if (/^0{2,20}$/.test(bare)) return { is: 'zeros', digits: bare.length };
	return /[ymdhsea年月日]/i.test(bare.replace(/E[+-]/gi, '')) ? { is: 'moment' } : PLAIN;
}

/**
 * The number as its reader means it. `0.375` as a time is `09:00`, serial 46000 as a date is `2025-12-09`. Serials below 60 stand a
 * day apart because Excel's 1900 has a 29th of February; books from old Macs count from 1904.
 */
export function showNumber(raw: string, format: CellFormat, from1904: boolean): string {
	const number = Number(raw);
	if (!Number.isFinite(number) || raw.trim() === '') return raw;
	if (format.is === 'zeros' && Number.isInteger(number) && number >= 0 && !/e/i.test(raw)) {
		return String(number).padStart(format.digits, '0');
	}
	if (format.is === 'moment' && number >= 0 && number < 2_958_466) return showMoment(number, from1904);
	// a number that lost its digits keeps showing it, so that it is refused
	if (/e\+/i.test(raw)) return raw;
	const short = String(number);
	return /e/i.test(short) ? raw : short;
}

function showMoment(serial: number, from1904: boolean): string {
	let days = Math.floor(serial);
	let minutes = Math.round((serial - days) * 1440);
	if (minutes === 1440) {
		days += 1;
		minutes = 0;
	}
	const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
	if (days === 0 && !from1904) return time;
	const date = from1904 ? addDays('1904-01-01', days) : addDays(days < 60 ? '1899-12-31' : '1899-12-30', days);
	return minutes === 0 ? date : `${date} ${time}`;
}

function two(n: number): string {
	return String(n).padStart(2, '0');
}

function range(from: number, to: number): number[] {
	return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
