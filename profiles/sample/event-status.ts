import type { Event } from '../../contract/event.ts';
import { dateOf } from './days.ts';
import type { Random } from './random.ts';
import type { TownContext } from './town-context.ts';
import { CANCEL_REASONS, CHANGE_REASONS, POSTPONE_REASONS } from './words/event-words.ts';

/** Of today's single events every sixth is cancelled and one is changed; elsewhere a few in a hundred. */
export function settleStates(context: TownContext, random: Random, events: readonly Event[]): void {
	const today = dateOf(context.today);
	let todays = 0;
	for (const event of events) {
		const { startDate = '', endDate = startDate, pattern } = event.when;
		if (endDate < today) {
			if (random.chance(0.06)) cancel(event, random);
			else event.status = 'ended';
		} else if (pattern) {
			// a regular meeting goes on; single meetings of it are called off by a closure
		} else if (startDate === today) {
			if (todays % 6 === 2) cancel(event, random);
			else if (todays === 4) settle(event, 'changed', random.pick(CHANGE_REASONS));
			todays++;
		} else {
			const fate = random.next();
			if (fate < 0.025) cancel(event, random);
			else if (fate < 0.05) settle(event, 'changed', random.pick(CHANGE_REASONS));
			else if (fate < 0.06) settle(event, 'postponed', random.pick(POSTPONE_REASONS));
		}
	}
}

function settle(event: Event, status: Event['status'], note: Event['statusNote']): void {
	event.status = status;
	event.statusNote = note;
}

function cancel(event: Event, random: Random): void {
	settle(event, 'cancelled', random.pick(CANCEL_REASONS.filter((reason) => reason.fits(event))).note);
}
