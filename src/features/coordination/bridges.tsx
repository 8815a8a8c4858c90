import { type Bridge, bridgesOf } from '../../../contract/bridges.ts';
import { paths } from '../../../contract/paths.ts';
import { privateTown } from '../../data/private.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { ContentText } from '../../ui/content-text.tsx';
import { Fold } from '../../ui/fold.tsx';
import { Section } from '../../ui/screen.tsx';
import { openCases } from './queries.ts';

/** As many as one reads through in a morning. */
const MOST_BRIDGES = 5;

/** A neighbourhood looks for what others work on: whom one could ask across fields and neighbourhoods. */
export function Bridges({ town: here, day }: { town: Town; day: string }) {
	const busy = new Set(openCases(privateTown.value).map(({ needId }) => needId));
	const bridges = bridgesOf(here.exchanges.values(), here.groups, { today: day, busy });
	if (bridges.length === 0) return null;
	const list = (some: readonly Bridge[]) => (
		<ul class="coordination__list">
			{some.map((bridge) => (
				<BridgeLine key={bridge.needId} town={here} bridge={bridge} />
			))}
		</ul>
	);
	return (
		<Section heading={<T k="coordination.bridgeHeading" />}>
			<p>
				<T k="coordination.bridgeLead" />
			</p>
			{list(bridges.slice(0, MOST_BRIDGES))}
			{bridges.length > MOST_BRIDGES && (
				<Fold name={<T k="coordination.teamMore" n={bridges.length - MOST_BRIDGES} />} isOpen={false}>
					{list(bridges.slice(MOST_BRIDGES))}
				</Fold>
			)}
		</Section>
	);
}

function BridgeLine({ town: here, bridge: { needId, groups, more } }: { town: Town; bridge: Bridge }) {
	const need = here.exchanges.get(needId);
	const place = here.places.get(need?.placeId ?? '');
	if (!need) return null;
	const fieldsOf = (codes: readonly string[]) =>
		codes
			.map((code) => worded(here.profile?.fields.find((field) => field.code === code)?.name ?? { ja: code }))
			.join('・');
	return (
		<li>
			<a href={paths.matches(needId)}>
				<ContentText text={need.title} inline />
			</a>
			{place && (
				<>
					{' '}
					<Named name={place.name} kana={place.nameKana} en={place.nameEn} />
				</>
			)}
			<ul class="coordination__list">
				{groups.map(({ groupId, fields, how }) => {
					const group = here.groups.get(groupId);
					return (
						group && (
							<li key={groupId}>
								<a href={paths.group(groupId)}>
									<Named name={group.name} kana={group.nameKana} en={group.nameEn} />
								</a>{' '}
								<T
									k={how === 'town' ? 'coordination.bridgeTown' : 'coordination.bridgeSeveral'}
									fields={fieldsOf(fields)}
								/>
							</li>
						)
					);
				})}
				{more > 0 && (
					<li>
						<T k="coordination.teamMore" n={more} />
					</li>
				)}
			</ul>
		</li>
	);
}
