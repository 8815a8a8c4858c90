import { STATION_OFFERS } from '../../../contract/emergency-at.ts';
import type { Place } from '../../../contract/place.ts';
import { stationOf } from '../../data/emergency-board.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { OFFER_SIGNS, OFFER_WORDS, OPENING_WORDS } from '../../ui/emergency-words.ts';
import { Section } from '../../ui/screen.tsx';
import { SaidLine } from './told-notices.tsx';

/** How a centre is now: open or not, and what it has. */
export function StationNow({ town, place, nowMs }: { town: Town; place: Place; nowMs: number }) {
	const said = stationOf(town, place.id, nowMs);
	const station = said?.row.station;
	return (
		<Section
			heading={
				<T
					k="emergency.stationHeading"
					place={<Named name={place.name} kana={place.nameKana} en={place.nameEn} heading />}
				/>
			}
		>
			{!said || !station ? (
				<p>
					<T k="emergency.stationUnknown" />
				</p>
			) : (
				<>
					<p class={`station__opening station__opening--${station.opening}`}>
						<T k={OPENING_WORDS[station.opening]} />
					</p>
					<ul class="station__offers">
						{STATION_OFFERS.map((offer) => {
							const has = station.offers[offer] ?? 'unknown';
							return (
								<li key={offer}>
									<span class="station__sign" aria-hidden="true">
										{OFFER_SIGNS[has]}
									</span>
									<strong>
										<T k={OFFER_WORDS[offer]} />
									</strong>
									<span>
										<T
											k={
												has === 'yes'
													? 'emergency.offerYes'
													: has === 'no'
														? 'emergency.offerNo'
														: 'emergency.offerUnknown'
											}
										/>
									</span>
								</li>
							);
						})}
					</ul>
					{station.text && <p>{station.text}</p>}
					<SaidLine told={said} by={said.row.stationBy} nowMs={nowMs} />
				</>
			)}
		</Section>
	);
}
