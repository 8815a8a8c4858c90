/**
 * Photographs travel apart from intents: the blob first, then the intent that names it by its hash.
 *
 * `POST /pictures?area={area}&owner={owner}&hash={sha256}` takes the bytes of a JPEG, PNG or WebP as the body, from somebody
 * who is signed in, or for a forum's board brings its key (header `Engawa-Forum`). Sending again is safe: the same bytes for the same owner are one picture.
 *
 * | answer | when |
 * | --- | --- |
 * | 200 `{ hash }` | it is here, made anew without anything the camera wrote into it |
 * | 400 | the address is incomplete, or the bytes are not those of the hash |
 * | 401, 403 | nobody is signed in; the person may not edit what the owner names |
 * | 413 | more than `MOST_PICTURE_BYTES` |
 * | 415 | not a picture we take |
 * | 422 | damaged, or more than `MOST_PIXELS` |
 * | 429, 503 | later; `Retry-After` says when |
 * | 507 | the owner has as many pictures as there is room for |
 */
import * as v from 'valibot';

/** The longer edge, pixels. */
export const PICTURE_EDGES = { small: 320, medium: 800, large: 1600 } as const;
export type PictureSize = keyof typeof PICTURE_EDGES;
export const PICTURE_SIZES = Object.keys(PICTURE_EDGES) as PictureSize[];

export const MOST_PICTURE_BYTES = 5 * 1024 * 1024;
/** 50 megapixels: more than telephones make, less than a bomb needs. */
export const MOST_PIXELS = 50_000_000;
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** What an edit says of a picture that was sent before: `hash` is the SHA-256 of the sent bytes, in hex. */
export const PictureWish = v.looseObject({
	hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
	/** what is to be seen, for those who do not see it */
	alt: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300)),
	licence: v.optional(v.pipe(v.string(), v.maxLength(200))),
});
export type PictureWish = v.InferOutput<typeof PictureWish>;

/** Whose picture it is: what counts for the quota, and who may send it. */
export type PictureOwner = `group/${string}` | `place/${string}` | `forum/${string}` | 'area';

/** Name and size in an address of a picture; null for any other address. */
export function readPictureUrl(url: string): { name: string; size: PictureSize } | null {
	const [, name, size] = /^\/pictures\/([A-Za-z0-9_-]{22})-(small|medium|large)\.webp$/.exec(url) ?? [];
	return name && size ? { name, size: size as PictureSize } : null;
}

export function pictureUrl(name: string, size: PictureSize): string {
	return `/pictures/${name}-${size}.webp`;
}

/** Where the device sends a picture. */
export function pictureUploadPath(area: string, owner: PictureOwner, hash: string): string {
	return `/pictures?area=${area}&owner=${encodeURIComponent(owner)}&hash=${hash}`;
}
