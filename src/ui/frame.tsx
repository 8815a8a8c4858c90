/**
 * What stands around every screen. Pure: the same inputs give the same markup in the page and in the worker, which keeps
 * the home screen as HTML for the next cold start.
 */
import './frame.css';
import type { ComponentChildren } from 'preact';
import { paths } from '../../contract/paths.ts';
import type { MessageKey } from '../i18n/catalogue.ts';
import { formatAge, timeMarked } from '../i18n/format.ts';
import { t } from '../i18n/t.ts';
import { Marked, Named, T } from '../i18n/text.tsx';
import { DateText } from './date-text.tsx';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

export type Station = 'today' | 'events' | 'rooms' | 'groups' | 'search';

export type FrameProps = {
	/** which of the five places the screen belongs to */
	station: Station | null;
	/** my centre, or the town */
	name: { name: string; nameKana?: string | undefined; nameEn?: string | undefined } | null;
	now: { ms: number; date: string; time: string };
	/** the town is made up */
	sample: boolean;
	/** the server's clock at its last answer; null: never */
	lastHeardAt: number | null;
	/** things that wait to be sent */
	waiting: number;
	/** things that came back and were not looked after yet */
	returned?: number;
	/** below the content and above the age: what the app has to say (a new version) */
	notice?: ComponentChildren;
	children?: ComponentChildren;
};

const STATIONS: readonly { station: Station; href: string; icon: IconName; k: MessageKey }[] = [
	{ station: 'today', href: paths.home(), icon: 'today', k: 'common.navToday' },
	{ station: 'events', href: paths.events(), icon: 'events', k: 'common.navEvents' },
	{ station: 'rooms', href: paths.places(), icon: 'rooms', k: 'common.navRooms' },
	{ station: 'groups', href: paths.groups(), icon: 'groups', k: 'common.navGroups' },
	{ station: 'search', href: paths.search(), icon: 'search', k: 'common.navSearch' },
];

export function Frame({
	station,
	name,
	now,
	sample,
	lastHeardAt,
	waiting,
	returned = 0,
	notice,
	children,
}: FrameProps) {
	return (
		<div class="frame">
			<a class="frame__skip" href="#main">
				<T k="common.skipToMain" />
			</a>
			<header class="frame__top">
				<div class="frame__where">
					<p class="frame__name">
						{name ? <Named name={name.name} kana={name.nameKana} en={name.nameEn} /> : <T k="common.appName" />}
					</p>
					<p class="frame__when">
						<DateText date={now.date} />
						<time class="frame__clock" dateTime={now.time}>
							<Marked text={timeMarked(now.time)} />
						</time>
					</p>
				</div>
				<nav class="frame__more" aria-label={t('common.moreLabel')}>
					<a class="frame__tool" href={paths.saved()}>
						<Icon name="save" />
						<span>
							<T k="common.savedShort" />
						</span>
					</a>
					<a class="frame__tool" href={paths.settings()} data-opens="display">
						<Icon name="text" />
						<span>
							<T k="common.display" />
						</span>
					</a>
				</nav>
				<Unsent waiting={waiting} returned={returned} />
				{sample && (
					<p class="frame__sample">
						<strong>
							<T k="common.sample" />
						</strong>
						<span>
							<T k="common.sampleNote" />
						</span>
					</p>
				)}
				{lastHeardAt !== null && hoursSince(lastHeardAt, now.ms) >= VERY_OLD_HOURS && (
					<p class="frame__stale phrase">
						<Icon name="warning" />
						<span>
							<T k="common.dataAgeOld" age={formatAge(lastHeardAt, now.ms)} />
						</span>
					</p>
				)}
			</header>
			<nav class="frame__stations" aria-label={t('common.navLabel')}>
				<ul class="frame__station-list">
					{STATIONS.map((item) => (
						<li key={item.station}>
							<a class="frame__station" href={item.href} aria-current={item.station === station ? 'page' : undefined}>
								<Icon name={item.icon} />
								<span>
									<T k={item.k} />
								</span>
							</a>
						</li>
					))}
				</ul>
			</nav>
			{/* what waits for the town and what shows it are two screens: the second does not grow out of the first */}
			<main class="frame__main" id="main" tabIndex={-1} key={name ? 'town' : 'waiting'}>
				{children}
			</main>
			<footer class="frame__bottom">
				{notice}
				<DataAge lastHeardAt={lastHeardAt} nowMs={now.ms} />
				<p class="frame__links">
					<a href={paths.emergency()}>
						<T k="common.emergency" />
					</a>
					<a href={paths.settings()}>
						<T k="common.settings" />
					</a>
					<a href={paths.licences()}>
						<T k="common.licences" />
					</a>
					<a href={paths.accessibility()}>
						<T k="common.accessibility" />
					</a>
				</p>
			</footer>
			<p class="visually-hidden" role="status" id="announcer" />
		</div>
	);
}

/** Wherever something waits, whatever the screen: how much, and the way to it. */
function Unsent({ waiting, returned }: { waiting: number; returned: number }) {
	if (waiting === 0 && returned === 0) return null;
	return (
		<p class="frame__unsent">
			<a class="frame__unsent-link" href={paths.outbox()}>
				{returned > 0 && (
					<span class="frame__came-back">
						<Icon name="warning" />
						<T k="common.returned" n={returned} />
					</span>
				)}
				{waiting > 0 && (
					<span>
						<T k="common.waiting" n={waiting} />
					</span>
				)}
			</a>
		</p>
	);
}

const HOUR_MS = 3_600_000;
const OLD_HOURS = 3;
/** A day: nobody should read on without having seen it, so it stands at the top as well. */
const VERY_OLD_HOURS = 24;

function hoursSince(thenMs: number, nowMs: number): number {
	return (nowMs - thenMs) / HOUR_MS;
}

/** How old what one reads is: always there, small while it is fresh, larger the older it is. */
function DataAge({ lastHeardAt, nowMs }: { lastHeardAt: number | null; nowMs: number }) {
	if (lastHeardAt === null) {
		return (
			<p class="frame__age frame__age--old">
				<T k="common.dataAgeNever" />
			</p>
		);
	}
	const hours = hoursSince(lastHeardAt, nowMs);
	const look =
		hours >= VERY_OLD_HOURS
			? 'frame__age frame__age--very-old'
			: hours >= OLD_HOURS
				? 'frame__age frame__age--old'
				: 'frame__age';
	return (
		<p class={look}>
			<T k={hours >= OLD_HOURS ? 'common.dataAgeOld' : 'common.dataAge'} age={formatAge(lastHeardAt, nowMs)} />
		</p>
	);
}
