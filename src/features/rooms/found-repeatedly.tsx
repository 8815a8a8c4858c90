import './found-repeatedly.css';
import { paths } from '../../../contract/paths.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Card } from '../../ui/card.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { addressOf } from '../../ui/filter-address.ts';
import { FloorText } from '../../ui/floor-text.tsx';
import { StateSign } from '../../ui/state-sign.tsx';
import type { FoundRepeatedly, FoundSeries } from './find.ts';
import { reasonsFor } from './found-reasons.tsx';
import type { Wish } from './wish.ts';

/** One room a card, with each of its days. */
export function SeriesRooms({ found, wish }: { found: FoundRepeatedly; wish: Wish }) {
	return (
		<CardList
			items={found.free}
			pageSize={6}
			keyOf={({ room }) => room.id}
			render={(item) => <SeriesRoom item={item} total={found.dates.length} wish={wish} />}
		/>
	);
}

function SeriesRoom({ item, total, wish }: { item: FoundSeries; total: number; wish: Wish }) {
	const { room, place, slot, perDate } = item;
	return (
		<div class="found-series">
			<Card
				href={addressOf(paths.room(room.id), { date: perDate[0]?.date ?? '' })}
				tone={item.free === total ? 'now' : 'plain'}
				when={<TimeText from={slot.from} to={slot.to} />}
				title={<Named name={room.name} kana={room.nameKana} en={room.nameEn} />}
				where={
					<>
						<Named name={place.name} kana={place.nameKana} en={place.nameEn} />{' '}
						{room.floor && <FloorText floor={room.floor} />}
					</>
				}
				state={
					<strong>
						<T k="rooms.seriesCount" total={total} n={item.free} />
						{item.unknown > 0 && (
							<>
								・<T k="rooms.seriesUnknown" n={item.unknown} />
							</>
						)}
						{item.notYet > 0 && (
							<>
								・<T k="rooms.seriesNotYet" n={item.notYet} />
							</>
						)}
					</strong>
				}
				badges={reasonsFor(item, wish)}
			/>
			<ol class="found-series__days">
				{perDate.map(({ date, state }) => (
					<li class={`found-series__day found-series__day--${state}`} key={date}>
						<a class="found-series__link" href={addressOf(paths.room(room.id), { date, slot: slot.id })}>
							<DateText date={date} style="day" />
							<StateSign state={state} />
						</a>
					</li>
				))}
			</ol>
		</div>
	);
}
