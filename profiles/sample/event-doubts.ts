import type { Event } from '../../contract/event.ts';
import { dateOf } from './days.ts';
import type { Random } from './random.ts';
import type { TownContext } from './town-context.ts';

/** Slips of the pen as real sheets have them, one upcoming event in eighty, marked the way the importer marks them. */
export function raiseDoubts(context: TownContext, random: Random, events: readonly Event[]): void {
	const today = dateOf(context.today);
	const upcoming = events.filter(({ status, when }) => {
		const isOneDay = when.startDate === when.endDate && !when.pattern && !when.dates;
		return status === 'scheduled' && isOneDay && (when.startDate ?? '') > today;
	});
	upcoming.forEach((event, i) => {
		if (i % 80 !== 5) return;
		event.doubts = [i % 160 === 5 ? slipOfYear(event) : unreadEnd(event, random)];
	});
}

/** The end still bears the year before. */
function slipOfYear({ when }: Event): string {
	const year = Number(when.startDate?.slice(0, 4)) - 1;
	when.endDate = `${year}-${when.startDate?.slice(5)}`.replace(/-02-29$/, '-02-28');
	return 'ends-before-start';
}

/** The end is no date: its words are kept. */
function unreadEnd({ when }: Event, random: Random): string {
	delete when.endDate;
	when.text = `終了日：${random.pick(['未定', '雨のときは次の週', '人が集まりしだい'])}`;
	return 'end-unread';
}
