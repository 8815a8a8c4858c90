/** Bytes made once and served many times: each answer exists plain, in gzip and in brotli. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gunzipSync, gzip } from 'node:zlib';

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);

/** `lasting` bytes are fetched for months, so they may cost a second; `passing` ones live until the next change. */
export type Care = 'lasting' | 'passing';

export type Compressed = { gzip: Uint8Array; br: Uint8Array };

/** Compresses off the main thread. */
export async function compress(plain: Uint8Array, care: Care): Promise<Compressed> {
	const lasting = care === 'lasting';
	const [gzipped, brotlied] = await Promise.all([
		gzipAsync(plain, { level: lasting ? 9 : 6 }),
		brotliAsync(plain, {
			params: {
				// 10 costs hardly more than 9 and saves 8 % of our pages; 11 costs four times as much for 2 % more
				[constants.BROTLI_PARAM_QUALITY]: lasting ? 10 : 5,
				[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
				[constants.BROTLI_PARAM_LGWIN]: windowFor(plain.byteLength),
				[constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength,
			},
		}),
	]);
	return { gzip: gzipped, br: brotlied };
}

/** Bits of a window that holds the whole content: a larger one costs memory on both ends and saves nothing. */
function windowFor(bytes: number): number {
	return Math.min(22, Math.max(16, Math.ceil(Math.log2(bytes + 16))));
}

/** For the rare client that accepts no compression. */
export function decompress(gzipped: Uint8Array): Uint8Array {
	return gunzipSync(gzipped);
}
