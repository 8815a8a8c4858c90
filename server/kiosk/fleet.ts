/** The kiosks of an area: how each is, and what it is told at its next beat. */
import { randomBytes } from 'node:crypto';
import type { Closure } from '../../contract/closure.ts';
import { minutesOf, toTokyo } from '../../contract/dates.ts';
import type { Beat, BeatAnswer, Fleet, FleetOrder, KioskConfig } from '../../contract/kiosk.ts';
import { alarmsOf, type KioskHealth } from '../../contract/kiosk-alarms.ts';
import type { StaffPin } from '../../contract/kiosk-staff.ts';
import { openingOn } from '../../contract/opening.ts';
import type { Place } from '../../contract/place.ts';
import type { Query } from '../db/database.ts';
import type { KioskTable } from '../db/kiosk-tables.ts';
import { readRows } from '../log.ts';
import type { Store } from '../store.ts';
import { toInstant } from '../stored-row.ts';
import { lead } from './rollout.ts';
import { heardAfter, withoutPin } from './staff.ts';

type Order = BeatAnswer['orders'][number];
/** What is kept of a beat: also since when something waits, so that an outbox that does not move is noticed. */
type KeptBeat = Beat & { waitingSince?: number; staffHeard?: number };
/** An order as it is kept: of a PIN its hash alone. */
export type ReadyOrder = Exclude<FleetOrder, { do: 'pin' }> | { do: 'pin'; pin: StaffPin };

const MOST_ORDERS = 20;

export async function readKiosk(db: Query, id: string): Promise<KioskTable | undefined> {
	return db.selectFrom('kiosk').selectAll().where('id', '=', id).executeTakeFirst();
}

/** All that are enrolled, with what is wrong with each now. */
export async function readFleet(store: Store, area: string): Promise<Fleet['kiosks']> {
	const lines = await store.db.kysely
		.selectFrom('kiosk')
		.selectAll()
		.where('area', '=', area)
		.where('revoked_at', 'is', null)
		.orderBy('place_id')
		.orderBy('name')
		.execute();
	if (lines.length === 0) return [];
	const openFor = await openingTimes(store, area);
	return lines.map((line) => {
		const { beat } = healthOf(line);
		const beatAt = line.beat_at ?? undefined;
		return {
			id: line.id,
			placeId: line.place_id,
			name: line.name,
			enrolledAt: toInstant(line.enrolled_at),
			enrolledBy: line.enrolled_by,
			...(beatAt !== undefined && { beatAt: toInstant(beatAt) }),
			...(beat && { beat }),
			...withoutPin(JSON.parse(line.config) as KioskConfig),
			canary: line.canary === 1,
			alarms: alarmsOf(healthOf(line), store.clock.now(), openFor(line.place_id)),
		};
	});
}

/** What alarms are found from: one that was never heard is as old as its approval. */
export function healthOf(line: KioskTable): KioskHealth & { beat?: KeptBeat | undefined } {
	const beat = line.beat === null ? undefined : (JSON.parse(line.beat) as KeptBeat);
	return { beatAt: Number(line.beat_at ?? line.enrolled_at), beat, waitingSince: beat?.waitingSince };
}

type Told = { placeId: string; name: string; config?: KioskConfig; orders: Order[] };

/**
 * Keeps how the kiosk is and answers what it should know. A kiosk takes only settings newer than its own: one that is ahead
 * (this database is an older one, restored) gets these under the next number.
 */
export async function takeBeat(db: Query, kiosk: KioskTable, beat: Beat, now: number): Promise<Told> {
	const before = kiosk.beat === null ? undefined : (JSON.parse(kiosk.beat) as KeptBeat);
	const waitingSince = beat.waiting > 0 ? (before?.waitingSince ?? now) : undefined;
	const { staff: _told, ...how } = beat;
	const kept: KeptBeat = {
		...how,
		staffHeard: heardAfter(kiosk, beat),
		...(waitingSince !== undefined && { waitingSince }),
	};
	const orders = (JSON.parse(kiosk.orders) as Order[]).filter(({ id }) => !beat.done?.includes(id));
	const stored = JSON.parse(kiosk.config) as KioskConfig;
	const isBehind = beat.configVersion > stored.version;
	const config = isBehind ? { ...stored, version: beat.configVersion + 1 } : stored;
	await db
		.updateTable('kiosk')
		.set({
			beat_at: now,
			beat: JSON.stringify(kept),
			orders: JSON.stringify(orders),
			...(isBehind && { config: JSON.stringify(config) }),
		})
		.where('id', '=', kiosk.id)
		.execute();
	return {
		placeId: kiosk.place_id,
		name: kiosk.name,
		...(config.version !== beat.configVersion && { config }),
		orders,
	};
}

/** Tells a kiosk something at its next beat. `builds`: versions of the page that the server has, newest first. */
export async function orderKiosk(
	db: Query,
	kiosk: KioskTable,
	order: ReadyOrder,
	now: number,
	builds: readonly string[] = [],
): Promise<void> {
	if (order.do === 'lead') await lead(db, kiosk, builds);
	await db
		.updateTable('kiosk')
		.set(changesFor(kiosk, order, now))
		.where('id', '=', kiosk.id)
		.execute();
}

function changesFor(kiosk: KioskTable, order: ReadyOrder, now: number): Partial<KioskTable> {
	switch (order.do) {
		case 'un-enrol':
			return { revoked_at: now, beat: null };
		case 'move':
			return { place_id: order.placeId, name: order.name };
		case 'configure': {
			const { version, pin } = JSON.parse(kiosk.config) as KioskConfig;
			return { config: JSON.stringify({ ...order.config, pin, version: version + 1 }) };
		}
		case 'pin': {
			const config = JSON.parse(kiosk.config) as KioskConfig;
			return { config: JSON.stringify({ ...config, pin: order.pin, version: config.version + 1 }) };
		}
		case 'lead':
			return { canary: 1 };
		case 'restart':
		case 'sync': {
			const waiting = JSON.parse(kiosk.orders) as Order[];
			const others = waiting.filter((each) => each.order !== order.do);
			const next = [...others, { id: randomBytes(9).toString('base64url'), order: order.do }];
			return { orders: JSON.stringify(next.slice(-MOST_ORDERS)) };
		}
	}
}

/** How long each centre has been open today, ms; undefined when it is closed now or nobody knows. */
export async function openingTimes(store: Store, area: string): Promise<(placeId: string) => number | undefined> {
	const places = new Map((await readRows(store, area, 'place')).map(({ id, data }) => [id, data as Place]));
	const closures = (await readRows(store, area, 'closure')).map(({ data }) => data as Closure);
	const { date, time } = toTokyo(store.clock.now());
	return (placeId) => {
		const place = places.get(placeId);
		if (!place) return undefined;
		const range = openingOn(place, closures, date).ranges.find(({ from, to }) => from <= time && time < to);
		return range && (minutesOf(time) - minutesOf(range.from)) * 60_000;
	};
}
