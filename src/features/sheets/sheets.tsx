/** What each sheet says. */
import { nextOccurrence, occurrencesOf } from '../../../contract/calendar.ts';
import type { LocalDate } from '../../../contract/common.ts';
import type { Event, EventStatus } from '../../../contract/event.ts';
import type { Group } from '../../../contract/group.ts';
import type { Place } from '../../../contract/place.ts';
import { now } from '../../data/clock.ts';
import { statusOf } from '../../data/event-status.ts';
import { occurrencesOn } from '../../data/relations.ts';
import type { Town } from '../../data/town.ts';
import { formatDate, formatRange, formatYen } from '../../i18n/format.ts';
import { Sheet, SheetFacts } from './sheet.tsx';
import { ON_PAPER } from './sheet-words.ts';

type Of<Thing> = { town: Town; of: Thing; stamps: boolean };

export function EventSheet({ town, of: event, date, stamps }: Of<Event> & { date: LocalDate | undefined }) {
	const asked = date ? occurrencesOf(event.when, date, date, 1)[0] : undefined;
	const occurrence = asked ?? nextOccurrence(event, now.value);
	const place = town.places.get(event.placeId ?? '');
	const rooms = (event.roomIds ?? []).flatMap((id) => town.rooms.get(id)?.name ?? []);
	const whereName = event.placeName ?? place?.name ?? '';
	const organizer = town.groups.get(event.groupId ?? '')?.name ?? event.organizer;
	return (
		<Sheet thing={{ kind: 'event', id: event.id }} place={place?.name ?? organizer ?? ''} stamps={stamps}>
			<State of={statusOf(event, occurrence)} />
			<h2 class="sheet__title">{event.name}</h2>
			{occurrence && (
				<p class="sheet__date">
					{formatDate(occurrence.date, 'short', 'ja')}{' '}
					{occurrence.from && formatRange(occurrence.from, occurrence.to, 'ja')}
				</p>
			)}
			<p class="sheet__lead">{event.summary?.ja ?? event.subtitle}</p>
			<SheetFacts
				items={[
					[ON_PAPER.when, event.when.text],
					[
						ON_PAPER.where,
						[whereName, ...rooms.filter((room) => !whereName.includes(room)), event.address ?? place?.address]
							.filter(Boolean)
							.join(' '),
					],
					[ON_PAPER.who, event.audienceText],
					[ON_PAPER.fee, feeOf(event)],
					[ON_PAPER.capacity, event.capacityText ?? (event.capacity && `${event.capacity}人`)],
					[ON_PAPER.apply, applyOf(event)],
					[ON_PAPER.organizer, organizer],
					[ON_PAPER.contact, [event.contact?.name, event.contact?.phone].filter(Boolean).join(' ')],
				]}
			/>
		</Sheet>
	);
}

export function GroupSheet({ town, of: group, stamps }: Of<Group>) {
	const places = (group.placeIds ?? []).flatMap((id) => town.places.get(id)?.name ?? []);
	return (
		<Sheet thing={{ kind: 'group', id: group.id }} place={places[0] ?? ''} stamps={stamps}>
			<h2 class="sheet__title">{group.name}</h2>
			<p class="sheet__lead">{group.summary?.ja}</p>
			<SheetFacts
				items={[
					[ON_PAPER.meets, group.scheduleText],
					[ON_PAPER.where, places.join('、')],
					[ON_PAPER.fee, feeOf(group)],
					[ON_PAPER.contact, [group.contact?.name, group.contact?.phone].filter(Boolean).join(' ')],
				]}
			/>
		</Sheet>
	);
}

export function DaySheet({ town, of: place, date, stamps }: Of<Place> & { date: LocalDate }) {
	const here = occurrencesOn(town, date).filter(({ event }) => event.placeId === place.id);
	return (
		<Sheet thing={{ kind: 'place', id: place.id }} place={place.name} stamps={stamps}>
			<h2 class="sheet__title">{ON_PAPER.dayTitle}</h2>
			<p class="sheet__date">{formatDate(date, 'short', 'ja')}</p>
			{here.length === 0 && <p class="sheet__lead">{ON_PAPER.none}</p>}
			<table class="sheet__facts">
				<tbody>
					{here.map(({ event, occurrence }) => {
						const word = STATES[statusOf(event, occurrence)];
						return (
							<tr key={event.id + (occurrence.from ?? '')}>
								<th scope="row">{occurrence.from && formatRange(occurrence.from, occurrence.to, 'ja')}</th>
								<td>
									<span class={word && word !== ON_PAPER.changed ? 'sheet__off' : undefined}>{event.name}</span>
									{word && <strong>【{word}】</strong>}
								</td>
								<td>{(event.roomIds ?? []).flatMap((id) => town.rooms.get(id)?.name ?? []).join('、')}</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</Sheet>
	);
}

const STATES: Partial<Record<EventStatus, string>> = {
	cancelled: ON_PAPER.cancelled,
	postponed: ON_PAPER.postponed,
	changed: ON_PAPER.changed,
};

function State({ of }: { of: EventStatus }) {
	const word = STATES[of];
	return word ? <p class="sheet__state">{word}</p> : null;
}

function applyOf({ apply }: Event): string | undefined {
	if (apply?.needed === 'no') return ON_PAPER.no;
	return apply?.method ?? (apply?.needed === 'yes' ? ON_PAPER.yes : undefined);
}

function feeOf({ fee }: Pick<Event, 'fee'>): string | undefined {
	if (!fee) return undefined;
	if (fee.text) return fee.text;
	if (fee.kind === 'free') return ON_PAPER.free;
	return fee.yen === undefined ? undefined : formatYen(fee.yen, 'ja');
}
