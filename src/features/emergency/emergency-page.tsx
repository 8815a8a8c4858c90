/** `/emergency`, and home while it holds: what is said, how the centre is, where to go, whom to call. All of it is on the device. */
import './emergency.css';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { beganMs, emergency } from '../../data/emergency.ts';
import { saidFirst, urgentNotices } from '../../data/emergency-board.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import { settings } from '../../data/settings.ts';
import { town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { LinkButton } from '../../ui/button.tsx';
import { datasetsOf } from '../../ui/row-sources.ts';
import { Screen } from '../../ui/screen.tsx';
import { AlertLevelNow, AllLevels } from './alert-level.tsx';
import { BegunBy } from './begun-by.tsx';
import { EvacuationSites, OtherPoints } from './nearest-points.tsx';
import { Phones } from './phones.tsx';
import { maySwitchSomewhere } from './rights.ts';
import { StationNow } from './station-state.tsx';
import { ToldNotices } from './told-notices.tsx';

export function EmergencyPage() {
	const here = town.value;
	if (!here) return null;
	const holds = emergency.value;
	const moment = now.value;
	const placeId = kiosk.value?.placeId ?? settings.value.homePlaceId;
	const place = placeId === null ? undefined : here.places.get(placeId);
	const { profile } = here;
	const name = profile?.emergency?.name;
	const { words, level } = saidFirst(here, placeId, moment.ms);
	// at level 3 some go, at 4 everybody: where to comes before everything else
	const isTimeToGo = (level?.level ?? 0) >= 3;
	return (
		<Screen
			title={name ? worded(name) : <T k={holds ? 'emergency.titleOn' : 'emergency.titleOff'} />}
			lead={holds ? <BegunBy here={holds} nowMs={moment.ms} /> : <T k="emergency.leadOff" />}
			sources={datasetsOf([...here.safety.values()])}
			wide
		>
			{words.map(({ row, words: text }) => (
				<div key={row.id} class="emergency__words">
					<p>{worded(text)}</p>
					{words.length > 1 && <p class="emergency__words-by">{row.by}</p>}
				</div>
			))}
			{level && <AlertLevelNow level={level} nowMs={moment.ms} />}
			{isTimeToGo && <EvacuationSites town={here} place={place} />}
			{holds && <ToldNotices notices={urgentNotices(here, placeId, moment, beganMs(holds))} nowMs={moment.ms} />}
			{place && (holds || here.emergencies.get(place.id)?.station) && (
				<StationNow town={here} place={place} nowMs={moment.ms} />
			)}
			<p class="emergency__lead">
				{profile?.emergency?.lead ? worded(profile.emergency.lead) : <T k="emergency.notShelter" />}
			</p>
			{!isTimeToGo && <EvacuationSites town={here} place={place} />}
			<Phones profile={profile} />
			<OtherPoints town={here} place={place} />
			{!level && <AllLevels />}
			<div class="emergency__acts">
				{place && !kiosk.value?.config.hides?.includes('print') && (
					<LinkButton icon="print" href={paths.emergencySheet(place.id)}>
						<T k="emergency.print" />
					</LinkButton>
				)}
				{maySwitchSomewhere() && (
					<LinkButton icon="settings" href={paths.emergencySwitch()}>
						<T k="emergency.switch" />
					</LinkButton>
				)}
			</div>
			{holds && (
				<p class="emergency__rest">
					<T k="emergency.restNote" />
				</p>
			)}
		</Screen>
	);
}
