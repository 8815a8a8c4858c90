import './debut.css';
import type { Group } from '../../../contract/group.ts';
import { outwardUrl } from '../../../contract/outward.ts';
import { paths } from '../../../contract/paths.ts';
import type { Place } from '../../../contract/place.ts';
import { now } from '../../data/clock.ts';
import { distanceM } from '../../data/distance.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import type { Happening } from '../../data/relations.ts';
import { settings } from '../../data/settings.ts';
import { type Town, town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { formatDistance } from '../../i18n/format-distance.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useFilter } from '../../ui/filter-address.ts';
import type { IconName } from '../../ui/icon.tsx';
import { PictureChoice } from '../../ui/picture-choice.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { ShareButton } from '../../ui/share-button.tsx';
import { readAnswers, writeAnswers } from './answers-in-address.ts';
import { type Answers, debut, LIVES, type Life, MOVES, type Move, TIMES, type Time } from './queries.ts';

type Faces<V extends string> = Record<V, { icon: IconName; k: MessageKey }>;

const MOVE_FACES: Faces<Move> = {
	body: { icon: 'move', k: 'debut.moveBody' },
	make: { icon: 'music', k: 'debut.moveMake' },
	learn: { icon: 'guide', k: 'debut.moveLearn' },
	talk: { icon: 'talk', k: 'debut.moveTalk' },
	help: { icon: 'heart', k: 'debut.moveHelp' },
	town: { icon: 'first', k: 'debut.moveTown' },
};
const TIME_FACES: Faces<Time> = {
	day: { icon: 'sun', k: 'debut.timeDay' },
	evening: { icon: 'moon', k: 'debut.timeEvening' },
	weekend: { icon: 'events', k: 'debut.timeWeekend' },
};
const LIFE_FACES: Faces<Life> = {
	alone: { icon: 'person', k: 'debut.lifeAlone' },
	friend: { icon: 'groups', k: 'debut.lifeFriend' },
	child: { icon: 'child', k: 'debut.lifeChild' },
	carer: { icon: 'heart', k: 'debut.lifeCarer' },
	retired: { icon: 'cup', k: 'debut.lifeRetired' },
};

/** `/first`: for whoever comes for the first time (地域デビュー). The three answers stand in the address and nowhere else. */
export function DebutPage() {
	const { filter: answers, hrefOf, change } = useFilter(paths.first(), readAnswers, writeAnswers);
	const known = town.value;
	if (!known) return null;
	const { events, groups, narrowed } = debut(known, now.value, answers, settings.value.homePlaceId);
	const n = events.length + groups.length;
	const none: Answers = { move: '', time: '', life: '' };
	return (
		<Screen title={<T k="debut.title" />} lead={<T k="debut.lead" />}>
			<div class="debut__questions">
				<PictureChoice
					legend={<T k="debut.askMove" />}
					options={MOVES.map((value) => ({ value, ...MOVE_FACES[value] }))}
					value={answers.move}
					onChange={(move) => change({ move })}
				/>
				<PictureChoice
					legend={<T k="debut.askTime" />}
					options={TIMES.map((value) => ({ value, ...TIME_FACES[value] }))}
					value={answers.time}
					onChange={(time) => change({ time })}
				/>
				<PictureChoice
					legend={<T k="debut.askLife" />}
					options={LIVES.map((value) => ({ value, ...LIFE_FACES[value] }))}
					value={answers.life}
					onChange={(life) => change({ life })}
				/>
			</div>
			<p class="debut__count" role="status">
				{narrowed && <T k={n > 0 ? 'debut.fits' : 'debut.fitsNone'} n={n} />}
			</p>
			{narrowed && (
				<div class="screen__actions">
					<Button icon="close" onClick={() => change(none)}>
						<T k="debut.again" />
					</Button>
					{n > 0 && <ShareButton title={t('debut.title')} path={hrefOf({})} />}
					{n > 0 && !kiosk.value?.config.hides?.includes('print') && (
						<Button icon="print" onClick={() => window.print()}>
							<T k="sheets.print" />
						</Button>
					)}
				</div>
			)}
			<Events known={known} events={events} narrowed={narrowed} />
			{groups.length > 0 && <Groups groups={groups} />}
			{narrowed && n > 0 && <OnPaper url={outwardUrl(location.origin, hrefOf({}))} />}
			<Section heading={<T k="debut.steps" />}>
				<ol class="debut__steps">
					<li>
						<T k="debut.step1" />
					</li>
					<li>
						<T k="debut.step2" />
					</li>
					<li>
						<T k="debut.step3" />
					</li>
				</ol>
			</Section>
		</Screen>
	);
}

/** On paper alone: the way back to the same answers, on one's own telephone. */
function OnPaper({ url }: { url: string }) {
	return (
		<div class="debut__paper">
			<QrCode text={url} label={t('debut.title')} />
			<p>{url}</p>
		</div>
	);
}

function Events({ known, events, narrowed }: { known: Town; events: readonly Happening[]; narrowed: boolean }) {
	return (
		<Section
			heading={<T k="debut.events" />}
			more={
				<a href={paths.events()}>
					<T k="debut.allEvents" />
				</a>
			}
		>
			{events.length > 1 && settings.value.homePlaceId !== null && (
				<p>
					<T k="debut.nearFirst" />
				</p>
			)}
			{events.length === 0 ? (
				<Empty
					title={<T k={narrowed ? 'debut.noneFits' : 'debut.none'} />}
					hint={<T k={narrowed ? 'debut.noneFitsHint' : 'debut.noneHint'} />}
				/>
			) : (
				<CardList
					items={events}
					pageSize={12}
					label={t('debut.events')}
					keyOf={({ event }) => event.id}
					render={({ event, occurrence }) => {
						const place = event.placeId ? known.places.get(event.placeId) : undefined;
						const where = place ?? (event.placeName ? { name: event.placeName } : null);
						return (
							<Card
								href={paths.event(event.id, occurrence.date)}
								when={
									<>
										<DateText date={occurrence.date} />{' '}
										{occurrence.from ? <TimeText from={occurrence.from} to={occurrence.to} /> : <T k="home.allDay" />}
									</>
								}
								title={<Named name={event.name} kana={event.nameKana} en={event.nameEn} />}
								where={
									where && (
										<>
											<Named name={where.name} kana={place?.nameKana} en={place?.nameEn} />{' '}
											<FarText known={known} place={place} />
										</>
									)
								}
								who={
									<>
										{event.organizer && <Named name={event.organizer} />}
										<FirstWords group={event.groupId ? known.groups.get(event.groupId) : undefined} />
									</>
								}
								badges={[
									t('debut.badgeNoApply'),
									...(event.fee?.kind === 'free' ? [t('details.feeFree')] : []),
									...stepBadges(event.groupId ? known.groups.get(event.groupId) : undefined),
								]}
							/>
						);
					}}
				/>
			)}
		</Section>
	);
}

function Groups({ groups }: { groups: readonly Group[] }) {
	return (
		<Section
			heading={<T k="debut.groups" />}
			more={
				<a href={paths.groups()}>
					<T k="debut.allGroups" />
				</a>
			}
		>
			<CardList
				items={groups}
				pageSize={8}
				label={t('debut.groups')}
				keyOf={(group) => group.id}
				render={(group) => (
					<Card
						href={paths.group(group.id)}
						when={group.scheduleText}
						title={<Named name={group.name} kana={group.nameKana} en={group.nameEn} />}
						who={
							<>
								{group.firstStep?.text ?? (group.summary ? worded(group.summary) : null)}
								<FirstWords group={group} />
							</>
						}
						badges={stepBadges(group)}
					/>
				)}
			/>
		</Section>
	);
}

/** How far it is from one's own centre. */
function FarText({ known, place }: { known: Town; place: Place | undefined }) {
	const { homePlaceId } = settings.value;
	const far = distanceM(known.places.get(homePlaceId ?? ''), place);
	return far === undefined || place?.id === homePlaceId ? null : <span class="debut__far">{formatDistance(far)}</span>;
}

/** What to bring, and whom to say hello to. */
function FirstWords({ group }: { group: Group | undefined }) {
	const { bring, greet } = group?.firstStep ?? {};
	return (
		<>
			{bring && (
				<span class="debut__first">
					<T k="groups.firstBring" what={<span lang="ja">{bring}</span>} />
				</span>
			)}
			{greet && (
				<span class="debut__first">
					<T k="groups.firstGreet" what={<span lang="ja">{greet}</span>} />
				</span>
			)}
		</>
	);
}

function stepBadges(group: Group | undefined): string[] {
	const step = group?.firstStep;
	if (!step) return [];
	return [
		...(step.minutes === undefined ? [] : [t('debut.badgeMinutes', { n: step.minutes })]),
		...(step.onceOk ? [t('debut.badgeOnce')] : []),
		...(step.withFriendOk ? [t('debut.badgeFriend')] : []),
	];
}
