/**
 * Opens what devices sealed (`src/data/seal.ts`): the key pairs, their public halves in the log, and their change.
 *
 * A private key lies in the database beside the contacts it protects on the way: whoever holds the database can read both.
 * What it protects from is the tablet in the lobby, which keeps only what it cannot read.
 */
import { createHash } from 'node:crypto';
import { AEAD_AES_128_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke';
import * as v from 'valibot';
import { fromBase64Url, toBase64Url } from '../contract/base64url.ts';
import { AskerContact, type SealedText } from '../contract/request.ts';
import { CONTACT_INFO } from '../contract/sealing-key.ts';
import { readAreas } from './areas.ts';
import type { SealingKeyTable } from './db/schema.ts';
import { appendChanges } from './log.ts';
import type { Store } from './store.ts';

/** A key is replaced after this time. */
export const KEY_LIFE_MS = 365 * 24 * 60 * 60 * 1000;
/** A replaced key still opens what comes late from devices that were away; then it is destroyed, and with it every copy. */
export const KEY_REST_MS = 180 * 24 * 60 * 60 * 1000;

export type Sealing = {
	/**
	 * Makes the first key pair, replaces one that is old, destroys those that have rested, and publishes what changed to every
	 * area. Cheap when there is nothing to do; called at the start and from time to time.
	 */
	tend(): Promise<void>;
	/** Replaces the key now (it became known to somebody). The one before still opens what is under way. */
	rotate(): Promise<void>;
	/** The contact, or null when it cannot be opened: an unknown or destroyed key, another's text, no contact inside. */
	open(sealed: SealedText): Promise<AskerContact | null>;
};

export function createSealing(store: Store): Sealing {
	const { db, clock } = store;
	const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_128_GCM);
	const info = new TextEncoder().encode(CONTACT_INFO);

	const allKeys = () => db.kysely.selectFrom('sealing_key').selectAll().orderBy('n').execute();

	async function makeKey(n: number): Promise<void> {
		const pair = await suite.GenerateKeyPair(true);
		const publicKey = await suite.SerializePublicKey(pair.publicKey);
		await db.kysely
			.insertInto('sealing_key')
			.values({
				n,
				id: createHash('sha256').update(publicKey).digest('base64url').slice(0, 16),
				public_key: toBase64Url(publicKey),
				private_key: toBase64Url(await suite.SerializePrivateKey(pair.privateKey)),
				made_at: clock.now(),
			})
			.onConflict((conflict) => conflict.column('n').doNothing())
			.execute();
	}

	async function publish(keys: readonly SealingKeyTable[], gone: readonly SealingKeyTable[]): Promise<void> {
		const current = keys.at(-1)?.id;
		const changes = [
			...keys.map(({ id, public_key }) => ({
				kind: 'key' as const,
				id,
				data: { id, publicKey: public_key, current: id === current },
			})),
			...gone.map(({ id }) => ({ kind: 'key' as const, id, data: null })),
		];
		for (const { code } of await readAreas(db.kysely)) await appendChanges(store, code, changes);
	}

	return {
		async tend() {
			const now = clock.now();
			let keys = await allKeys();
			const last = keys.at(-1);
			if (!last || now - last.made_at >= KEY_LIFE_MS) {
				await makeKey((last?.n ?? 0) + 1);
				keys = await allKeys();
			}
			const gone = keys.filter((_, at) => {
				const next = keys[at + 1];
				return next !== undefined && now - next.made_at >= KEY_REST_MS;
			});
			// published first: a device must not seal to a key that is destroyed a moment later
			await publish(
				keys.filter((key) => !gone.includes(key)),
				gone,
			);
			for (const { n } of gone) await db.kysely.deleteFrom('sealing_key').where('n', '=', n).execute();
		},
		async rotate() {
			const keys = await allKeys();
			await makeKey((keys.at(-1)?.n ?? 0) + 1);
			await publish(await allKeys(), []);
		},
		async open({ keyId, enc, text }) {
			const key = await db.kysely
				.selectFrom('sealing_key')
				.select('private_key')
				.where('id', '=', keyId)
				.executeTakeFirst();
			if (!key) return null;
			try {
				const privateKey = await suite.DeserializePrivateKey(fromBase64Url(key.private_key));
				const opened = await suite.Open(privateKey, fromBase64Url(enc), fromBase64Url(text), { info });
				const contact = v.safeParse(AskerContact, JSON.parse(new TextDecoder().decode(opened)));
				return contact.success ? contact.output : null;
			} catch {
				// anybody may send anything: no base64, no point of the curve, sealed to another key, no JSON
				return null;
			}
		},
	};
}
