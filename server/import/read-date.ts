/**
 * Dates as cities and Excel write them. Nothing is guessed: what can be read in two ways is returned as both.
 * Everything is arithmetic on strings; no `Date` object is made, so no time zone can move a day.
 */
import { foldDigits } from '../../contract/codes.ts';
import type { LocalDate, LocalTime } from '../../contract/common.ts';
import { addDays, compareDates, isValidDate } from '../../contract/dates.ts';
import { readTime } from './read-time.ts';

/** In which order a column's `6/7/2020` is meant; `null`: nothing in the column proves it. */
export type SlashOrder = 'month-first' | 'day-first' | null;

export type DateRemark = 'serial' | 'era-overrun' | 'utc' | 'proven-by-column';

export type DateReading =
	| { is: 'date'; date: LocalDate; time?: LocalTime; remarks: DateRemark[] }
	| { is: 'ambiguous'; readings: string[]; wrong: string }
	| { is: 'wrong'; wrong: string; write: string };

/** A longer text is not a date, and need not be searched for one. */
const MAX_LENGTH = 200;
const WRITE = '2026-11-23 のように、西暦の年-月-日で書いてください。';
const ERAS = [
	{ names: ['令和', 'R', 'r'], first: 2019, from: '2019-05-01', to: '9999-12-31' },
	{ names: ['平成', 'H', 'h'], first: 1989, from: '1989-01-08', to: '2019-04-30' },
	{ names: ['昭和', 'S', 's'], first: 1926, from: '1926-12-25', to: '1989-01-07' },
	{ names: ['大正', 'T', 't'], first: 1912, from: '1912-07-30', to: '1926-12-24' },
] as const;
/** Excel's day 0 (1900 date system, after its imaginary 1900-02-29). */
const EXCEL_DAY_0 = '1899-12-30';
/** Serials of 1990-01-01 and 2100-01-01: outside these a five-digit number is some other number. */
const SERIALS = { from: 32_874, to: 73_051 };

/** Reads one date, with a time when one is glued to it. The text must not be blank. */
export function readDate(text: string, order: SlashOrder = null): DateReading {
	if (text.length > MAX_LENGTH) return { is: 'wrong', wrong: '日付として読めません。', write: WRITE };
	const plain = foldDigits(text)
		.replaceAll('㋿', '令和')
		.replaceAll('㍻', '平成')
		.replaceAll('㍼', '昭和')
		.replace(/\((?:月|火|水|木|金|土|日|祝|休|・|、|,|曜日|曜|振|\s){1,12}\)/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return (
		readIsoInstant(plain) ??
		readYearFirst(plain) ??
		readEra(plain) ??
		readYearLast(plain, order) ??
		readSerial(plain) ??
		explainRefusal(plain)
	);
}

/**
 * What a column proves about its own slashed dates: a first number above 12 can only be a day, a second one too.
 * Where some rows prove one and some the other, nothing is proven.
 */
export function proveSlashOrder(cells: Iterable<string>): SlashOrder {
	const proof = slashProof();
	for (const cell of cells) proof.hear(cell);
	return proof.order();
}

/** The same, cell by cell. */
export function slashProof(): { hear(cell: string): void; order(): SlashOrder } {
	let monthFirst = false;
	let dayFirst = false;
	return {
		hear(cell) {
			const match = YEAR_LAST.exec(foldDigits(cell.slice(0, MAX_LENGTH)).replace(/\s+/g, ' '));
			if (!match) return;
			if (Number(match[1]) > 12 && Number(match[2]) <= 12) dayFirst = true;
			if (Number(match[2]) > 12 && Number(match[1]) <= 12) monthFirst = true;
		},
		order() {
			if (monthFirst === dayFirst) return null;
			return monthFirst ? 'month-first' : 'day-first';
		},
	};
}

/** An instant with a zone: the day is certain only when the day written and the day in Japan are the same. */
function readIsoInstant(text: string): DateReading | null {
	const match = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})$/.exec(
		text,
	);
	if (!match) return null;
	const written = dateOf(Number(match[1]), Number(match[2]), Number(match[3]));
	if (written.is !== 'date') return written;
	const time = readTime(`${match[4]}:${match[5]}`);
	if (time.is !== 'time') return { is: 'wrong', wrong: 'そのような時刻はありません。', write: WRITE };
	const zone = (match[6] ?? 'Z').replace(':', '');
	if (zone === '+0900') return { ...written, time: time.time };
	const offset =
		zone === 'Z' ? 0 : (zone[0] === '-' ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3)));
	const minutes = Number(match[4]) * 60 + Number(match[5]) - offset + 540;
	const inJapan = addDays(written.date, Math.floor(minutes / 1440));
	if (inJapan === written.date) return { is: 'date', date: written.date, remarks: ['utc'] };
	return {
		is: 'ambiguous',
		readings: [written.date, inJapan],
		wrong: '日本時間ではない時刻がついていて、日がずれることがあります。',
	};
}

function readYearFirst(text: string): DateReading | null {
	const match =
		/^(\d{4}) ?[-/.年‐‑–—−ー] ?(\d{1,2}) ?[-/.月‐‑–—−ー] ?(\d{1,2}) ?日?(?:$|[ T](.*)$)/.exec(text) ??
		/^((?:19|20)\d{2})(\d{2})(\d{2})()$/.exec(text);
	if (!match) return null;
	return withTime(dateOf(Number(match[1]), Number(match[2]), Number(match[3])), match[4]);
}

function readEra(text: string): DateReading | null {
	const match =
		/^(令和|平成|昭和|大正|[RHSTrhst]) ?\.?(元|\d{1,2}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日?(?:$| (.*)$)/.exec(
			text,
		);
	if (!match) return null;
	const era = ERAS.find(({ names }) => (names as readonly string[]).includes(match[1] ?? ''));
	const yearOfEra = match[2] === '元' ? 1 : Number(match[2]);
	if (!era || yearOfEra === 0) return { is: 'wrong', wrong: '元号の年が読めません。', write: WRITE };
	const date = dateOf(era.first + yearOfEra - 1, Number(match[3]), Number(match[4]));
	if (date.is !== 'date') return date;
	// 平成33年 was printed in plans made before the era changed: the day is certain, the era is not
	const overrun = compareDates(date.date, era.from) < 0 || compareDates(date.date, era.to) > 0;
	return withTime({ ...date, remarks: overrun ? ['era-overrun'] : [] }, match[5]);
}

const YEAR_LAST = /^(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{4})(?:$|[ ]{1,3}(.*)$)/;

function readYearLast(text: string, order: SlashOrder): DateReading | null {
	const match = YEAR_LAST.exec(text);
	if (!match) return null;
	const [first, second, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
	const monthFirst = dateOf(year, first, second);
	const dayFirst = dateOf(year, second, first);
	if (monthFirst.is !== 'date') return withTime(dayFirst, match[4]);
	if (dayFirst.is !== 'date' || dayFirst.date === monthFirst.date) return withTime(monthFirst, match[4]);
	if (order !== null) {
		const proven = order === 'month-first' ? monthFirst : dayFirst;
		return withTime({ ...proven, remarks: ['proven-by-column'] }, match[4]);
	}
	return {
		is: 'ambiguous',
		readings: [monthFirst.date, dayFirst.date],
		wrong: '月/日/年か、日/月/年か、この列からは決められません。',
	};
}

function readSerial(text: string): DateReading | null {
	const match = /^(\d{5})(\.\d{1,15})?$/.exec(text);
	if (!match) return null;
	const serial = Number(match[1]);
	if (serial < SERIALS.from || serial >= SERIALS.to) return null;
	const reading: DateReading = { is: 'date', date: addDays(EXCEL_DAY_0, serial), remarks: ['serial'] };
	if (match[2] === undefined || Number(match[2]) === 0) return reading;
	return withTime(reading, `0${match[2]}`);
}

function explainRefusal(text: string): DateReading {
	const short = /^(\d{1,2}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日?$/.exec(text);
	if (short) {
		const [a, b, c] = [Number(short[1]), Number(short[2]), Number(short[3])];
		const readings = [dateOf(2000 + a, b, c), dateOf(2018 + a, b, c), dateOf(2000 + c, a, b), dateOf(2000 + c, b, a)];
		const dates = [...new Set(readings.flatMap((reading) => (reading.is === 'date' ? [reading.date] : [])))];
		if (dates.length > 0) return { is: 'ambiguous', readings: dates, wrong: '年が4けたではないので決められません。' };
	}
	if ((text.match(/\d{1,2} ?[/月.] ?\d{1,2}/g)?.length ?? 0) >= 2 && /[~〜～→、,・]|から/.test(text)) {
		return {
			is: 'wrong',
			wrong: '一つの欄に二つ以上の日付があります。',
			write: '開始日と終了日の欄に一つずつ書き、ほかのことは「開始日時特記事項」に書いてください。',
		};
	}
	if (/^\d{1,2} ?[/月.-] ?\d{1,2} ?日?$/.test(text)) {
		return { is: 'wrong', wrong: '年がありません。', write: WRITE };
	}
	if (/^\d{4} ?[/年.-] ?\d{1,2} ?月?$/.test(text)) return { is: 'wrong', wrong: '日がありません。', write: WRITE };
	return { is: 'wrong', wrong: '日付として読めません。', write: WRITE };
}

type SureDate = Extract<DateReading, { is: 'date' }>;

function dateOf(year: number, month: number, day: number): SureDate | Extract<DateReading, { is: 'wrong' }> {
	const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
	// GIF 441 writes 9999 for "unknown"
	if (year < 1868 || year > 2200 || !isValidDate(date)) {
		return { is: 'wrong', wrong: 'カレンダーにない日付です。', write: WRITE };
	}
	return { is: 'date', date, remarks: [] };
}

function withTime(reading: DateReading, rest: string | undefined): DateReading {
	const words = rest?.trim();
	if (reading.is !== 'date' || !words) return reading;
	const time = readTime(words);
	if (time.is === 'time') {
		// Excel glues 0:00:00 to a date that has no time
		return time.time === '00:00' ? reading : { ...reading, time: time.time };
	}
	return {
		is: 'wrong',
		wrong: '日付のあとに、日付でも時刻でもない言葉があります。',
		write: '日付だけを書き、ほかのことは「開始日時特記事項」に書いてください。',
	};
}
