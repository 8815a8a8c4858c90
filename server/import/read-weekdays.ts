/** 曜日: `月火水木金`, `月・水・金`, `月～金`, `平日`, `12345` (Monday first). */
import type { Weekday } from '../../contract/place.ts';

const MONDAY_FIRST = '月火水木金土日';
const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 0];

/** Weekdays in the order of the week from Monday, or `null` when the text says anything else besides. */
export function readWeekdays(text: string): Weekday[] | null {
	const plain = text
		.normalize('NFKC')
		.replace(/毎週|曜日|曜/g, '')
		.replace(/[\s・、,;/]|及び|と/g, '');
	if (plain === '毎日' || plain === '全日' || plain === '年中無休') return [...EVERY_DAY];
	if (plain === '平日') return EVERY_DAY.slice(0, 5);
	const range = /^([月火水木金土日])(?:[~〜～\-ー−–―]|から)([月火水木金土日])(?:まで)?$/.exec(plain);
	if (range) {
		const from = MONDAY_FIRST.indexOf(range[1] ?? '');
		const to = MONDAY_FIRST.indexOf(range[2] ?? '');
		return from < to ? EVERY_DAY.slice(from, to + 1) : null;
	}
	if (/^[月火水木金土日]{1,7}$/.test(plain)) return pick([...plain].map((day) => MONDAY_FIRST.indexOf(day)));
	if (/^[1-7]{1,7}$/.test(plain)) return pick([...plain].map((digit) => Number(digit) - 1));
	return null;
}

function pick(indexes: number[]): Weekday[] | null {
	if (new Set(indexes).size !== indexes.length) return null;
	return EVERY_DAY.filter((_, index) => indexes.includes(index));
}
