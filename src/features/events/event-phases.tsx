import type { LocalMoment } from '../../../contract/dates.ts';
import type { Town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { Later, rowsInWindow } from '../../ui/later.tsx';
import { Section } from '../../ui/screen.tsx';
import { EventCard } from './event-card.tsx';
import { type Entry, PHASES, type Phase, phaseOf } from './queries.ts';

const WORDS: Record<Phase, MessageKey> = {
	now: 'events.phaseNow',
	next: 'events.phaseNext',
	begun: 'events.phaseBegun',
	'all-day': 'events.phaseAllDay',
	over: 'events.phaseOver',
};
const SHOWN: Partial<Record<Phase, number>> = { over: 5 };

/** Today by the clock: what is on comes before what comes next; what is over comes last. */
export function EventPhases({ town, entries, now }: { town: Town; entries: readonly Entry[]; now: LocalMoment }) {
	const phases = PHASES.map((phase) => ({ phase, inPhase: entries.filter((entry) => phaseOf(entry, now) === phase) }));
	const [first, ...rest] = phases.filter(({ inPhase }) => inPhase.length > 0);
	const section = ({ phase, inPhase }: (typeof phases)[number]) => (
		<Section key={phase} heading={<T k={WORDS[phase]} />}>
			<CardList
				items={inPhase}
				label={t(WORDS[phase])}
				pageSize={SHOWN[phase] ?? 30}
				keyOf={({ event, occurrence }) => `${event.id} ${occurrence.from ?? ''}`}
				render={(entry) => <EventCard town={town} entry={entry} now={now} isNow={phase === 'now'} />}
			/>
		</Section>
	);
	if (!first) return null;
	// a short first part leaves room for the next in the window
	const fills = first.inPhase.length >= rowsInWindow();
	return (
		<>
			{section(first)}
			{fills ? <Later>{() => rest.map(section)}</Later> : rest.map(section)}
		</>
	);
}
