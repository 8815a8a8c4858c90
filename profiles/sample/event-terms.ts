import type { Event } from '../../contract/event.ts';
import { dateOf, monthNumber } from './days.ts';
import type { Random } from './random.ts';
import type { TownContext } from './town-context.ts';
import { APPLY_WORDS } from './words/event-words.ts';

/** Fee, places, how to apply. Several say nothing of the fee: silence is not 無料. */
export function termsOf(context: TownContext, random: Random, day: number, fee: string | undefined) {
	const needed = random.pick(['yes', 'yes', 'no', 'no', 'unknown'] as const);
	const capacity = random.pick([8, 10, 12, 15, 20, 24, 30, 40]);
	const until = day - random.between(1, 9);
	const from = until - random.between(7, 24);
	const apply = random.pick(APPLY_WORDS);
	const price = random.pick([0, 0, 0, 100, 200, 300, 500, 800, -1]);
	return {
		fee: fee
			? { kind: fee.startsWith('無料') ? ('free' as const) : ('paid' as const), text: fee }
			: price === 0
				? { kind: 'free' as const, text: '無料' }
				: price < 0
					? { kind: 'unknown' as const }
					: { kind: 'paid' as const, yen: price, text: `${price}円` },
		...(needed === 'yes' ? { capacity, capacityText: `${capacity}人（${apply.order}）` } : {}),
		apply:
			needed === 'yes'
				? {
						needed,
						method: apply.method,
						from: dateOf(from),
						until: dateOf(until),
						...(apply.time ? { untilTime: apply.time } : {}),
					}
				: needed === 'no'
					? { needed, method: '当日直接会場へ' }
					: { needed },
		publishFrom: dateOf(Math.min(from, context.today - 1)),
	};
}

export function contactOf(phone: string | undefined, name: string | undefined): Event['contact'] {
	return { ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
}

export function subtitleOf(random: Random, day: number): string {
	const month = monthNumber(day);
	return random.pick([
		`${month}月の回`,
		`第${random.between(2, 48)}回`,
		'親子の部',
		'夜の部',
		`${month}月号`,
		'入門編',
		'続編',
	]);
}
