import type { ClosureRule, RuleSet } from '../../contract/place.ts';
import { WEEKDAY_KANJI } from './days.ts';

/** The rules once more in words, as a sheet at the door has them. */
export function hoursText(set: RuleSet): string {
	const closing = set.closures.map(closingText).join('、');
	return `開館：${openText(set)}　休館日：${closing}`;
}

function openText(set: RuleSet): string {
	const range = (hours: RuleSet['hours'][number]) =>
		hours.ranges.map(({ from, to }) => `${from.replace(/^0/, '')}〜${to}`).join('、');
	return set.hours
		.filter((hours) => hours.days.length > 0)
		.map((hours) => {
			if (hours.days.length === 7) return range(hours);
			return `${hours.days.includes(1) ? '平日' : '土・日・祝日'} ${range(hours)}`;
		})
		.join('、');
}

function closingText(rule: ClosureRule): string {
	switch (rule.rule) {
		case 'weekly': {
			const days = rule.days.map((day) => WEEKDAY_KANJI[day]).join('・');
			if (rule.onHoliday === 'open-then-next-weekday') return `毎週${days}曜日（祝日のときは開館し、次の平日が休み）`;
			if (rule.onHoliday === 'open-then-next-day') return `毎週${days}曜日（祝日のときは開館し、次の日が休み）`;
			return `毎週${days}曜日`;
		}
		case 'nth':
			return `第${rule.nth.join('・')}${WEEKDAY_KANJI[rule.day]}曜日`;
		case 'yearly':
			return `${monthDay(rule.from)}〜${monthDay(rule.to)}`;
		case 'holiday':
			return '祝日';
		case 'dates':
			return `${rule.from}〜${rule.to}`;
	}
}

function monthDay(text: string): string {
	return `${Number(text.slice(0, 2))}月${Number(text.slice(3))}日`;
}
