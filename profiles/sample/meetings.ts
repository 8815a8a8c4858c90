/** Times at which the desks of the made-up town can be met: on the days on which each is open, from the day after tomorrow on. */
import type { Guide } from '../../contract/guide.ts';
import type { Meeting } from '../../contract/meeting.ts';
import { dateOf, weekdayOf } from './days.ts';
import type { TownContext } from './town-context.ts';

const TIMES = [
	['10:00', '10:30'],
	['10:30', '11:00'],
	['14:00', '14:30'],
] as const;
const DAYS_EACH = 3;

export function makeMeetings({ today, dataset }: TownContext, guides: readonly Guide[]): Meeting[] {
	return guides
		.filter(({ guideType }) => guideType === 'desk')
		.flatMap((desk, n) => {
			const open = Array.from({ length: 21 }, (_, i) => today + 2 + n + i).filter((day) =>
				desk.hours?.some(({ days }) => days.includes(weekdayOf(day) as 0)),
			);
			return open.slice(0, DAYS_EACH).flatMap((day, nth) =>
				TIMES.map(
					([from, to], time): Meeting => ({
						id: `meeting-${n + 1}-${nth + 1}-${time + 1}`,
						deskId: desk.id,
						how: n % 2 === 0 ? 'place' : 'phone',
						...(n % 2 === 0 && desk.placeId !== undefined && { placeId: desk.placeId }),
						date: dateOf(day),
						from,
						to,
						source: { dataset },
					}),
				),
			);
		});
}
