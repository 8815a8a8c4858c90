/** From a code on the glass to a kiosk of a centre: asked by the tablet, approved by a person on their own phone. */
import { randomBytes, randomInt } from 'node:crypto';
import {
	type Approval,
	CODE_LENGTH,
	CODE_LIFE_MS,
	CODE_SYMBOLS,
	DEFAULT_KIOSK_CONFIG,
	type EnrolRequest,
} from '../../contract/kiosk.ts';
import type { Query } from '../db/database.ts';
import type { KioskEnrolmentTable, KioskTable } from '../db/kiosk-tables.ts';

/** Makes a code that nobody else shows. Codes that are over are forgotten here, so that the table stays small. */
export async function askToEnrol(
	db: Query,
	area: string,
	{ publicKey, about }: EnrolRequest,
	now: number,
): Promise<KioskEnrolmentTable> {
	await db
		.deleteFrom('kiosk_enrolment')
		.where('until', '<', now - CODE_LIFE_MS)
		.execute();
	const line: KioskEnrolmentTable = {
		id: randomBytes(12).toString('base64url'),
		area,
		code: newCode(),
		public_key: publicKey,
		about: about ?? '',
		asked_at: now,
		until: now + CODE_LIFE_MS,
		proven_ms: 0,
	};
	await db.insertInto('kiosk_enrolment').values(line).execute();
	return line;
}

/** What waits under that code, or undefined: wrong, over, or approved already. */
export async function findByCode(
	db: Query,
	area: string,
	code: string,
	now: number,
): Promise<KioskEnrolmentTable | undefined> {
	return db
		.selectFrom('kiosk_enrolment')
		.selectAll()
		.where('area', '=', area)
		.where('code', '=', plainCode(code))
		.where('until', '>', now)
		.executeTakeFirst();
}

/** The tablet becomes the kiosk of that centre, with the id and key it asked with. */
export async function approve(
	db: Query,
	enrolment: KioskEnrolmentTable,
	{ placeId, name }: Approval,
	by: string,
	now: number,
): Promise<void> {
	await db.deleteFrom('kiosk_enrolment').where('id', '=', enrolment.id).execute();
	const kiosk: KioskTable = {
		id: enrolment.id,
		area: enrolment.area,
		place_id: placeId,
		name,
		public_key: enrolment.public_key,
		enrolled_at: now,
		enrolled_by: by,
		config: JSON.stringify({ ...DEFAULT_KIOSK_CONFIG, version: 1 }),
		orders: '[]',
		proven_ms: enrolment.proven_ms,
		beat_at: null,
		beat: null,
		told: '[]',
		revoked_at: null,
		canary: 0,
	};
	await db.insertInto('kiosk').values(kiosk).execute();
}

/** As a person types it: lower case, with spaces or a hyphen. */
function plainCode(typed: string): string {
	return typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
}

function newCode(): string {
	return Array.from({ length: CODE_LENGTH }, () => CODE_SYMBOLS[randomInt(CODE_SYMBOLS.length)]).join('');
}
