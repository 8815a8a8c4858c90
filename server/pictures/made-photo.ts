/** A photograph for tests, with everything a telephone writes into it. */
import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Words and figures that must not come out again. */
export const CAMERA_WORDS = ['Telefoon X', 'SERIAL-4711', 'Exif', 'GPS'];

/** A JPEG, turned by its orientation tag, with place, time and serial number of the camera. */
export async function madePhoto({ width = 1200, height = 900, tone = 120 } = {}): Promise<Uint8Array<ArrayBuffer>> {
	const photo = await sharp({ create: { width, height, channels: 3, background: { r: tone, g: 160, b: 90 } } })
		.jpeg({ quality: 80 })
		.withExif({
			IFD0: { Model: 'Telefoon X' },
			IFD2: { BodySerialNumber: 'SERIAL-4711', DateTimeOriginal: '2026:11:23 10:00:00' },
			IFD3: {
				GPSLatitudeRef: 'N',
				GPSLatitude: '35/1 42/1 8/1',
				GPSLongitudeRef: 'E',
				GPSLongitude: '139/1 33/1 39/1',
			},
		})
		.withMetadata({ orientation: 6 })
		.toBuffer();
	return new Uint8Array(photo);
}

/** A PNG of some 50 kB that unfolds to `edge` × `edge` pixels. */
export function madeBomb(edge: number): Uint8Array<ArrayBuffer> {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(edge, 0);
	header.writeUInt32BE(edge, 4);
	header[8] = 1; // one bit a pixel, grey
	const rows = deflateSync(Buffer.alloc((Math.ceil(edge / 8) + 1) * edge));
	return new Uint8Array(
		Buffer.concat([
			Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
			chunk('IHDR', header),
			chunk('IDAT', rows),
			chunk('IEND', Buffer.alloc(0)),
		]),
	);
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const frame = Buffer.alloc(8);
	frame.writeUInt32BE(data.length, 0);
	frame.writeUInt32BE(crc32(body), 4);
	return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

export function hashOf(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}
