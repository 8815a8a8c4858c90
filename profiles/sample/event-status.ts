import type { Event } from '../../contract/event.ts';
import { dateOf } from './days.ts';
import type { Random } from './random.ts';
import type { TownContext } from './town-context.ts';
import { CANCEL_REASONS, CHANGE_REASONS, POSTPONE_REASONS } from './words/event-words.ts';

/** Three of today's are cancelled, one changed; elsewhere a few in a hundred. */
export function settleStatus(context: TownContext, random: Random, event: Event, index: number, todays: number): void {
	const start = event.when.startDate ?? '';
	const last = event.when.endDate ?? start;
	const today = dateOf(context.today);
	if (index < todays && start === today && !event.when.pattern) {
		if (index % 7 === 3) cancel(event, random);
		else if (index % 11 === 5) change(event, random);
		return;
	}
	if (last < today) {
		event.status = random.chance(0.06) ? 'cancelled' : 'ended';
		if (event.status === 'cancelled') event.statusNote = random.pick(CANCEL_REASONS);
		return;
	}
	if (event.when.pattern) {
		return;
	}
	const fate = random.next();
	if (fate < 0.025) cancel(event, random);
	else if (fate < 0.05) change(event, random);
	else if (fate < 0.06) {
		event.status = 'postponed';
		event.statusNote = random.pick(POSTPONE_REASONS);
	}
}

function cancel(event: Event, random: Random): void {
	event.status = 'cancelled';
	event.statusNote = random.pick(CANCEL_REASONS);
}

function change(event: Event, random: Random): void {
	event.status = 'changed';
	event.statusNote = random.pick(CHANGE_REASONS);
}
