import type { Event } from '../../contract/event.ts';
import type { Room } from '../../contract/room.ts';
import { dateOf, monthNumber } from './days.ts';
import type { Random } from './random.ts';
import type { TownContext } from './town-context.ts';
import { APPLY_WORDS } from './words/event-words.ts';

type Type = Event['eventType'];

/** What one joins for the good of others, or just walks in to, costs nothing. */
const FREE: readonly Type[] = ['volunteer', 'forum', 'meeting', 'consultation', 'market', 'exhibition', 'festival'];
/** One simply comes. */
const WALK_IN: readonly Type[] = ['market', 'exhibition', 'festival', 'concert', 'forum', 'meeting'];

/** Fee, places, how to apply. Some say nothing of the fee: silence is not 無料. */
export function termsOf(
	context: TownContext,
	random: Random,
	about: { day: number; type: Type; room: Room | undefined; fee?: string },
): Pick<Event, 'fee' | 'capacity' | 'capacityText' | 'apply' | 'publishFrom'> {
	const needed = WALK_IN.includes(about.type)
		? random.pick(['no', 'no', 'no', 'unknown'] as const)
		: random.pick(['yes', 'yes', 'yes', 'no', 'no', 'unknown'] as const);
	const most = about.room?.capacity ?? 20;
	const capacity = random.pick([8, 10, 12, 15, 20, 24, 30, 40].filter((people) => people <= Math.max(most, 8)));
	const until = about.day - random.between(1, 9);
	const from = until - random.between(7, 24);
	const way = random.pick(APPLY_WORDS);
	return {
		fee: feeOf(random, about),
		...(needed === 'yes' ? { capacity, capacityText: `${capacity}人（${way.order}）` } : {}),
		apply:
			needed === 'yes'
				? {
						needed,
						method: way.method,
						from: dateOf(from),
						until: dateOf(until),
						...(way.time ? { untilTime: way.time } : {}),
					}
				: needed === 'no'
					? { needed, method: '当日直接会場へ' }
					: { needed },
		publishFrom: dateOf(Math.min(from, context.today - 1)),
	};
}

function feeOf(random: Random, about: { type: Type; fee?: string }): NonNullable<Event['fee']> {
	if (about.fee) return { kind: about.fee.startsWith('無料') ? 'free' : 'paid', text: about.fee };
	if (FREE.includes(about.type)) return { kind: 'free', text: '無料' };
	const yen = random.pick([0, 0, 0, 100, 200, 300, 500, 800, -1]);
	if (yen === 0) return { kind: 'free', text: '無料' };
	if (yen < 0) return { kind: 'unknown' };
	return { kind: 'paid', yen, text: `${yen}円` };
}

export function contactOf(phone: string | undefined, name: string | undefined): Event['contact'] {
	return { ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
}

export function subtitleOf(random: Random, day: number, type: Type): string {
	const month = monthNumber(day);
	if (type === 'course') return random.pick([`${month}月の回`, 'ゆっくり進む組', `第${random.between(2, 12)}期`]);
	return random.pick([`${month}月の回`, `第${random.between(2, 48)}回`]);
}
