/** The server's public key, a row like any other, so that a device without a line can seal a contact to it. */
import * as v from 'valibot';
import { rowFields } from './common.ts';

export const SealingKey = v.looseObject({
	...rowFields,
	/** DHKEM(P-256, HKDF-SHA256), the uncompressed public key, base64url */
	publicKey: v.string(),
	/** the one to seal to; the key that proves notices (`notice-pack.ts`) is never; older ones stay readable on the server until their last envelope has come */
	current: v.boolean(),
});
export type SealingKey = v.InferOutput<typeof SealingKey>;

/** What HPKE binds the sealed text to, so that it can never be taken for another. The contact's JSON is sealed with it. */
export const CONTACT_INFO = 'engawa/contact/1';
