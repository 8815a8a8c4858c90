/**
 * Dates, times and numbers in the words of each language (requirements T-7: never 11/23; 午前・午後 and から in easy Japanese).
 *
 * Written by hand rather than with `Intl`: the three shapes are small and fixed, the words carry readings, and old WebViews
 * disagree about `Intl`'s punctuation, which would make the kept home screen and the page differ.
 * `…Marked` carry readings for `<Marked>`; the plain ones are for labels and attributes.
 */
import type { LocalDate, LocalMonth, LocalTime } from '../../contract/common.ts';
import { toTokyo, weekdayOf } from '../../contract/dates.ts';
import { holidayName } from '../../contract/holidays.ts';
import type { Language } from './language.ts';
import { locale } from './locale.ts';
import { plainText } from './marked.ts';
import { t } from './t.ts';

export type DateStyle = 'short' | 'long' | 'day' | 'narrow';

const EASY_WEEKDAYS = ['[日|にち]', '[月|げつ]', '[火|か]', '[水|すい]', '[木|もく]', '[金|きん]', '[土|ど]'] as const;
const EN_WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const EN_WEEKDAYS_LONG = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const EN_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
/** Days of the month that are not read as a number and 日. */
const DAY_READINGS: Readonly<Record<number, string>> = {
	1: 'ついたち',
	2: 'ふつか',
	3: 'みっか',
	4: 'よっか',
	5: 'いつか',
	6: 'むいか',
	7: 'なのか',
	8: 'ようか',
	9: 'ここのか',
	10: 'とおか',
	20: 'はつか',
};

/** Readings stand above 月 and 日 alone: above the figures they would pull the date apart. */
function dayMarkedJa(day: number): string {
	const whole = DAY_READINGS[day];
	if (whole) return `[${day}日|${whole}]`;
	return `${day}[日|${day === 14 || day === 24 ? 'か' : 'にち'}]`;
}

/**
 * 11月23日（月・祝） · 11月23日（月ようび・休みの日） · Mon, Nov 23.
 * `long` says the year, `day` leaves the weekday out, `narrow` says it in one letter.
 */
export function formatDate(date: LocalDate, style: DateStyle = 'short', language: Language = locale.value): string {
	return plainText(dateMarked(date, style, language));
}

export function dateMarked(date: LocalDate, style: DateStyle = 'short', language: Language = locale.value): string {
	const [year, month, day] = split(date);
	const weekday = weekdayOf(date);
	const holiday = holidayName(date) !== undefined;
	if (language === 'en') {
		const text = `${EN_MONTHS[month - 1]} ${day}${style === 'long' ? `, ${year}` : ''}`;
		return style === 'day' ? text : `${EN_WEEKDAYS[weekday]}, ${text}${holiday ? ' (holiday)' : ''}`;
	}
	const monthText = `${month}[月|がつ]`;
	const dayText = dayMarkedJa(day);
	const yearText = style === 'long' ? `${year}[年|ねん]` : '';
	if (style === 'day') return monthText + dayText;
	if (language === 'ja-x-easy' && style !== 'narrow') {
		return `${yearText}${monthText}${dayText}（${EASY_WEEKDAYS[weekday]}ようび${holiday ? '・[休み|やすみ]の[日|ひ]' : ''}）`;
	}
	return `${yearText}${monthText}${dayText}（${EASY_WEEKDAYS[weekday]}${holiday ? '・[祝|しゅく]' : ''}）`;
}

/** 2026年11月 · Nov 2026. */
export function formatMonth(month: LocalMonth, language: Language = locale.value): string {
	return plainText(monthMarked(month, language));
}

export function monthMarked(month: LocalMonth, language: Language = locale.value): string {
	const year = month.slice(0, 4);
	const number = Number(month.slice(5, 7));
	if (language === 'en') return `${EN_MONTHS[number - 1]} ${year}`;
	return `${year}[年|ねん]${number}[月|がつ]`;
}

/** 18:30 · 午後6時30分 · 6:30 pm. A time past 24:00 belongs to the evening before it and says 翌. */
export function formatTime(time: LocalTime, language: Language = locale.value): string {
	return plainText(timeMarked(time, language));
}

export function timeMarked(time: LocalTime, language: Language = locale.value): string {
	const hour = Number(time.slice(0, 2));
	const minute = Number(time.slice(3, 5));
	const ofDay = hour % 24;
	if (language === 'en') {
		const half = ofDay < 12 ? 'am' : 'pm';
		return `${ofDay % 12 || 12}:${time.slice(3, 5)} ${half}${hour > 24 ? ' (next day)' : ''}`;
	}
	if (language === 'ja-x-easy') {
		const half = ofDay < 12 && hour !== 24 ? '[午前|ごぜん]' : '[午後|ごご]';
		const next = hour > 24 ? '[次|つぎ]の[日|ひ]の' : '';
		const shown = hour === 24 ? 12 : ofDay === 12 ? 12 : ofDay % 12;
		return `${next}${half}${shown}[時|じ]${minute ? `${minute}[分|ふん]` : ''}`;
	}
	return `${hour > 24 ? `[翌|よく]${hour - 24}` : hour}:${time.slice(3, 5)}`;
}

/** 9:30〜13:20 · 午前9時30分から 午後1時20分まで · 9:30 am – 1:20 pm. */
export function formatRange(from: LocalTime, to: LocalTime | undefined, language: Language = locale.value): string {
	return plainText(rangeMarked(from, to, language));
}

export function rangeMarked(from: LocalTime, to: LocalTime | undefined, language: Language = locale.value): string {
	const start = timeMarked(from, language);
	const end = to === undefined ? '' : timeMarked(to, language);
	if (language === 'ja-x-easy') return end ? `${start}から ${end}まで` : `${start}から`;
	if (language === 'en') return end ? `${start} – ${end}` : `from ${start}`;
	return `${start}〜${end}`;
}

/** 月 · 月ようび · Mon; `long`: 月曜日 · Monday. 0 is Sunday. */
export function weekdayName(
	weekday: number,
	style: 'short' | 'long' = 'short',
	language: Language = locale.value,
): string {
	return plainText(weekdayMarked(weekday, style, language));
}

export function weekdayMarked(
	weekday: number,
	style: 'short' | 'long' = 'short',
	language: Language = locale.value,
): string {
	if (language === 'en') return (style === 'long' ? EN_WEEKDAYS_LONG : EN_WEEKDAYS)[weekday] ?? '';
	if (language === 'ja-x-easy') return `${EASY_WEEKDAYS[weekday]}${style === 'long' ? 'ようび' : ''}`;
	return style === 'long' ? `${EASY_WEEKDAYS[weekday]}[曜日|ようび]` : `${EASY_WEEKDAYS[weekday]}`;
}

/** When something was last known, in the words one would use across a counter. `now` in milliseconds. */
export function formatAge(instant: string | number, now: number): string {
	const then = typeof instant === 'number' ? instant : Date.parse(instant);
	const minutes = Math.floor((now - then) / 60_000);
	if (minutes < 2) return t('common.ageNow');
	if (minutes < 60) return t('common.ageMinutes', { n: minutes });
	return formatInstant(then, now);
}

/** きょう 15:02 · 11月20日 15:02. */
export function formatInstant(instant: string | number, now: number): string {
	const then = toTokyo(typeof instant === 'number' ? instant : Date.parse(instant));
	const time = formatTime(then.time);
	if (then.date === toTokyo(now).date) return t('common.ageToday', { time });
	return t('common.ageDay', { date: formatDate(then.date, 'day'), time });
}

/** 1,500円 · 1,500 yen. */
export function formatYen(yen: number, language: Language = locale.value): string {
	const digits = formatNumber(yen);
	return language === 'en' ? `${digits} yen` : `${digits}円`;
}

export function formatNumber(n: number): string {
	const digits = String(Math.abs(Math.trunc(n)));
	let out = '';
	for (let i = 0; i < digits.length; i++) {
		if (i > 0 && (digits.length - i) % 3 === 0) out += ',';
		out += digits[i];
	}
	return n < 0 ? `-${out}` : out;
}

/** What colours a date, beside its words: Saturdays blue, Sundays and holidays red. */
export function dayTone(date: LocalDate): 'weekday' | 'saturday' | 'sunday' {
	const weekday = weekdayOf(date);
	if (weekday === 0 || holidayName(date) !== undefined) return 'sunday';
	return weekday === 6 ? 'saturday' : 'weekday';
}

function split(date: LocalDate): [number, number, number] {
	return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}
