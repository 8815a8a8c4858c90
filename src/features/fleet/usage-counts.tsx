import type { Fleet } from '../../../contract/kiosk.ts';
import { usageSheet } from '../../../contract/usage.ts';
import { town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/screen.tsx';

/** How much each centre's kiosks were used, as small numbers; all of it by the hour as a table. */
export function UsageCounts({ area, usage }: { area: string; usage: NonNullable<Fleet['usage']> }) {
	const places = [...new Set(usage.map(({ placeId }) => placeId))];
	const sum = (placeId: string, what: string) =>
		usage.filter((each) => each.placeId === placeId && each.what === what).reduce((all, { n }) => all + n, 0);
	return (
		<Section heading={<T k="fleet.usageTitle" />}>
			<p>
				<T k="fleet.usageHint" />
			</p>
			{places.length === 0 && (
				<p>
					<T k="fleet.usageNone" />
				</p>
			)}
			<Facts
				items={places.map((placeId) => {
					const place = town.value?.places.get(placeId);
					return [
						place ? <Named key={placeId} name={place.name} kana={place.nameKana} en={place.nameEn} /> : placeId,
						<T key="n" k="fleet.usageLine" screens={sum(placeId, 'screen')} searches={sum(placeId, 'nothing-found')} />,
					];
				})}
			/>
			<p>
				<a href={usageSheet(area)} download>
					<T k="fleet.usageCsv" />
				</a>
			</p>
		</Section>
	);
}
