import './week-grid.css';
import type { ComponentChildren } from 'preact';
import type { LocalDate } from '../../../contract/common.ts';
import { holidayName } from '../../../contract/holidays.ts';
import type { Slot } from '../../../contract/place.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { SlotCell } from '../../ui/slot-cell.tsx';
import { StateSign } from '../../ui/state-sign.tsx';
import type { WeekDay } from './queries.ts';

/** Seven days of one room. Days stand below one another where it is narrow, side by side where there is room. */
export function WeekGrid({
	days,
	onOpen,
}: {
	days: readonly WeekDay[];
	onOpen: (date: LocalDate, slot: Slot) => void;
}) {
	return (
		<div class="week">
			<ol class="week__days">
				{days.map((day) => (
					<Day key={day.date} day={day} onOpen={onOpen} />
				))}
			</ol>
		</div>
	);
}

function Day({ day, onOpen }: { day: WeekDay; onOpen: (date: LocalDate, slot: Slot) => void }) {
	const holiday = holidayName(day.date);
	return (
		<li class={day.isToday ? 'week__day week__day--today' : 'week__day'}>
			<h3 class="week__date">
				{day.isToday && (
					<span class="week__today">
						<T k="rooms.today" />
					</span>
				)}
				<DateText date={day.date} style="narrow" />
				{holiday && (
					<span class="week__holiday" lang="ja">
						{holiday}
					</span>
				)}
			</h3>
			{day.opening.state === 'closed' ? (
				<Whole>
					<StateSign state="closed" />
					{day.opening.reason && (
						<span class="week__why">
							<ContentText text={day.opening.reason} inline />
						</span>
					)}
				</Whole>
			) : day.slots.length === 0 ? (
				<Whole>
					{day.opening.state === 'unknown' && <StateSign state="unknown" />}
					<span class="week__why">
						<T k={day.opening.state === 'unknown' ? 'rooms.dayUnknown' : 'rooms.dayNoSlots'} />
					</span>
				</Whole>
			) : (
				<ul class="week__slots">
					{day.slots.map(({ slot, state }) => (
						<li key={slot.id}>
							<SlotCell date={day.date} slot={slot} state={state} onPress={() => onOpen(day.date, slot)} />
						</li>
					))}
				</ul>
			)}
		</li>
	);
}

function Whole({ children }: { children: ComponentChildren }) {
	return <p class="week__whole">{children}</p>;
}
