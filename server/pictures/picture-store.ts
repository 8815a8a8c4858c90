/** Pictures in the database: laid down once per owner and hash, found by name, swept when nothing shows them. */
import { randomBytes } from 'node:crypto';
import { PICTURE_SIZES, type PictureOwner, type PictureSize, readPictureUrl } from '../../contract/picture.ts';
import type { Query } from '../db/database.ts';
import type { Store } from '../store.ts';
import type { Encoded } from './encode-process.ts';

/** What a row says of a picture. */
export type FoundPicture = { name: string; width: number; height: number };

/** Of one group, place or town: enough for every event of two years. */
export const MOST_PICTURES = 60;
export const MOST_OWNER_BYTES = 40 * 1024 * 1024;
/** A picture that was sent and then named by nothing, or that no row shows any more. */
const KEEP_UNSHOWN_MS = 14 * 24 * 60 * 60 * 1000;

/** The picture that was sent for this owner with these bytes. */
export async function findPicture(
	db: Query,
	area: string,
	owner: PictureOwner,
	hash: string,
): Promise<FoundPicture | undefined> {
	return db
		.selectFrom('picture')
		.select(['name', 'width', 'height'])
		.where('area', '=', area)
		.where('owner', '=', owner)
		.where('hash', '=', hash)
		.executeTakeFirst();
}

/** Has the owner room for one more? */
export async function hasRoom(db: Query, area: string, owner: PictureOwner): Promise<boolean> {
	const { count, bytes } = await db
		.selectFrom('picture')
		.select((row) => [row.fn.countAll<number>().as('count'), row.fn.sum<number | null>('bytes').as('bytes')])
		.where('area', '=', area)
		.where('owner', '=', owner)
		.executeTakeFirstOrThrow();
	return Number(count) < MOST_PICTURES && Number(bytes ?? 0) < MOST_OWNER_BYTES;
}

/** Lays the picture down under a random name; when another process was first, theirs stays. */
export async function keepPicture(
	store: Store,
	picture: { area: string; owner: PictureOwner; hash: string; accountId: string; encoded: Encoded },
): Promise<void> {
	const { area, owner, hash, accountId, encoded } = picture;
	const name = randomBytes(16).toString('base64url');
	const bytes = PICTURE_SIZES.reduce((sum, size) => sum + encoded.sizes[size].byteLength, 0);
	await store.db.kysely.transaction().execute(async (transaction) => {
		const laid = await transaction
			.insertInto('picture')
			.values({
				name,
				area,
				owner,
				hash,
				account_id: accountId,
				width: encoded.width,
				height: encoded.height,
				bytes,
				made_at: store.clock.now(),
			})
			.onConflict((conflict) => conflict.columns(['area', 'owner', 'hash']).doNothing())
			.returning('name')
			.executeTakeFirst();
		if (!laid) return;
		await transaction
			.insertInto('picture_bytes')
			.values(PICTURE_SIZES.map((size) => ({ name, size, webp: encoded.sizes[size] })))
			.execute();
	});
}

export async function readPicture(db: Query, name: string, size: PictureSize): Promise<Uint8Array | undefined> {
	const row = await db
		.selectFrom('picture_bytes')
		.select('webp')
		.where('name', '=', name)
		.where('size', '=', size)
		.executeTakeFirst();
	return row?.webp;
}

/** Removes what no row, no waiting edit and no open conflict has shown for a fortnight. Returns how many went. */
export async function sweepPictures(store: Store, area: string): Promise<number> {
	const { kysely } = store.db;
	const old = await kysely
		.selectFrom('picture')
		.select('name')
		.where('area', '=', area)
		.where('made_at', '<', store.clock.now() - KEEP_UNSHOWN_MS)
		.execute();
	if (old.length === 0) return 0;
	const shown = await namesShown(kysely, area);
	const gone = old.map(({ name }) => name).filter((name) => !shown.has(name));
	for (const name of gone) await kysely.deleteFrom('picture').where('name', '=', name).execute();
	return gone.length;
}

async function namesShown(db: Query, area: string): Promise<Set<string>> {
	const bodies = [
		...(await db
			.selectFrom('rows')
			.select('body')
			.where('area', '=', area)
			.where('kind', 'in', ['group', 'event'])
			.where('body', 'like', '%/pictures/%')
			.execute()),
		...(await db
			.selectFrom('private_row')
			.select('body')
			.where('area', '=', area)
			.where('body', 'like', '%/pictures/%')
			.execute()),
	];
	const names = new Set<string>();
	for (const { body } of bodies) {
		for (const [url] of (body ?? '').matchAll(/\/pictures\/[A-Za-z0-9_-]{22}-(?:small|medium|large)\.webp/g)) {
			const read = readPictureUrl(url);
			if (read) names.add(read.name);
		}
	}
	return names;
}
