/**
 * きょう. Pure and without effects, so that the worker can draw it to a string.
 *
 * One thing is largest: what is true of my centre now. Then what is on, then the rooms, then everything else.
 */
import './home.css';
import { paths } from '../../../contract/paths.ts';
import { rangeMarked } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { Marked, Named, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { DateText } from '../../ui/date-text.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { HomeNotices, ImportantNotices } from './home-notices.tsx';
import type { CentreToday, Headline, HomeModel } from './queries.ts';
import { RoomsNow } from './rooms-now.tsx';
import { TodaysEvents } from './todays-events.tsx';
import { TodaysStory } from './todays-story.tsx';
import { WaysIn } from './ways-in.tsx';

export function HomeView({
	model,
	nowMs,
	onChoose,
}: {
	model: HomeModel;
	nowMs: number;
	/** the person told which centre is theirs; the worker has nobody to listen to */
	onChoose?: (placeId: string) => void;
}) {
	const { place, notices } = model;
	const emergencies = notices.filter(({ level }) => level === 'emergency');
	const important = notices.filter(({ level }) => level === 'important');
	const others = notices.filter(({ level }) => level === 'normal');
	return (
		<Screen
			title={<HeadlineText headline={model.headline} />}
			lead={<Lead model={model} />}
			sources={model.sources}
			wide
		>
			<HomeNotices notices={emergencies} urgent />
			<ImportantNotices notices={important} />
			<div class={place ? 'home__columns' : 'home__start'}>
				{!place && <ChooseCentre choices={model.choices} onChoose={onChoose} />}
				<TodaysEvents model={model} />
				{place && (
					<div>
						{model.rooms && <RoomsNow rooms={model.rooms} placeId={place.id} date={model.date} nowMs={nowMs} />}
						{model.closures.length > 0 && (
							<Section heading={<T k="home.closuresHeading" />}>
								<ul class="home__closures">
									{model.closures.map(({ date, reason }) => (
										<li key={date}>
											<DateText date={date} />
											{reason && <span class="home__reason">{worded(reason)}</span>}
										</li>
									))}
								</ul>
							</Section>
						)}
					</div>
				)}
			</div>
			<HomeNotices notices={others} />
			{model.story && <TodaysStory story={model.story} />}
			<WaysIn />
			{place && (
				<p class="section">
					<a class="home__change" href={`${paths.settings()}#place`}>
						<T k="home.change" />
					</a>
				</p>
			)}
		</Screen>
	);
}

function HeadlineText({ headline }: { headline: Headline }) {
	switch (headline.kind) {
		case 'choose':
			return <T k="home.chooseTitle" />;
		case 'closed':
			return <T k="home.closedTitle" />;
		case 'none-free':
			return <T k="home.noneFreeTitle" />;
		case 'over':
			return <T k="home.overTitle" />;
		case 'unknown':
			return <T k="home.unknownTitle" />;
		case 'free':
			// つ counts to nine
			return headline.rooms < 10 ? (
				<T k="home.freeTitle" n={<strong class="home__number">{headline.rooms}</strong>} />
			) : (
				<T k="home.freeManyTitle" n={<strong class="home__number">{headline.rooms}</strong>} />
			);
	}
}

function Lead({ model }: { model: HomeModel }) {
	const { headline, place, ranges, partlyReason } = model;
	if (!place) return <T k="home.chooseLead" />;
	return (
		<>
			<a href={paths.place(place.id)}>
				<Named name={place.name} kana={place.nameKana} en={place.nameEn} />
			</a>{' '}
			{headline.kind === 'closed' && headline.reason && <span>{worded(headline.reason)}</span>}
			{headline.kind !== 'closed' && ranges.length > 0 && (
				<span class="tabular">
					<T
						k="home.openHours"
						ranges={
							<span>
								<Marked text={ranges.map(({ from, to }) => rangeMarked(from, to)).join(t('home.rangeJoin'))} />
							</span>
						}
					/>
				</span>
			)}
			{partlyReason && <span class="home__partly">{worded(partlyReason)}</span>}
		</>
	);
}

function ChooseCentre({
	choices,
	onChoose,
}: {
	choices: readonly CentreToday[];
	onChoose: ((placeId: string) => void) | undefined;
}) {
	return (
		<ul class="home__choices" aria-label={t('home.chooseList')}>
			{choices.map(({ place, ...today }) => (
				<li key={place.id}>
					<button class="home__choice" type="button" onClick={() => onChoose?.(place.id)}>
						<span class="home__choice-name">
							<Named name={place.name} kana={place.nameKana} en={place.nameEn} />
						</span>
						<span class="home__choice-today tabular">
							<CentreTodayText {...today} />
						</span>
					</button>
				</li>
			))}
		</ul>
	);
}

/** Why one might go there today: hours, and how much is on. */
function CentreTodayText({ hours, isClosed, events }: Omit<CentreToday, 'place'>) {
	return (
		<>
			{isClosed && (
				<span>
					<T k="home.choiceClosed" />
				</span>
			)}
			{!isClosed && hours && (
				<span>
					<Marked text={hours.map(({ from, to }) => rangeMarked(from, to)).join(t('home.rangeJoin'))} />
				</span>
			)}
			{!isClosed && events > 0 && (
				<span>
					<T k="home.choiceEvents" n={events} />
				</span>
			)}
		</>
	);
}
