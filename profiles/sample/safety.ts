/** 避難場所, AED and Wi-Fi of the made-up town: schools around the houses, and what hangs in the houses' entrances. */
import type { Hazard, Safety } from '../../contract/safety.ts';
import type { House, TownContext } from './town-context.ts';
import { DISTRICTS } from './words/districts.ts';

/** Degrees of about a hundred metres at this latitude. */
const STEP = { lat: 0.0009, lon: 0.0011 };
const ALWAYS: readonly Hazard[] = ['earthquake', 'fire'];

export function makeSafety(context: TownContext, houses: readonly House[]): Safety[] {
	const random = context.random('safety');
	const source = { dataset: context.dataset };
	const rows: Safety[] = [];
	DISTRICTS.forEach((district, n) => {
		const house = houses.find((one) => one.district.key === district.key);
		if (house?.place.lat === undefined || house.place.lon === undefined) return;
		const isLow = n % 3 === 0; // near the river: not for floods
		const hazards = Object.fromEntries(
			[...ALWAYS, ...(isLow ? [] : (['flood', 'inland-flood'] as const))].map((hazard) => [hazard, 'yes']),
		) as Safety['hazards'];
		rows.push({
			id: `s-${district.key}`,
			name: `${district.name}小学校`,
			nameKana: `${district.kana}しょうがっこう`,
			safetyType: 'evacuation-site',
			address: `日和野市${district.name}${random.between(1, 4)}-${random.between(1, 20)}`,
			lat: house.place.lat + random.between(-6, 6) * STEP.lat,
			lon: house.place.lon + random.between(-6, 6) * STEP.lon,
			hazards,
			...(isLow && { hazardText: '洪水：△（条件つき）3階以上' }),
			alsoShelter: true,
			capacity: random.between(3, 12) * 100,
			serves: `${district.name}の町会`,
			source,
		});
	});
	houses.forEach(({ place }, n) => {
		if (place.lat === undefined || place.lon === undefined) return;
		const at = { name: place.name, address: place.address, lat: place.lat, lon: place.lon, source };
		const kana = place.nameKana === undefined ? {} : { nameKana: place.nameKana };
		rows.push({ id: `aed-${place.id}`, ...at, ...kana, safetyType: 'aed', where: '1階 入口', forChildren: 'yes' });
		if (n % 2 === 0) {
			rows.push({ id: `wifi-${place.id}`, ...at, ...kana, safetyType: 'wifi', where: 'ロビー', ssid: 'Hiyorino-Free' });
		}
	});
	return rows;
}
