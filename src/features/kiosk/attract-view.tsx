/**
 * The resting screen: to be read at three metres and to be touched at one. Everything moves slowly and a little, so that
 * nothing burns into the glass.
 */
import './attract-view.css';
import { useEffect, useState } from 'preact/hooks';
import type { KioskPart } from '../../../contract/kiosk.ts';
import { paths } from '../../../contract/paths.ts';
import type { Story as Told } from '../../../contract/story.ts';
import { now as clock } from '../../data/clock.ts';
import { isOff, statusOf } from '../../data/event-status.ts';
import type { Kiosk } from '../../data/kiosk-state.ts';
import type { Happening } from '../../data/relations.ts';
import { status } from '../../data/status.ts';
import { town } from '../../data/town.ts';
import { formatAge, timeMarked } from '../../i18n/format.ts';
import { Marked, Named, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { DateText } from '../../ui/date-text.tsx';
import { StateSign, StatusBadge } from '../../ui/state-sign.tsx';
import { isDimAt } from './dim-hours.ts';
import { attractModel, type Story } from './queries.ts';

/** Nothing stands still for longer (burn-in). */
const STORY_MS = 20_000;

export function AttractView({ kiosk }: { kiosk: Kiosk }) {
	const [turn, setTurn] = useState(0);
	useEffect(() => {
		const timer = setInterval(() => setTurn((n) => n + 1), STORY_MS);
		return () => clearInterval(timer);
	}, []);
	const current = town.value;
	const now = clock.value;
	const { config } = kiosk;
	if (current && isDimAt(config.dim, now.time)) return <DimView />;
	const model = current && attractModel(current, kiosk.placeId, config.pinnedNoticeId, now);
	const isShown = (part: KioskPart) => !config.hides?.includes(part);
	const story = isShown('stories') ? model?.stories[turn % Math.max(1, model.stories.length)] : undefined;
	// a day with little on it leaves room for the story where one looks first
	const isQuiet = (model?.today.length ?? 0) > 0 && (model?.today.length ?? 0) <= 2;
	return (
		<a class={`attract attract--shift-${Math.floor(turn / 3) % 4}`} href={paths.home()}>
			<header class="attract__top">
				<p class="attract__place">
					{model?.place ? (
						<Named name={model.place.name} kana={model.place.nameKana} en={model.place.nameEn} heading />
					) : (
						kiosk.name
					)}
				</p>
				{current?.profile?.sample && (
					<p class="attract__sample">
						<T k="common.sample" />
					</p>
				)}
				<p class="attract__date">
					<DateText date={now.date} />
				</p>
				<time class="attract__clock" dateTime={now.time}>
					<Marked text={timeMarked(now.time)} />
				</time>
			</header>
			{model?.notice && (
				<p class="attract__notice">
					<strong>
						<T k="kiosk.noticeLabel" />
					</strong>
					<span>{worded(model.notice.title)}</span>
				</p>
			)}
			<div class="attract__body">
				<section class="attract__events">
					<h1 class="attract__heading">
						<T k={model && model.today.length > 0 ? 'kiosk.today' : 'kiosk.coming'} />
					</h1>
					<ul class="attract__list">
						{(model && model.today.length > 0 ? model.today : (model?.coming ?? [])).map((happening) => (
							<EventLine
								key={`${happening.event.id} ${happening.occurrence.date}`}
								happening={happening}
								today={now.date}
							/>
						))}
					</ul>
					{story && isQuiet && <StoryCard story={story} />}
				</section>
				<div class="attract__side">
					{model && isShown('rooms') && (
						<section class="attract__rooms">
							<h2 class="attract__heading">
								<T k={model.rooms.length > 0 ? 'kiosk.rooms' : 'kiosk.roomsNone'} />
							</h2>
							<ul class="attract__list">
								{model.rooms.map(({ room, from, to, now: isNow }) => (
									<li class="attract__room" key={room.id}>
										<StateSign state="free" brief />
										<span class="attract__room-name">
											<Named name={room.name} kana={room.nameKana} en={room.nameEn} />
										</span>
										<span class="attract__room-time tabular">
											{isNow ? (
												<T k="kiosk.until" time={<Marked text={timeMarked(to)} />} />
											) : (
												<T k="kiosk.from" time={<Marked text={timeMarked(from)} />} />
											)}
										</span>
									</li>
								))}
							</ul>
						</section>
					)}
					{story && !isQuiet && <StoryCard story={story} />}
				</div>
			</div>
			<p class="attract__touch">
				<span class="attract__touch-main">
					<T k="kiosk.touch" />
				</span>
				<span class="attract__touch-more">
					{config.languages.includes('ja-x-easy') && <span lang="ja">がめんに さわって ください</span>}
					{config.languages.includes('en') && <span lang="en">Touch the screen to start</span>}
				</span>
			</p>
			<p class="attract__age">
				{status.value.lastHeardAt === null ? (
					<T k="common.dataAgeNever" />
				) : (
					<T k="common.dataAge" age={formatAge(status.value.lastHeardAt, now.ms)} />
				)}
			</p>
		</a>
	);
}

function EventLine({ happening, today }: { happening: Happening; today: string }) {
	const { event, occurrence } = happening;
	const eventStatus = statusOf(event, occurrence);
	return (
		<li class={isOff(eventStatus) ? 'attract__event attract__event--off' : 'attract__event'}>
			<span class="attract__event-when tabular">
				{occurrence.date !== today && (
					<span class="attract__event-date">
						<DateText date={occurrence.date} />
					</span>
				)}
				<span>{occurrence.from ? <Marked text={timeMarked(occurrence.from)} /> : <T k="kiosk.allDay" />}</span>
			</span>
			<span class="attract__event-name">
				<span class="attract__event-title">
					<Named name={event.name} kana={event.nameKana} en={event.nameEn} />
				</span>
				{eventStatus !== 'scheduled' && <StatusBadge status={eventStatus} />}
			</span>
		</li>
	);
}

function StoryCard({ story }: { story: Story }) {
	if (story.kind === 'story') return <ToldCard story={story.story} />;
	const { event, occurrence } = story.kind === 'event' ? story.happening : {};
	const thing = story.kind === 'group' ? story.group : event;
	if (!thing) return null;
	return (
		<section class="attract__story" key={thing.id}>
			<p class="attract__story-label">
				{story.kind === 'group' ? <T k="kiosk.storyGroup" /> : occurrence && <DateText date={occurrence.date} />}
			</p>
			<h2 class="attract__story-name">
				<Named name={thing.name} kana={thing.nameKana} en={thing.nameEn} heading />
			</h2>
			{thing.picture && <img class="attract__picture" src={thing.picture.url} alt={thing.picture.alt} />}
			{thing.summary && <p class="attract__story-text">{worded(thing.summary)}</p>}
		</section>
	);
}

function ToldCard({ story }: { story: Told }) {
	return (
		<section class="attract__story" key={story.id}>
			<p class="attract__story-label">{story.by}</p>
			<h2 class="attract__story-name">{story.title}</h2>
			{story.picture && <img class="attract__picture" src={story.picture.url} alt={story.picture.alt} />}
			<p class="attract__story-text">{worded({ ja: story.text, ...(story.easy && { easy: story.easy }) })}</p>
		</section>
	);
}

/** At night: dark, the time alone, each minute a little elsewhere. A touch wakes it like any other. */
function DimView() {
	const { time } = clock.value;
	return (
		<a class={`attract-dim attract-dim--${Number(time.slice(3)) % 5}`} href={paths.home()}>
			<time dateTime={time}>
				<Marked text={timeMarked(time)} />
			</time>
			<span>
				<T k="kiosk.touch" />
			</span>
		</a>
	);
}
