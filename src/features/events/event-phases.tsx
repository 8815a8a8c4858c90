import type { LocalMoment } from '../../../contract/dates.ts';
import type { Town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { CardList } from '../../ui/card-list.tsx';
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
	return PHASES.map((phase) => {
		const inPhase = entries.filter((entry) => phaseOf(entry, now) === phase);
		if (inPhase.length === 0) return null;
		return (
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
	});
}
