import { monthOf } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { type Town, town } from '../../data/town.ts';
import { plainText } from '../../i18n/marked.ts';
import { type Phrase, Phrases, phrasesText } from '../../i18n/phrases.tsx';
import { t } from '../../i18n/t.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SearchField } from '../../ui/field.tsx';
import { useTypedFilter } from '../../ui/filter-address.ts';
import { Narrowing } from '../../ui/narrowing.tsx';
import { datasetsOf } from '../../ui/row-sources.ts';
import { Screen } from '../../ui/screen.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { chosenEvents, whichEvents } from './chosen-words.tsx';
import { EventDays } from './event-days.tsx';
import { EventFacets } from './event-facets.tsx';
import { EventPhases } from './event-phases.tsx';
import { readEventFilter, writeEventFilter } from './filter-in-address.ts';
import { headingOf } from './heading.tsx';
import { MonthCalendar } from './month-calendar.tsx';
import {
	countTakingPlace,
	daysShown,
	type EventFilter,
	type EventList,
	eventList,
	VIEWS,
	type View,
} from './queries.ts';
import { StepLinks } from './step-links.tsx';

const VIEW_WORDS = {
	day: 'events.viewDay',
	week: 'events.viewWeek',
	month: 'events.viewMonth',
	list: 'events.viewList',
} as const satisfies Record<View, string>;

/** 催し: today, a week, a month or everything to come; the view, the day and all choices stand in the address. */
export function EventsPage() {
	const { filter, hrefOf, change, type } = useTypedFilter(paths.events(), readEventFilter, writeEventFilter);
	const current = town.value;
	if (!current) return null;
	const now = clock.value;
	const list = eventList(current, filter, now);
	const { on, off } = countTakingPlace(list.entries);
	const phrases = whichEvents(current, filter);
	const heading = headingOf(filter, now.date, on);
	return (
		<Screen
			title={<Heading heading={heading} phrases={phrases} />}
			lead={off > 0 ? <T k="events.off" n={off} /> : undefined}
			sources={datasetsOf(list.entries.map((entry) => entry.event))}
			wide
		>
			<Tabs
				label={t('events.views')}
				tabs={VIEWS.map((view) => ({
					href: hrefOf({ view, date: '' }),
					label: <T k={VIEW_WORDS[view]} />,
					current: filter.view === view,
				}))}
			/>
			<Narrowing
				chosen={chosenEvents(current, filter, hrefOf)}
				withoutAll={hrefOf({ q: '', place: '', audience: '', type: '', field: '' })}
				folded={filter.view === 'month'}
				said={headingText(heading, phrases)}
				facets={() => (
					<>
						<SearchField
							label={<T k="events.searchLabel" />}
							hint={<T k="events.searchHint" />}
							value={filter.q}
							onInput={type}
						/>
						<EventFacets town={current} filter={filter} counts={list.counts} change={change} />
					</>
				)}
			>
				<StepLinks filter={filter} today={now.date} hrefOf={hrefOf} />
				<Shown town={current} filter={filter} list={list} hrefOf={hrefOf} />
			</Narrowing>
		</Screen>
	);
}

function Shown({
	town,
	filter,
	list: { entries },
	hrefOf,
}: {
	town: Town;
	filter: EventFilter;
	list: EventList;
	hrefOf: (patch: Partial<EventFilter>) => string;
}) {
	const now = clock.value;
	const [from] = daysShown(filter, now.date);
	if (filter.view === 'month') {
		return (
			<MonthCalendar
				month={monthOf(from)}
				entries={entries}
				today={now.date}
				hrefOf={(date) => hrefOf({ view: 'day', date: date === now.date ? '' : date })}
			/>
		);
	}
	if (entries.length === 0) {
		return (
			<Empty
				title={<Heading heading={headingOf(filter, now.date, 0)} phrases={whichEvents(town, filter)} />}
				hint={<T k="events.noneHint" />}
				action={
					filter.view !== 'list' && (
						<LinkButton href={hrefOf({ view: 'list', date: '' })}>
							<T k="events.showList" />
						</LinkButton>
					)
				}
			/>
		);
	}
	if (filter.view === 'day' && from === now.date) return <EventPhases town={town} entries={entries} now={now} />;
	return <EventDays town={town} entries={entries} now={now} />;
}

function Heading({ heading, phrases }: { heading: Phrase; phrases: readonly Phrase[] }) {
	const params = Object.entries(heading.params ?? {}).map(([name, text]) => [name, <Marked text={text} />]);
	return <T k={heading.k} {...Object.fromEntries(params)} what={<Phrases phrases={phrases} />} />;
}

function headingText(heading: Phrase, phrases: readonly Phrase[]): string {
	const params = Object.entries(heading.params ?? {}).map(([name, text]) => [name, plainText(text)]);
	return t(heading.k, { ...Object.fromEntries(params), what: phrasesText(phrases) });
}
