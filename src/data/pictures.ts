/**
 * Photographs that wait on this device. Each is kept before anything names it, is sent before the first intent that does
 * (`picture-queue.ts`), and goes when nothing here names it any more.
 */
import type { PictureOwner } from '../../contract/picture.ts';
import { type Own, own } from './own.ts';
import { type Box, box } from './own-box.ts';
import type { KeptPicture } from './own-tables.ts';
import { browserWorld, type World } from './world.ts';

export type PictureShelf = {
	/** false: not opened over HTTPS, so nothing can be named by its hash */
	keepsPictures: boolean;
	/** Keeps the bytes and gives back their hash. Rejects with `StorageFull` before anything was written. */
	keepPicture(picture: { owner: PictureOwner; blob: Blob }): Promise<{ hash: string; kept: boolean }>;
	/** The picture as it was kept; undefined when it has been sent and gone. */
	readKeptPicture(hash: string): Promise<Blob | undefined>;
};

export function createPictureShelf(world: World, own: Own, box: Box): PictureShelf {
	return {
		keepsPictures: world.subtle !== undefined,
		keepPicture: async ({ owner, blob }) => {
			const bytes = new Uint8Array(await blob.arrayBuffer());
			await box.needRoom(2 * bytes.length);
			const area = await own.get('area');
			if (typeof area !== 'string') throw new Error('Nothing can be written before the first town has come');
			if (!world.subtle) throw new Error('A photograph is named by its hash, which needs HTTPS');
			const hash = await hashOf(world.subtle, bytes);
			const picture: KeptPicture = { hash, area, owner, type: blob.type, bytes, at: world.now() };
			const { kept } = await box.change((tables) => tables.pictures.put(picture));
			return { hash, kept };
		},
		readKeptPicture: async (hash) => {
			const kept = await box.look(async (tables) => await tables.pictures.get(hash));
			return kept && new Blob([kept.bytes], { type: kept.type });
		},
	};
}

async function hashOf(subtle: SubtleCrypto, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const { keepPicture, keepsPictures, readKeptPicture } = createPictureShelf(browserWorld(), own, box);
