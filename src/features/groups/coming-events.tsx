import type { Group } from '../../../contract/group.ts';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Card } from '../../ui/card.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { Section } from '../../ui/screen.tsx';
import { StatusBadge } from '../../ui/state-sign.tsx';
import { comingEvents } from './queries.ts';

const SHOWN = 5;

export function ComingEvents({ town, group }: { town: Town; group: Group }) {
	const coming = comingEvents(town, group.id, now.value);
	return (
		<Section heading={<T k="groups.comingEvents" />}>
			{coming.length === 0 && (
				<p>
					<T k="groups.comingNone" />
				</p>
			)}
			{coming.slice(0, SHOWN).map(({ event, next, status }) => (
				<Card
					key={event.id}
					href={paths.event(event.id, next?.date)}
					when={
						next && (
							<>
								<DateText date={next.date} /> {next.from && <TimeText from={next.from} to={next.to} />}
							</>
						)
					}
					title={<Named name={event.name} kana={event.nameKana} en={event.nameEn} />}
					where={event.placeName && <span lang="ja">{event.placeName}</span>}
					state={status === 'scheduled' ? undefined : <StatusBadge status={status} />}
					tone={status === 'cancelled' || status === 'postponed' ? 'cancelled' : 'plain'}
				/>
			))}
		</Section>
	);
}
