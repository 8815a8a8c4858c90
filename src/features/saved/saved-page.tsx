import './saved.css';
import { toTokyo } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { isOff, statusOf } from '../../data/event-status.ts';
import { type SavedThing, saved, toggleSaved } from '../../data/saved.ts';
import { type Town, town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { formatDate } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { StatusBadge } from '../../ui/state-sign.tsx';
import { nextStep } from './next-step.ts';
import { type SavedItem, type SavedKind, savedList } from './queries.ts';

const HEADINGS: Record<SavedKind, MessageKey> = {
	event: 'saved.events',
	group: 'saved.groups',
	place: 'saved.places',
	room: 'saved.rooms',
	guide: 'saved.guides',
	issue: 'issues.heading',
	exchange: 'exchange.heading',
};

/** `/saved` */
export function SavedPage() {
	const known = town.value;
	if (!known) return null;
	const { byKind, gone, count } = savedList(known, saved.value, now.value);
	if (count === 0 && gone.length === 0) return <NothingSaved />;
	return (
		<Screen
			title={count === 0 ? <T k="saved.titleNone" /> : <T k="saved.title" n={count} />}
			lead={<T k="saved.lead" />}
			actions={
				<>
					<LinkButton href={paths.calendars({ of: 'saved' })} icon="events">
						<T k="calendars.link" />
					</LinkButton>
					<LinkButton href={paths.follow()} icon="bell">
						<T k="follow.link" />
					</LinkButton>
				</>
			}
		>
			{byKind.map(({ kind, items }) => (
				<Section key={kind} heading={<T k={HEADINGS[kind]} />}>
					<CardList
						items={items}
						label={t(HEADINGS[kind])}
						keyOf={({ id }) => id}
						render={(item) => <SavedCard item={item} />}
					/>
				</Section>
			))}
			<NextStep town={known} />
			{gone.length > 0 && <Gone things={gone} />}
		</Screen>
	);
}

/** What one asked for lies on this device too, and is looked for here. */
function ToRequests() {
	return (
		<LinkButton href={paths.requests()} icon="rooms">
			<T k="requests.listLink" />
		</LinkButton>
	);
}

function NothingSaved() {
	return (
		<Screen title={<T k="saved.titleNone" />} lead={<T k="saved.lead" />} actions={<ToRequests />}>
			<Empty
				title={<T k="saved.noneHint" />}
				action={
					<div class="screen__actions">
						<LinkButton href={paths.events()} icon="events">
							<T k="saved.toEvents" />
						</LinkButton>
						<LinkButton href={paths.groups()} icon="groups">
							<T k="saved.toGroups" />
						</LinkButton>
					</div>
				}
			/>
		</Screen>
	);
}

function SavedCard({ item }: { item: SavedItem }) {
	const { event, next, where } = item;
	const status = event && statusOf(event, next);
	const loud = !item.over && status !== undefined && isOff(status);
	return (
		<Card
			href={item.href}
			tone={loud ? 'cancelled' : 'plain'}
			when={
				next && (
					<>
						<DateText date={next.date} /> {next.from && <TimeText from={next.from} to={next.to} />}
					</>
				)
			}
			badges={
				item.until !== undefined && !item.over
					? [<T k="exchange.untilDate" date={<DateText date={item.until} />} />]
					: undefined
			}
			title={<Named name={item.name} kana={item.nameKana} en={item.nameEn} />}
			where={where && <Named name={where.name} kana={where.nameKana} en={where.nameEn} />}
			state={
				item.over ? <T k="saved.over" /> : status && status !== 'scheduled' ? <StatusBadge status={status} /> : null
			}
		/>
	);
}

/** One step further, said once and quietly, where there is one. */
const NEXT_WORDS = { help: 'saved.nextHelp', host: 'saved.nextHost', again: 'saved.nextAgain' } as const;

function NextStep({ town }: { town: Town }) {
	const next = nextStep(town, saved.value, now.value);
	if (!next) return null;
	const { after, group } = next;
	return (
		<Section heading={<T k="saved.nextHeading" />}>
			<p>
				<T k={NEXT_WORDS[next.step]} event={<Named name={after.name} kana={after.nameKana} en={after.nameEn} />} />
			</p>
			{next.step === 'host' ? (
				<LinkButton href={paths.guides('desk')} icon="talk">
					<T k="saved.nextHostLink" />
				</LinkButton>
			) : next.step === 'help' ? (
				<Card
					href={paths.group(group.id)}
					title={<Named name={group.name} kana={group.nameKana} en={group.nameEn} />}
					who={group.recruitingText}
				/>
			) : (
				<Card
					href={paths.event(next.event.id, next.date)}
					when={<DateText date={next.date} />}
					title={<Named name={next.event.name} kana={next.event.nameKana} en={next.event.nameEn} />}
				/>
			)}
		</Section>
	);
}

/** What the town no longer lists: said, and kept until the person lets go of it. */
function Gone({ things }: { things: readonly SavedThing[] }) {
	return (
		<Section heading={<T k="saved.gone" />}>
			<p>
				<T k="saved.goneHint" />
			</p>
			<ul class="saved__gone">
				{things.map((thing) => (
					<li class="saved__gone-one" key={`${thing.kind}/${thing.id}`}>
						<T
							k="saved.goneOne"
							kind={<T k={thing.kind in HEADINGS ? HEADINGS[thing.kind as SavedKind] : 'saved.notices'} />}
							date={formatDate(toTokyo(thing.at).date)}
						/>
						<Button variant="text" onClick={() => void toggleSaved(thing.kind, thing.id)}>
							<T k="saved.remove" />
						</Button>
					</li>
				))}
			</ul>
		</Section>
	);
}
