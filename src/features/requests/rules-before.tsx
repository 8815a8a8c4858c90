import type { LocalDate } from '../../../contract/common.ts';
import type { LocalMoment } from '../../../contract/dates.ts';
import type { Place } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import { bookingOpening } from '../../data/room-days.ts';
import type { Town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { OpensText } from '../../ui/opens-text.tsx';

/** The rules of the place, before anybody writes: who, how many, how often, from when, and what a no-show means. */
export function RulesBefore({
	town,
	place,
	room,
	date,
	now,
}: {
	town: Town;
	place: Place;
	room: Room;
	date: LocalDate;
	now: LocalMoment;
}) {
	const booking = place.booking;
	if (!booking) return null;
	const { perDay, perMonth, individuals, closesDaysBefore, noShow } = booking;
	const fewest = room.minPeople ?? booking.minPeople;
	return (
		<>
			<p class="ask__how">
				<T k={HOW[booking.channel]} />
			</p>
			<ul class="ask__rules">
				{individuals === 'no' && (
					<li>
						<T k="requests.ruleGroups" />
					</li>
				)}
				{individuals === 'yes' && (
					<li>
						<T k="requests.ruleAnybody" />
					</li>
				)}
				{(fewest ?? 0) > 1 && (
					<li>
						<T k="requests.ruleFewest" n={fewest} />
					</li>
				)}
				{room.capacity !== undefined && (
					<li>
						<T k="requests.ruleMost" n={room.capacity} />
					</li>
				)}
				{perDay !== undefined && (
					<li>
						<T k="requests.rulePerDay" n={perDay} />
					</li>
				)}
				{perMonth !== undefined && (
					<li>
						<T k="requests.rulePerMonth" n={perMonth} />
					</li>
				)}
				<li>
					<OpensText date={date} opens={bookingOpening(town, place, date)} now={now} />
				</li>
				{closesDaysBefore !== undefined && closesDaysBefore > 0 && (
					<li>
						<T k="requests.ruleCloses" n={closesDaysBefore} />
					</li>
				)}
				{noShow && (
					<li>
						{noShow.words ? (
							<ContentText text={noShow.words} inline />
						) : (
							<T k="requests.ruleNoShow" minutes={noShow.afterMinutes} months={noShow.keepsFromAskingMonths} />
						)}
					</li>
				)}
			</ul>
			{booking.words && booking.words.length > 0 && (
				<details class="ask__words">
					<summary>
						<T k="requests.rulesInWords" />
					</summary>
					<ul class="ask__rules">
						{booking.words.map((words) => (
							<li key={words.ja}>
								<ContentText text={words} inline />
							</li>
						))}
					</ul>
				</details>
			)}
		</>
	);
}

const HOW = {
	counter: 'requests.howCounter',
	request: 'requests.howRequest',
	instant: 'requests.howInstant',
	none: 'requests.howNone',
} as const;
