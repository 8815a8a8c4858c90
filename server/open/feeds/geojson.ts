/** Places as GeoJSON (RFC 7946): a point for each place that has coordinates, longitude first. */
import type { LocalDate } from '../../../contract/common.ts';
import { paths } from '../../../contract/paths.ts';
import { attributionLines, licenceUrl, townName } from '../licences.ts';
import type { OpenTown } from '../open-town.ts';
import { placesShown } from '../relations.ts';

export function writePlacesGeoJson(town: OpenTown, origin: string, today: LocalDate): string {
	const features = placesShown(town, today).flatMap(({ id, data: place }) => {
		if (place.lat === undefined || place.lon === undefined) return [];
		return [
			{
				type: 'Feature',
				id,
				geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
				properties: {
					name: place.name,
					nameKana: place.nameKana,
					nameEn: place.nameEn,
					placeType: place.placeType,
					...(place.lent && { lent: true }),
					address: place.address,
					phone: place.contact?.phone,
					hours: place.hoursText,
					url: origin + paths.place(id),
					dataset: place.source?.dataset,
				},
			},
		];
	});
	return JSON.stringify({
		type: 'FeatureCollection',
		name: `${townName(town)} 公共施設一覧`,
		license: licenceUrl(town, origin),
		attribution: attributionLines(town).join('\n'),
		features,
	});
}
