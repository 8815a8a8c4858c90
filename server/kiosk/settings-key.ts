/** The key that settings of kiosks and urgent notices are signed with: made at its first use, kept in the database, in every back-up. */
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { type KioskConfig, type SignedSettings, settingsText } from '../../contract/kiosk.ts';
import type { Query } from '../db/database.ts';

export type SettingsKey = { publicKey: string; privateKey: string };

/** Of two processes that make one at the same moment, both go on with the one that was first. */
export async function settingsKey(db: Query, now: number): Promise<SettingsKey> {
	const kept = await readKey(db);
	if (kept) return kept;
	const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
	const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
	await db
		.insertInto('kiosk_key')
		.values({
			n: 1,
			public_key: point.toString('base64url'),
			private_key: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
			made_at: now,
		})
		.onConflict((conflict) => conflict.column('n').doNothing())
		.execute();
	const made = await readKey(db);
	if (!made) throw new Error('the key of the settings could not be kept');
	return made;
}

/** `config` as this kiosk, and no other, will take it. */
export function signSettings(key: SettingsKey, kioskId: string, config: KioskConfig): SignedSettings {
	const text = JSON.stringify(config);
	return { text, signature: signBytes(key, Buffer.from(settingsText(kioskId, text))).toString('base64url') };
}

/** ECDSA P-256/SHA-256, 64 bytes. */
export function signBytes({ privateKey }: SettingsKey, bytes: Uint8Array): Buffer {
	const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), format: 'der', type: 'pkcs8' });
	return sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' });
}

async function readKey(db: Query): Promise<SettingsKey | undefined> {
	const line = await db.selectFrom('kiosk_key').selectAll().where('n', '=', 1).executeTakeFirst();
	return line && { publicKey: line.public_key, privateKey: line.private_key };
}
