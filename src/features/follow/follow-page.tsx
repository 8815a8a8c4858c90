import './follow.css';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { askFollows, follows, toggleFollowed } from '../../data/follow.ts';
import { type Town, town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { type Address, textIn } from '../../ui/filter-address.ts';
import { Screen, Section } from '../../ui/screen.tsx';
import { ByMail } from './by-mail.tsx';
import { ByPush } from './by-push.tsx';
import { Called, FollowedList } from './followed-list.tsx';
import { askedThing, comingEvents, type Shown, shownThing } from './queries.ts';

/** `/follow`: what somebody wants to hear of, and by which ways. Nothing is on before they said so. */
export function FollowPage() {
	const address: Address = useSearch({ strict: false });
	useEffect(() => void askFollows(), []);
	const here = town.value;
	const known = follows.value;
	if (!here || !known) return null;
	const of = (kind: 'place' | 'group' | 'field' | 'issue') => textIn(address, kind);
	const thing = askedThing({ place: of('place'), group: of('group'), field: of('field'), issue: of('issue') });
	const asked = thing && shownThing(here, thing);
	return (
		<Screen title={<T k="follow.title" />} lead={<T k="follow.lead" />}>
			{asked && (
				<Asked asked={asked} isIn={known.things.some(({ kind, id }) => kind === asked.kind && id === asked.id)} />
			)}
			<FollowedList town={here} things={known.things} />
			<Section heading={<T k="follow.calendar" />}>
				<p>
					<T k="follow.calendarLead" />
				</p>
				<p class="follow__acts">
					<LinkButton href={calendarOf(asked)} icon="events">
						<T k="calendars.link" />
					</LinkButton>
				</p>
			</Section>
			<ByMail known={known} />
			<ByPush known={known} />
			<Coming town={here} things={known.things} />
			<Section heading={<T k="follow.keeps" />}>
				<p class="follow__soft">
					<T k="follow.keepsLead" />
				</p>
			</Section>
		</Screen>
	);
}

function calendarOf(asked: Shown | undefined): string {
	if (asked?.kind === 'place') return paths.calendars({ place: asked.id });
	if (asked?.kind === 'issue') return paths.calendars({ issue: asked.id });
	return asked?.kind === 'group' ? paths.calendars({ group: asked.id }) : paths.calendars();
}

/** The thing whose screen led here. */
function Asked({ asked, isIn }: { asked: Shown; isIn: boolean }) {
	return (
		<div class="follow__asked" role="status">
			{isIn ? (
				<p>
					<T k="follow.isIn" name={<Called of={asked} />} />
				</p>
			) : (
				<Button variant="solid" icon="bell" onClick={() => void toggleFollowed(asked)}>
					<T k="follow.add" name={<Called of={asked} />} />
				</Button>
			)}
			<p class="follow__soft">
				<T k="follow.addKept" />
			</p>
		</div>
	);
}

function Coming({ town: here, things }: { town: Town; things: Parameters<typeof comingEvents>[1] }) {
	const coming = comingEvents(here, things, now.value);
	if (coming.length === 0) return null;
	return (
		<Section heading={<T k="follow.coming" />}>
			<CardList
				items={coming}
				label={t('follow.coming')}
				keyOf={({ event }) => event.id}
				render={({ event, next }) => (
					<Card
						href={paths.event(event.id, next.date)}
						when={
							<>
								<DateText date={next.date} /> {next.from && <TimeText from={next.from} to={next.to} />}
							</>
						}
						title={<Named name={event.name} kana={event.nameKana} en={event.nameEn} />}
					/>
				)}
			/>
		</Section>
	);
}
