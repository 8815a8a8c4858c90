/** What of もしもの時 holds now: asked without the schemas, by the screens that are painted first. */

export const TOWN_ID = 'town';

/** 警戒レベル 1–5 (内閣府「避難情報に関するガイドライン」). */
export const ALERT_LEVELS = [1, 2, 3, 4, 5] as const;
export type AlertLevelNumber = (typeof ALERT_LEVELS)[number];

/** What a place has to offer now. */
export const STATION_OFFERS = ['toilet', 'water', 'charging', 'wifi'] as const;
export type StationOffer = (typeof STATION_OFFERS)[number];

/** What was said longer ago than this is shown as possibly old. */
export const OLD_WORD_MS = 6 * 60 * 60_000;
/** What staff began at a tablet without a line ends by itself after this. */
export const BEGUN_AT_TABLET_MS = 24 * 60 * 60_000;

type Ends = { on: boolean; until?: string | undefined };

/** Whose word it is: the whole town's, or a place's for itself. */
export type Spoken<Row> = { of: 'town' | 'place'; row: Row };

/** All that holds at a place (null: nobody chose one) at a moment, ms since 1970: the town's word first, then the place's own. */
export function emergenciesAt<Row extends Ends>(
	rows: ReadonlyMap<string, Row>,
	placeId: string | null,
	nowMs: number,
): Spoken<Row>[] {
	const town = rows.get(TOWN_ID);
	const place = placeId === null ? undefined : rows.get(placeId);
	return [
		...(town && isOn(town, nowMs) ? [{ of: 'town' as const, row: town }] : []),
		...(place && isOn(place, nowMs) ? [{ of: 'place' as const, row: place }] : []),
	];
}

/** The first of them: by whose word the screens are those of もしもの時. Undefined: an ordinary day. */
export function emergencyAt<Row extends Ends>(
	rows: ReadonlyMap<string, Row>,
	placeId: string | null,
	nowMs: number,
): Spoken<Row> | undefined {
	return emergenciesAt(rows, placeId, nowMs)[0];
}

function isOn({ on, until }: Ends, nowMs: number): boolean {
	return on && (until === undefined || nowMs < Date.parse(until));
}
