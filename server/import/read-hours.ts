/**
 * Opening hours written in words, read only when every word is understood.
 *
 * A rule set makes the screen say 「開いています」, so half an understanding is worse than none: 「年末年始」 without dates,
 * 「第1土曜のみ」, or hours without a word on closing days give `null`, and the words alone are shown.
 */
import { foldDigits } from '../../contract/codes.ts';
import type { LocalTime } from '../../contract/common.ts';
import type { ClosureRule, RuleSet, TimeRange, Weekday, WeeklyHours } from '../../contract/place.ts';
import { readTime } from './read-time.ts';
import { readWeekdays } from './read-weekdays.ts';

/** Nobody's opening hours are longer and still simple enough to be certain of. */
const MAX_LENGTH = 300;
const EVERY_DAY: Weekday[] = [1, 2, 3, 4, 5, 6, 0];
const HOURS_LABEL = /^(?:開館|利用|開所|営業|開園|開室|開庁|利用可能)(?:時間|日時)$/;
const CLOSED_LABEL = /^(?:休館|休所|休業|休園|休室|定休|閉館|閉庁|休み)日?$/;

/**
 * `text` has its hours and its closing days under headings, as in 「【開館時間】9:00～17:00 【休館日】月曜日」 or
 * 「開館時間：…」 on lines of their own.
 */
export function readHours(text: string): RuleSet | null {
	if (text.length > MAX_LENGTH) return null;
	const parts = splitByLabel(foldDigits(text));
	if (!parts) return null;
	const hours = readWeeklyHours(parts.hours);
	const closures = readClosures(parts.closed);
	return hours && closures ? { hours, slots: [], closures } : null;
}

function splitByLabel(text: string): { hours: string; closed: string } | null {
	const marked = text
		.replace(/(?:^|\n)\s*([^\s:【】\n]{2,8})\s*:\s*(?!\d)/g, '\n【$1】')
		.replace(/(?:^|\n)\s*((?:開館|利用|開所|営業|開園|開室|開庁)時間)\s*:/g, '\n【$1】');
	const pieces = marked.split(/【([^】]{1,12})】/);
	if ((pieces[0] ?? '').trim() !== '' || pieces.length !== 5) return null;
	const [, label1 = '', words1 = '', label2 = '', words2 = ''] = pieces;
	if (HOURS_LABEL.test(label1) && CLOSED_LABEL.test(label2)) return { hours: words1.trim(), closed: words2.trim() };
	if (CLOSED_LABEL.test(label1) && HOURS_LABEL.test(label2)) return { hours: words2.trim(), closed: words1.trim() };
	return null;
}

const RANGE = /^(.{1,12}?)\s*(?:[~〜～\-−–―ー]|から)\s*(.{1,12}?)(?:まで)?$/;

function readRange(text: string): TimeRange | null {
	const match = RANGE.exec(text.trim());
	const from = match && readSureTime(match[1] ?? '');
	const to = match && readSureTime(match[2] ?? '');
	return from && to && from < to ? { from, to } : null;
}

function readSureTime(text: string): LocalTime | null {
	const reading = readTime(text);
	return reading.is === 'time' ? reading.time : null;
}

/** One range for every day, or a range for 平日 and one for 土日祝. */
function readWeeklyHours(text: string): WeeklyHours[] | null {
	const everyDay = readRange(text.replace(/^毎日\s*/, ''));
	if (everyDay) return [{ days: EVERY_DAY, ranges: [everyDay] }];
	const split = /^平日\s*:?\s*(\S+)\s+土日(祝|祝日|・祝日|、祝日)\s*:?\s*(\S+)$/.exec(text);
	const weekdays = split && readRange(split[1] ?? '');
	const weekend = split && readRange(split[3] ?? '');
	if (!weekdays || !weekend) return null;
	return [
		{ days: [1, 2, 3, 4, 5], ranges: [weekdays] },
		{ days: [6, 0], onHolidays: true, ranges: [weekend] },
	];
}

const HOLIDAY_WORDS =
	/^(?:国民の)?(?:祝日|祝休日|祝祭日|祭日|休日|祝日法による休日|国民の祝日に関する法律に規定する休日)$/;

function readClosures(text: string): ClosureRule[] | null {
	if (/^(?:なし|無し|無|年中無休)$/.test(text)) return [];
	const rules: ClosureRule[] = [];
	for (const item of splitOutsideBrackets(text)) {
		const rule = readClosure(item);
		if (!rule) return null;
		rules.push(rule);
	}
	return rules.length > 0 ? mergeWeekly(rules) : null;
}

function readClosure(item: string): ClosureRule | null {
	if (HOLIDAY_WORDS.test(item)) return { rule: 'holiday' };
	const yearEnd =
		/^(?:年末年始)?\(?(1[0-2])月(\d{1,2})日?(?:から|[~〜～\-−])(?:翌年の?)?(0?[1-3])月(\d{1,2})日?(?:まで)?\)?$/.exec(
			item,
		);
	if (yearEnd) return yearlyOf(yearEnd[1], yearEnd[2], yearEnd[3], yearEnd[4]);
	const nth = /^(?:毎月|月の)?第([1-5]{1,5})([月火水木金土日])曜日?$/.exec(item);
	if (nth) {
		const day = readWeekdays(nth[2] ?? '')?.[0];
		const numbers = ([1, 2, 3, 4, 5] as const).filter((number) => nth[1]?.includes(String(number)));
		return day === undefined ? null : { rule: 'nth', nth: numbers, day };
	}
	const weekly = /^([^()]{1,12})(?:\(([^()]{1,40})\))?$/.exec(item);
	const days = weekly && readWeekdays(weekly[1] ?? '');
	if (!weekly || !days) return null;
	if (weekly[2] === undefined) return { rule: 'weekly', days };
	const onHoliday = readHolidayChain(weekly[2]);
	return onHoliday ? { rule: 'weekly', days, onHoliday } : null;
}

/** 「月曜が祝休日の場合は開館し翌日休館」 and its relatives. */
function readHolidayChain(words: string): 'open' | 'open-then-next-day' | 'open-then-next-weekday' | null {
	const chain =
		/^(?:[月火水木金土日]曜日?が|当日が)?(?:祝日|祝休日|祝祭日|休日)(?:又は振替休日|または振替休日|・振替休日)?(?:の場合|のとき|の時|に当たる場合|にあたる場合)(?:は|、)?(?:開館し、?)?(?:その)?(翌平日|翌日|開館)(?:が?休館|に振替)?$/.exec(
			words.replace(/\s/g, ''),
		);
	if (chain?.[1] === '翌平日') return 'open-then-next-weekday';
	if (chain?.[1] === '翌日') return 'open-then-next-day';
	return chain ? 'open' : null;
}

function yearlyOf(month1?: string, day1?: string, month2?: string, day2?: string): ClosureRule {
	const two = (text: string | undefined) => (text ?? '').padStart(2, '0');
	return { rule: 'yearly', from: `${two(month1)}-${two(day1)}`, to: `${two(month2)}-${two(day2)}` };
}

function splitOutsideBrackets(text: string): string[] {
	const items: string[] = [];
	let item = '';
	let depth = 0;
	for (const char of text.replace(/及び|および|並びに/g, '、').replace(/第([1-5])[・、,]第?(?=[1-5])/g, '第$1')) {
		if (char === '(') depth++;
		if (char === ')') depth--;
		if (depth <= 0 && /[、,・\s]/.test(char)) {
			items.push(item);
			item = '';
		} else item += char;
	}
	items.push(item);
	return items.filter((part) => part !== '');
}

/** 「土・日」 is one rule, not two. */
function mergeWeekly(rules: ClosureRule[]): ClosureRule[] {
	const days: Weekday[] = [];
	const others = rules.filter((rule) => {
		const plain = rule.rule === 'weekly' && rule.onHoliday === undefined;
		if (plain) days.push(...rule.days.filter((day) => !days.includes(day)));
		return !plain;
	});
	return days.length > 0 ? [{ rule: 'weekly', days }, ...others] : others;
}
