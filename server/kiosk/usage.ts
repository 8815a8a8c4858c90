/** Adds up what kiosks count: by centre, hour and screen. See contract/usage.ts. */
import { addDays, toTokyo } from '../../contract/dates.ts';
import type { Fleet } from '../../contract/kiosk.ts';
import { knownName, type UsageBatch, type UsageWhat } from '../../contract/usage.ts';
import type { Query } from '../db/database.ts';
import type { KioskTable } from '../db/kiosk-tables.ts';

/** Told later than this after its hour: the line was away. */
const LATE_MS = 24 * 60 * 60_000;
/** Counts older than this are of no use to any plan; a clock was wrong. */
const OLDEST_DAYS = 800;

/**
 * Adds the batch once, however often it comes, in the transaction that notes its number.
 *
 * @returns number of the last batch of this series that was added
 */
export async function addUsage(
	db: Query,
	kiosk: Pick<KioskTable, 'id' | 'area'>,
	{ series, n, lines }: UsageBatch,
	now: number,
): Promise<number> {
	return db.transaction().execute(async (tx) => {
		const key = { kiosk_id: kiosk.id, series };
		await tx
			.insertInto('kiosk_series')
			.values({ ...key, counted: 0, at: now })
			.onConflict((conflict) => conflict.columns(['kiosk_id', 'series']).doNothing())
			.execute();
		// of two that carry the same batch, one finds its number taken
		const taken = await tx
			.updateTable('kiosk_series')
			.set({ counted: n, at: now })
			.where('kiosk_id', '=', kiosk.id)
			.where('series', '=', series)
			.where('counted', '<', n)
			.returning('counted')
			.executeTakeFirst();
		if (taken) for (const line of lines) await addLine(tx, kiosk.area, line, now);
		const { counted } = await tx
			.selectFrom('kiosk_series')
			.select('counted')
			.where('kiosk_id', '=', kiosk.id)
			.where('series', '=', series)
			.executeTakeFirstOrThrow();
		return Number(counted);
	});
}

async function addLine(tx: Query, area: string, line: UsageBatch['lines'][number], now: number): Promise<void> {
	const hour = possibleHour(line.hour, now);
	const late = now - Date.parse(`${hour}:59:59+09:00`) > LATE_MS ? line.n : 0;
	const name = knownName(line.what, line.name);
	await tx
		.insertInto('kiosk_usage')
		.values({ area, place_id: line.placeId, hour, what: line.what, name, n: line.n, late })
		.onConflict((conflict) =>
			conflict.columns(['area', 'place_id', 'hour', 'what', 'name']).doUpdateSet((eb) => ({
				n: eb('kiosk_usage.n', '+', line.n),
				late: eb('kiosk_usage.late', '+', late),
			})),
		)
		.execute();
}

/** A tablet that had not yet heard the time counted under a wrong hour: then the hour in which it told. */
function possibleHour(hour: string, now: number): string {
	const { date, time } = toTokyo(now);
	const thisHour = `${date}T${time.slice(0, 2)}`;
	return hour > thisHour || hour.slice(0, 10) < addDays(date, -OLDEST_DAYS) ? thisHour : hour;
}

export type UsageSum = { placeId: string; hour: string; what: string; name: string; n: number; late: number };

/** Everything counted from this day on (`2026-11-23`), oldest first. */
export async function readUsage(db: Query, area: string, from: string): Promise<UsageSum[]> {
	const lines = await db
		.selectFrom('kiosk_usage')
		.selectAll()
		.where('area', '=', area)
		.where('hour', '>=', from)
		.orderBy('hour')
		.orderBy('place_id')
		.orderBy('what')
		.orderBy('name')
		.execute();
	return lines.map(({ place_id, hour, what, name, n, late }) => {
		return { placeId: place_id, hour, what, name, n: Number(n), late: Number(late) };
	});
}

/** The last seven days, without the hours. */
export async function recentUse(db: Query, area: string, now: number): Promise<NonNullable<Fleet['usage']>> {
	const lines = await db
		.selectFrom('kiosk_usage')
		.select((eb) => ['place_id', 'what', 'name', eb.fn.sum<number | string>('n').as('n')])
		.where('area', '=', area)
		.where('hour', '>=', addDays(toTokyo(now).date, -7))
		.groupBy(['place_id', 'what', 'name'])
		.orderBy('place_id')
		.orderBy('n', 'desc')
		.orderBy('name')
		.execute();
	return lines.map(({ place_id, what, name, n }) => ({
		placeId: place_id,
		what: what as UsageWhat,
		name,
		n: Number(n),
	}));
}

/** For spreadsheets: UTF-8 with a mark, so that Excel reads it as such. */
export function usageCsv(sums: readonly UsageSum[], nameOf: (placeId: string) => string): string {
	const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
	const rows = sums.map(({ placeId, hour, what, name, n, late }) =>
		[cell(placeId), cell(nameOf(placeId)), hour.slice(0, 10), Number(hour.slice(11)), what, name, n, late].join(','),
	);
	return `\u{feff}${['place,place name,date,hour,what,name,count,of these late', ...rows].join('\r\n')}\r\n`;
}
