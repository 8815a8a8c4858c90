/** Places, and where to go when something has happened, as GeoJSON (RFC 7946): a point for each that has coordinates, longitude first. */
import type { LocalDate } from '../../../contract/common.ts';
import { paths } from '../../../contract/paths.ts';
import { attributionLines, licenceUrl, townName } from '../licences.ts';
import { byId, type OpenTown } from '../open-town.ts';
import { SAFETY_TYPE_WORDS } from '../pages/emergency-page.ts';
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
	return writeCollection(`${townName(town)} 公共施設一覧`, features, town, origin);
}

/** 指定緊急避難場所, 指定避難所, AED, 公衆無線LAN and what else helps, each with the dangers that it is meant for. */
export function writeSafetyGeoJson(town: OpenTown, origin: string): string {
	const features = [...town.rows('safety').values()].sort(byId).flatMap(({ id, data: point }) => {
		if (point.lat === undefined || point.lon === undefined) return [];
		return [
			{
				type: 'Feature',
				id,
				geometry: { type: 'Point', coordinates: [point.lon, point.lat] },
				properties: {
					name: point.name,
					nameKana: point.nameKana,
					nameEn: point.nameEn,
					safetyType: point.safetyType,
					type: SAFETY_TYPE_WORDS[point.safetyType],
					/** each that the source answers for: `yes`, `no` */
					hazards: point.hazards,
					hazardText: point.hazardText,
					alsoShelter: point.alsoShelter,
					capacity: point.capacity,
					where: point.where,
					ssid: point.ssid,
					hours: point.hoursText,
					address: point.address,
					phone: point.phone,
					url: origin + paths.emergency(),
					dataset: point.source?.dataset,
				},
			},
		];
	});
	return writeCollection(`${townName(town)} 避難場所・避難所・AEDなど`, features, town, origin);
}

function writeCollection(name: string, features: readonly unknown[], town: OpenTown, origin: string): string {
	return JSON.stringify({
		type: 'FeatureCollection',
		name,
		license: licenceUrl(town, origin),
		attribution: attributionLines(town).join('\n'),
		features,
	});
}
