/**
 * A process of its own that turns one picture after another into ours. Started when the first picture comes, ended when
 * none has come for a while: the server itself never loads the codecs, and a picture that kills a decoder kills only this.
 *
 * Nothing of the camera's notes (place, time, serial number, thumbnail) is carried over: only pixels are.
 */
import sharp from 'sharp';
import { MOST_PIXELS, PICTURE_EDGES, PICTURE_SIZES, type PictureSize } from '../../contract/picture.ts';

export type EncodeTask = { id: number; bytes: Uint8Array };
export type Encoded = { width: number; height: number; sizes: Record<PictureSize, Uint8Array> };
export type EncodeAnswer = { id: number } & (
	| { encoded: Encoded }
	| { refused: 'not-a-picture' | 'too-large' | 'damaged' }
);

/** Visible quality of a photograph at a third of a JPEG's weight. */
const QUALITY = 78;
const FORMATS = new Set(['jpeg', 'png', 'webp']);

sharp.cache(false);
sharp.concurrency(1);

process.on('message', (task: EncodeTask) => {
	void encode(task).then((answer) => process.send?.(answer));
});

async function encode({ id, bytes }: EncodeTask): Promise<EncodeAnswer> {
	try {
		const { format, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
		if (!FORMATS.has(format)) return { id, refused: 'not-a-picture' };
		if (width * height > MOST_PIXELS) return { id, refused: 'too-large' };
	} catch {
		return { id, refused: 'not-a-picture' };
	}
	try {
		const sizes = {} as Record<PictureSize, Uint8Array>;
		let large = { width: 0, height: 0 };
		for (const size of PICTURE_SIZES) {
			const edge = PICTURE_EDGES[size];
			const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
				.autoOrient()
				.resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
				.flatten({ background: '#ffffff' })
				.toColourspace('srgb')
				.webp({ quality: QUALITY })
				.toBuffer({ resolveWithObject: true });
			sizes[size] = data;
			large = { width: info.width, height: info.height };
		}
		return { id, encoded: { ...large, sizes } };
	} catch {
		return { id, refused: 'damaged' };
	}
}
