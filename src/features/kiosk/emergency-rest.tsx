/**
 * The resting screen while もしもの時 holds: black, still, and readable at three metres. The same facts as `/emergency`, the first
 * of each; a touch leads to all of them.
 */
import './attract-view.css';
import '../../ui/alert-level.css';
import './emergency-rest.css';
import { STATION_OFFERS } from '../../../contract/emergency-at.ts';
import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { beganMs, emergency } from '../../data/emergency.ts';
import { knownHazards, nearest, saidFirst, stationOf, urgentNotices } from '../../data/emergency-board.ts';
import type { Kiosk } from '../../data/kiosk-state.ts';
import { status } from '../../data/status.ts';
import { type Town, town } from '../../data/town.ts';
import { formatAge, timeMarked } from '../../i18n/format.ts';
import { formatAgo } from '../../i18n/format-ago.ts';
import { formatDistance } from '../../i18n/format-distance.ts';
import { Marked, Named, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { LEVEL_WORDS, OFFER_SIGNS, OFFER_WORDS, OPENING_WORDS } from '../../ui/emergency-words.ts';

const NOTICES = 3;
const SITES = 3;

export function EmergencyRest({ kiosk }: { kiosk: Kiosk }) {
	const here = town.value;
	const now = clock.value;
	if (!here) return null;
	const place = here.places.get(kiosk.placeId);
	const { words, level } = saidFirst(here, kiosk.placeId, now.ms);
	const hazards = knownHazards(here);
	const hazard = hazards.includes('earthquake') ? 'earthquake' : hazards[0];
	const sites = nearest(here, place, 'evacuation-site', SITES, hazard);
	const name = here.profile?.emergency?.name;
	return (
		<a class={`attract attract--shift-${Number(now.time.slice(3)) % 4} emergency-rest`} href={paths.home()}>
			<header class="attract__top">
				<p class="attract__place">
					{place ? <Named name={place.name} kana={place.nameKana} en={place.nameEn} heading /> : kiosk.name}
				</p>
				{here.profile?.sample && (
					<p class="attract__sample">
						<T k="common.sample" />
					</p>
				)}
				<time class="attract__clock" dateTime={now.time}>
					<Marked text={timeMarked(now.time)} />
				</time>
			</header>
			<div class="emergency-rest__first">
				<h1 class="emergency-rest__title">{name ? worded(name) : <T k="emergency.titleOn" />}</h1>
				{level && (
					<p class={`alert-level alert-level--${level.level} emergency-rest__level`}>
						<strong>
							<T k="emergency.levelTitle" n={level.level} /> <T k={LEVEL_WORDS[level.level].name} />
						</strong>{' '}
						{level.issuer} <span class="attract__age">{formatAge(level.issuedAt, now.ms)}</span>
					</p>
				)}
				{words.map(({ row, words: text }) => (
					<p class="emergency-rest__words" key={row.id}>
						{worded(text)} {words.length > 1 && <span class="emergency-rest__said">{row.by}</span>}
					</p>
				))}
			</div>
			<div class="attract__body">
				<section class="emergency-rest__notices">
					<h2 class="attract__heading">
						<T k="emergency.noticesHeading" />
					</h2>
					<Notices here={here} placeId={kiosk.placeId} />
				</section>
				<div class="attract__side">
					<Station here={here} placeId={kiosk.placeId} />
					{sites.length > 0 && (
						<section>
							<h2 class="attract__heading">
								<T k="emergency.sitesHeading" />
							</h2>
							<ul class="attract__list">
								{sites.map(({ point, metres }) => (
									<li class="attract__room" key={point.id}>
										<span class="attract__room-name">
											<Named name={point.name} kana={point.nameKana} en={point.nameEn} />
										</span>
										{metres !== undefined && <span>{formatDistance(metres)}</span>}
									</li>
								))}
							</ul>
						</section>
					)}
				</div>
			</div>
			<p class="attract__touch">
				<span class="attract__touch-main">
					<T k="kiosk.touch" />
				</span>
				<span class="attract__touch-more">
					{kiosk.config.languages.includes('ja-x-easy') && <span lang="ja">がめんに さわって ください</span>}
					{kiosk.config.languages.includes('en') && <span lang="en">Touch the screen for help in English</span>}
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

function Notices({ here, placeId }: { here: Town; placeId: string }) {
	const now = clock.value;
	const notices = urgentNotices(here, placeId, now, beganMs(emergency.value)).slice(0, NOTICES);
	if (notices.length === 0) {
		return (
			<p>
				<T k="emergency.noticesNone" />
			</p>
		);
	}
	return (
		<ul class="attract__list">
			{notices.map(({ notice, saidMs, isOld }) => (
				<li
					class={isOld ? 'emergency-rest__notice emergency-rest__notice--old' : 'emergency-rest__notice'}
					key={notice.id}
				>
					<strong>{worded(notice.title)}</strong>
					<span class="emergency-rest__said">
						{notice.author}{' '}
						<span class="attract__age">
							{saidMs !== undefined && formatAgo(saidMs, now.ms)} {isOld && <T k="emergency.mayBeOld" />}
						</span>
					</span>
				</li>
			))}
		</ul>
	);
}

function Station({ here, placeId }: { here: Town; placeId: string }) {
	const now = clock.value;
	const said = stationOf(here, placeId, now.ms);
	const station = said?.row.station;
	if (!said || !station) return null;
	return (
		<section>
			<h2 class="attract__heading">
				<T k={OPENING_WORDS[station.opening]} />
			</h2>
			<ul class="emergency-rest__offers">
				{STATION_OFFERS.map((offer) => (
					<li key={offer}>
						{OFFER_SIGNS[station.offers[offer] ?? 'unknown']} <T k={OFFER_WORDS[offer]} />
					</li>
				))}
			</ul>
			<p class="attract__age">
				{said.saidMs !== undefined && formatAgo(said.saidMs, now.ms)} {said.isOld && <T k="emergency.mayBeOld" />}
			</p>
		</section>
	);
}
