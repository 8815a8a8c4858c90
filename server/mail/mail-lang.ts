/** The languages mails are written in, and how a day is written in each. */
import type { LocalDate } from '../../contract/common.ts';
import { weekdayOf } from '../../contract/dates.ts';
import { dateWords } from '../open/instants.ts';

export type MailLang = 'ja' | 'easy' | 'en';

/** `lang`: what a person read in when they wrote, BCP 47; Japanese where nobody said. */
export function mailLangOf(lang: string | undefined): MailLang {
	if (lang === undefined || lang === 'ja') return 'ja';
	return lang.startsWith('ja') ? 'easy' : 'en';
}

/** BCP 47, for the mail's head. */
export const bcp47Of = (lang: MailLang): string => (lang === 'en' ? 'en' : 'ja');

const WEEKDAYS = '日月火水木金土';
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** 2026年12月10日（木）, 2026年 12月10日（木曜日）, 10 December 2026 */
export function dayIn(lang: MailLang, date: LocalDate): string {
	const [year, month = 1, day] = date.split('-').map(Number);
	if (lang === 'en') return `${day} ${MONTHS[month - 1]} ${year}`;
	const weekday = weekdayOf(date);
	return lang === 'ja' ? dateWords(date, weekday) : `${year}年 ${month}月${day}日（${WEEKDAYS[weekday]}曜日）`;
}
