/** Staff at the tablets: the hash of a PIN, and what was done there as the beats tell it. */
import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { Beat, KioskConfig } from '../../contract/kiosk.ts';
import { PIN_ROUNDS, type StaffDeed, type StaffPin } from '../../contract/kiosk-staff.ts';
import { takeTurn } from '../area-counter.ts';
import type { KioskTable } from '../db/kiosk-tables.ts';
import { writeAudit } from '../identity/write-private.ts';
import { readRow } from '../log.ts';
import type { Store } from '../store.ts';

const derive = promisify(pbkdf2);

/** A slow hash with a salt of its own. */
export async function hashPin(pin: string): Promise<StaffPin> {
	const salt = randomBytes(16);
	const hash = await derive(pin, salt, PIN_ROUNDS, 32, 'sha256');
	return { salt: salt.toString('base64url'), rounds: PIN_ROUNDS, hash: hash.toString('base64url') };
}

/** Settings as people see them: whether there is a PIN, never its hash. */
export function withoutPin(config: KioskConfig): { config: KioskConfig; hasPin: boolean } {
	const { pin, ...rest } = config;
	return { config: rest, hasPin: pin !== undefined };
}

/**
 * Writes what was done at the tablet into the audit and does it here too: another centre, another notice, out of service. What
 * was heard before is passed over. The line as it is now.
 */
export async function hearStaff(store: Store, kiosk: KioskTable, beat: Beat): Promise<KioskTable> {
	const deeds = unheard(kiosk, beat);
	if (deeds.length === 0) return kiosk;
	// before the transaction, which has the connection to itself
	const places = await placesOf(store, kiosk.area, deeds);
	return store.db.kysely.transaction().execute(async (tx) => {
		await takeTurn(tx, kiosk.area);
		// as it is now: of two beats that tell the same, one finds it heard
		let line = await tx.selectFrom('kiosk').selectAll().where('id', '=', kiosk.id).executeTakeFirstOrThrow();
		for (const deed of unheard(line, beat)) {
			const { what, n: _n, ...after } = deed;
			await writeAudit(store, tx, kiosk.area, {
				actor: kiosk.id,
				what: `kiosk.staff.${what}`,
				kind: 'kiosk',
				recordId: kiosk.id,
				placeId: line.place_id,
				after,
			});
			line = { ...line, ...changeBy(line, deed, places, store.clock.now()) };
		}
		// what was heard is noted with what came of it: neither a crash nor a second beat writes it again
		const { place_id, config, revoked_at } = line;
		line = { ...line, beat: JSON.stringify({ ...beforeOf(line, beat), staffHeard: heardAfter(line, beat) }) };
		const changes = { place_id, config, revoked_at, beat: line.beat };
		await tx.updateTable('kiosk').set(changes).where('id', '=', kiosk.id).execute();
		return line;
	});
}

/** What is kept of beats, or of this one when it is the first. */
function beforeOf(kiosk: KioskTable, { staff: _told, ...first }: Beat): object {
	return kiosk.beat === null ? first : (JSON.parse(kiosk.beat) as object);
}

function unheard(kiosk: KioskTable, { staff = [] }: Beat): StaffDeed[] {
	const heard = heardOf(kiosk);
	return staff.filter(({ n }) => n > heard).sort((a, b) => a.n - b.n);
}

function heardOf({ beat }: KioskTable): number {
	return beat === null ? 0 : ((JSON.parse(beat) as { staffHeard?: number }).staffHeard ?? 0);
}

/** Number of the last deed that is heard of with this beat. */
export function heardAfter(kiosk: KioskTable, { staff = [] }: Beat): number {
	return Math.max(heardOf(kiosk), ...staff.map(({ n }) => n));
}

/** Of the centres that were chosen those that there are. */
async function placesOf(store: Store, area: string, deeds: readonly StaffDeed[]): Promise<ReadonlySet<string>> {
	const found = new Set<string>();
	for (const { placeId } of deeds) {
		if (placeId && (await readRow(store, area, 'place', placeId))) found.add(placeId);
	}
	return found;
}

function changeBy(line: KioskTable, deed: StaffDeed, places: ReadonlySet<string>, now: number): Partial<KioskTable> {
	if (deed.what === 'un-enrol') return { revoked_at: now };
	if (deed.what === 'move' && deed.placeId && places.has(deed.placeId)) return { place_id: deed.placeId };
	if (deed.what === 'pin-notice') {
		const { pinnedNoticeId: _before, ...config } = JSON.parse(line.config) as KioskConfig;
		const next = { ...config, ...(deed.noticeId && { pinnedNoticeId: deed.noticeId }), version: config.version + 1 };
		return { config: JSON.stringify(next) };
	}
	return {};
}
