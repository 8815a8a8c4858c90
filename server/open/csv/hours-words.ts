/** Opening hours of rules that a source stated for machines, in words for the columns that hold words. */
import type { ClosureRule, Place, RuleSet, Weekday } from '../../../contract/place.ts';
import { weekdayWord } from './sheet-row.ts';

const DAYS = ['日', '月', '火', '水', '木', '金', '土'];
const NTH = ['', '第1', '第2', '第3', '第4', '第5', '最終'];

/** One line for each set of rules; undefined when there is none. */
export function hoursWords(place: Place): string | undefined {
	const sets = place.rules ?? [];
	return sets.length > 0 ? sets.map(setWords).join('\n') : undefined;
}

function setWords(set: RuleSet): string {
	const from = set.validFrom === undefined ? '' : `${set.validFrom}から`;
	const to = set.validTo === undefined ? '' : `${set.validTo}まで`;
	const period = from || to ? `（${from}${to}${set.reason ? ` ${set.reason.ja}` : ''}）` : '';
	const open = set.hours.map(({ days, onHolidays, ranges }) => {
		const times = ranges.map((range) => `${range.from}～${range.to}`).join('、');
		const when = onHolidays ? '祝日' : days.length === 7 ? '' : (weekdayWord(days) ?? '');
		return `${when}${when ? ' ' : ''}${times}`;
	});
	const shut = set.closures.map(ruleWords);
	return [
		`${period}【開館時間】${open.join(' / ')}`,
		...(shut.length > 0 ? [`【休館日】${shut.join('、')}`] : []),
	].join(' ');
}

export function ruleWords(rule: ClosureRule): string {
	if (rule.rule === 'dates') return `${rule.from === rule.to ? rule.from : `${rule.from}～${rule.to}`}${timesOf(rule)}`;
	if (rule.rule === 'yearly') return `${monthDay(rule.from)}～${monthDay(rule.to)}`;
	if (rule.rule === 'holiday') return `祝日${timesOf(rule)}`;
	const days =
		rule.rule === 'weekly'
			? `毎週${weekdayWord(rule.days)}曜日`
			: `毎月${rule.nth.map((nth) => NTH[nth]).join('・')}${dayWord(rule.day)}曜日`;
	return `${days}${timesOf(rule)}${onHoliday(rule.onHoliday)}`;
}

export function dayWord(day: Weekday): string {
	return DAYS[day] ?? '';
}

function timesOf({ fromTime, toTime }: { fromTime?: string | undefined; toTime?: string | undefined }): string {
	return `${fromTime === undefined ? '' : `の${fromTime}から`}${toTime === undefined ? '' : `${toTime}まで`}`;
}

function onHoliday(what: string | undefined): string {
	if (what === 'open') return '（祝日は開館）';
	if (what === 'open-then-next-day') return '（祝日は開館し、翌日休館）';
	if (what === 'open-then-next-weekday') return '（祝日は開館し、翌平日休館）';
	return '';
}

function monthDay(text: string): string {
	return `${Number(text.slice(0, 2))}月${Number(text.slice(3))}日`;
}
