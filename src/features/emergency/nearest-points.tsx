import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Place } from '../../../contract/place.ts';
import type { Hazard, SafetyType } from '../../../contract/safety.ts';
import { knownHazards, type Near, nearest } from '../../data/emergency-board.ts';
import type { Town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { formatNumber } from '../../i18n/format.ts';
import { formatDistance } from '../../i18n/format-distance.ts';
import { Named, T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { COMPASS_WORDS, HAZARD_WORDS } from '../../ui/emergency-words.ts';
import { Fold } from '../../ui/fold.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';
import { Section } from '../../ui/screen.tsx';
import { AroundPicture } from './around-picture.tsx';

const SITES = 5;
const OTHERS = 3;

type Where = { town: Town; place: Place | undefined };

/** Where to go, by what one flees from: nearest first, as a list and as a picture of directions. */
export function EvacuationSites({ town, place }: Where) {
	const hazards = knownHazards(town);
	const [chosen, choose] = useState<Hazard | undefined>();
	const hazard = chosen ?? (hazards.includes('earthquake') ? 'earthquake' : hazards[0]);
	const sites = nearest(town, place, 'evacuation-site', SITES, hazard);
	return (
		<Section heading={<T k="emergency.sitesHeading" />} id="sites">
			{hazard !== undefined && (
				<ChoiceChips
					legend={<T k="emergency.hazardLegend" />}
					value={hazard}
					onChange={(value) => choose(value as Hazard)}
					options={hazards.map((value) => ({ value, label: <T k={HAZARD_WORDS[value]} /> }))}
				/>
			)}
			{sites.length === 0 ? (
				<>
					<p>
						<T k="emergency.sitesNone" />
					</p>
					<p>
						<T k="emergency.sitesNoneHint" />
					</p>
				</>
			) : (
				<>
					<p class="safety__from">
						{place ? (
							<T k="emergency.sitesFrom" place={<Named name={place.name} kana={place.nameKana} en={place.nameEn} />} />
						) : (
							<T k="emergency.sitesAnywhere" />
						)}
					</p>
					<div class="safety__columns">
						<Points near={sites} numbered />
						{place && (
							<figure class="safety__picture">
								<AroundPicture from={place} near={sites} />
								<figcaption>
									<T k="emergency.aroundNote" />
								</figcaption>
							</figure>
						)}
					</div>
				</>
			)}
		</Section>
	);
}

const OTHER_TYPES: readonly { type: SafetyType; heading: MessageKey }[] = [
	{ type: 'shelter', heading: 'emergency.sheltersHeading' },
	{ type: 'aed', heading: 'emergency.aedHeading' },
	{ type: 'water', heading: 'emergency.waterHeading' },
	{ type: 'charging', heading: 'emergency.chargingHeading' },
	{ type: 'wifi', heading: 'emergency.wifiHeading' },
];

/** What else is near, each kind behind its name. */
export function OtherPoints({ town, place }: Where) {
	return (
		<>
			{OTHER_TYPES.map(({ type, heading }) => {
				const near = nearest(town, place, type, OTHERS);
				if (near.length === 0) return null;
				return (
					<Fold key={type} name={<T k={heading} />} isOpen={false}>
						<Points near={near} />
					</Fold>
				);
			})}
		</>
	);
}

function Points({ near, numbered = false }: { near: readonly Near[]; numbered?: boolean }) {
	return (
		<ol class={numbered ? 'safety__list safety__list--numbered' : 'safety__list'}>
			{near.map(({ point, metres, towards }) => (
				<li key={point.id} class="safety__point">
					<strong class="safety__name">
						<Named name={point.name} kana={point.nameKana} en={point.nameEn} />
					</strong>
					{metres !== undefined && towards && (
						<span class="safety__far">
							<T
								k="emergency.farAndWhere"
								direction={<T k={COMPASS_WORDS[towards]} />}
								distance={formatDistance(metres)}
							/>
						</span>
					)}
					<Line>{[point.address, point.addressDetail].filter(Boolean).join(' ')}</Line>
					<Line>{point.where}</Line>
					<Line>{point.ssid && `SSID: ${point.ssid}`}</Line>
					<Line>{point.hoursText}</Line>
					<Line>{point.hazardText}</Line>
					<Line>
						{(point.alsoShelter || point.capacity !== undefined) && (
							<>
								{point.alsoShelter && <T k="emergency.alsoShelter" />}{' '}
								{point.capacity !== undefined && <T k="emergency.capacity" n={formatNumber(point.capacity)} />}
							</>
						)}
					</Line>
					<Line>{point.forChildren === 'yes' && <T k="emergency.forChildren" />}</Line>
					<Line>{point.serves && <T k="emergency.serves" text={point.serves} />}</Line>
					<Line>{point.phone && <PhoneNumber number={point.phone} />}</Line>
					<Line>{point.note}</Line>
				</li>
			))}
		</ol>
	);
}

function Line({ children }: { children: ComponentChildren }) {
	return children ? <span class="safety__line">{children}</span> : null;
}
