/** もしもの時 on A4, in letters for a wall: what is said in Japanese, easy Japanese and English, how the place is, where to go. */

import type { Worded } from '../../../contract/common.ts';
import { toTokyo } from '../../../contract/dates.ts';
import { STATION_OFFERS } from '../../../contract/emergency-at.ts';
import type { Place } from '../../../contract/place.ts';
import { HAZARDS, isMeantFor } from '../../../contract/safety.ts';
import { now } from '../../data/clock.ts';
import { beganMs, emergency } from '../../data/emergency.ts';
import { nearest, saidFirst, stationOf, urgentNotices } from '../../data/emergency-board.ts';
import type { Town } from '../../data/town.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';
import { formatDistance } from '../../i18n/format-distance.ts';
import { Sheet, SheetFacts } from './sheet.tsx';
import { ON_PAPER } from './sheet-words.ts';

const NOTICES = 4;
const SITES = 4;

export function EmergencySheet({ town, of: place, stamps }: { town: Town; of: Place; stamps: boolean }) {
	const moment = now.value;
	const { words, level } = saidFirst(town, place.id, moment.ms);
	const station = stationOf(town, place.id, moment.ms);
	const { profile } = town;
	return (
		<Sheet thing={{ kind: 'place', id: place.id }} place={place.name} stamps={stamps}>
			<h2 class="sheet__title">{profile?.emergency?.name?.ja ?? ON_PAPER.emergency}</h2>
			<p>{ON_PAPER.emergencyOthers}</p>
			{level && (
				<p class="sheet__state">
					{ON_PAPER.level}
					{level.level}　{level.issuer}　{stamp(Date.parse(level.issuedAt))}
				</p>
			)}
			{words.map(({ row, words: text }) => (
				<InThree key={row.id} text={text} />
			))}
			{urgentNotices(town, place.id, moment, beganMs(emergency.value))
				.slice(0, NOTICES)
				.map(({ notice, saidMs }) => (
					<div class="sheet__notice" key={notice.id}>
						<InThree text={notice.title} strong />
						{notice.body && <InThree text={notice.body} />}
						<p>
							{notice.author} {saidMs !== undefined && stamp(saidMs)}
						</p>
					</div>
				))}
			<SheetFacts
				items={[
					[
						ON_PAPER.stationNow,
						station?.row.station && (
							<>
								{ON_PAPER.opening[station.row.station.opening]}　
								{STATION_OFFERS.map(
									(offer) =>
										`${ON_PAPER.offers[offer]} ${ON_PAPER.has[station.row.station?.offers[offer] ?? 'unknown']}`,
								).join('　')}
								　（{station.row.stationBy} {station.saidMs !== undefined && stamp(station.saidMs)}）
							</>
						),
					],
					[ON_PAPER.sites, sitesOf(town, place)],
					[
						ON_PAPER.phones,
						[
							'119（火事・救急車 Fire, ambulance）',
							'110（警察 Police）',
							...(profile?.emergency?.phones ?? []).map(({ name, phone }) => `${phone}（${name.ja}）`),
						].join('　'),
					],
					[ON_PAPER.dial, ON_PAPER.dialHow],
				]}
			/>
		</Sheet>
	);
}

/** The nearest for an earthquake, or whatever the town named places for. */
function sitesOf(town: Town, place: Place): string {
	const sites = [...town.safety.values()];
	const hazard = isNamed('earthquake') ? 'earthquake' : HAZARDS.find(isNamed);
	return nearest(town, place, 'evacuation-site', SITES, hazard)
		.map(({ point, metres }) => point.name + (metres === undefined ? '' : `（${formatDistance(metres, 'ja')}）`))
		.join('　');

	function isNamed(one: (typeof HAZARDS)[number]): boolean {
		return sites.some((site) => site.safetyType === 'evacuation-site' && isMeantFor(site, one));
	}
}

function InThree({ text, strong = false }: { text: Worded; strong?: boolean }) {
	return (
		<div class={strong ? 'sheet__three sheet__three--strong' : 'sheet__three'}>
			<p>{text.ja}</p>
			{text.easy && <p class="sheet__easy">{text.easy}</p>}
			{text.en && <p lang="en">{text.en}</p>}
		</div>
	);
}

function stamp(ms: number): string {
	const { date, time } = toTokyo(ms);
	return `${formatDate(date, 'short', 'ja')} ${formatTime(time, 'ja')}`;
}
