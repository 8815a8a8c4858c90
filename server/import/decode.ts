/**
 * Bytes of a file to text. Cities publish UTF-8 with and without BOM and CP932 side by side, sometimes in one folder,
 * so the bytes decide, never the file's name.
 */
import { Buffer, isUtf8 } from 'node:buffer';
import { type FileBytes, fileParts } from './file-bytes.ts';
import { FileRefused } from './problem.ts';

export type Encoding =
	| 'UTF-8'
	| 'UTF-8 BOM'
	| 'UTF-16LE'
	| 'UTF-16BE'
	| 'CP932'
	| 'EUC-JP'
	| 'ISO-2022-JP'
	| 'Excel'
	| 'iCalendar';
export type Decoded = { text: string; encoding: Encoding };

/** Larger than any town's list by two orders of magnitude; its bytes are in memory once, its text never is. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** More broken characters than this share of the file, and it is the file that is broken, not a cell. */
const BROKEN_SHARE = 0.001;

const SAVE_AS = 'Excelで「名前を付けて保存」→「CSV UTF-8（コンマ区切り）」を選んで保存しなおしてください。';

/** Bytes that become text at a time, so that a large file is never a text as a whole. */
const A_PART = 128 * 1024;

/**
 * @throws FileRefused for empty files, for files of another kind (xlsx, xls, PDF, HTML, JSON) and for mojibake.
 */
export function decode(bytes: Uint8Array): Decoded {
	const encoding = findEncoding(bytes);
	return { text: [...textParts(bytes, encoding)].join(''), encoding };
}

/** Reads the bytes once; throws what `decode` throws. */
export function findEncoding(bytes: Uint8Array): Encoding {
	if (bytes.length === 0) {
		throw new FileRefused(
			'file-empty',
			'ファイルが空です（0バイト）。',
			'もとのファイルをもう一度ダウンロードしてください。',
		);
	}
	if (bytes.length > MAX_BYTES) {
		throw new FileRefused(
			'file-too-big',
			`ファイルが大きすぎます（${Math.round(bytes.length / 1_048_576)} MB）。`,
			'64 MB より小さく分けてください。',
		);
	}
	refuseOtherKinds(bytes);
	const encoding = encodingOf(bytes);
	refuseOtherTexts(bytes, encoding);
	refuseMojibake(bytes, encoding);
	return encoding;
}

/** The text from its beginning, a part at a time. */
export function* textParts(bytes: FileBytes, encoding: Encoding): Generator<string> {
	yield* decodeParts(bytes, new TextDecoder(LABELS[encoding]));
}

const LABELS: Record<Encoding, string> = {
	'UTF-8': 'utf-8',
	'UTF-8 BOM': 'utf-8',
	'UTF-16LE': 'utf-16le',
	'UTF-16BE': 'utf-16be',
	CP932: 'shift_jis',
	'EUC-JP': 'euc-jp',
	'ISO-2022-JP': 'iso-2022-jp',
	Excel: 'utf-8',
	iCalendar: 'utf-8',
};

function* decodeParts(bytes: FileBytes, decoder: InstanceType<typeof TextDecoder>): Generator<string> {
	for (const part of fileParts(bytes, A_PART)) yield decoder.decode(part, { stream: true });
	const rest = decoder.decode();
	if (rest !== '') yield rest;
}

function startsWith(bytes: Uint8Array, ...head: number[]): boolean {
	return head.every((byte, index) => bytes[index] === byte);
}

function refuseOtherKinds(bytes: Uint8Array): void {
	if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) {
		throw new FileRefused('file-not-text', '中身はExcelブック（xlsx）かZIPで、CSVではありません。', SAVE_AS);
	}
	if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
		throw new FileRefused('file-not-text', '中身は古い形のExcelブック（xls）で、CSVではありません。', SAVE_AS);
	}
	if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) {
		throw new FileRefused('file-not-text', '中身はPDFで、CSVではありません。', 'もとの表をCSVで保存してください。');
	}
}

function encodingOf(bytes: Uint8Array): Encoding {
	if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'UTF-8 BOM';
	if (startsWith(bytes, 0xff, 0xfe)) return 'UTF-16LE';
	if (startsWith(bytes, 0xfe, 0xff)) return 'UTF-16BE';
	if (bytes.includes(0)) {
		throw new FileRefused('file-not-text', '文字ではないデータ（NUL）が入っていて、CSVではありません。', SAVE_AS);
	}
	// ESC $ opens two-byte characters in ISO-2022-JP, whose bytes are otherwise plain ASCII
	if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('\u001b$')) return 'ISO-2022-JP';
	if (isUtf8(bytes)) return 'UTF-8';
	const euc = survey('euc-jp', bytes);
	const cp932 = survey('shift_jis', bytes);
	// EUC-JP bytes are often valid CP932 too, but then read as a sea of half-width katakana
	if (euc && (!cp932 || cp932.halfWidthKana > euc.halfWidthKana + cp932.length / 20)) return 'EUC-JP';
	if (cp932) return 'CP932';
	return countBroken('utf-8', bytes) <= countBroken('shift_jis', bytes) ? 'UTF-8' : 'CP932';
}

/** What the bytes are in this encoding; null when they are none of it. */
function survey(label: string, bytes: Uint8Array): { length: number; halfWidthKana: number } | null {
	const found = { length: 0, halfWidthKana: 0 };
	try {
		for (const part of decodeParts(bytes, new TextDecoder(label, { fatal: true }))) {
			found.length += part.length;
			found.halfWidthKana += count(part, /[\uff61-\uff9f]/g);
		}
		return found;
	} catch {
		// a TypeError is how the decoder says: not this encoding
		return null;
	}
}

function countBroken(label: string, bytes: Uint8Array): number {
	let broken = 0;
	for (const part of decodeParts(bytes, new TextDecoder(label))) broken += count(part, /\ufffd/g);
	return broken;
}

function count(text: string, pattern: RegExp): number {
	return text.match(pattern)?.length ?? 0;
}

function refuseOtherTexts(bytes: Uint8Array, encoding: Encoding): void {
	const [first = ''] = textParts(bytes, encoding);
	const head = first.slice(0, 2000).trimStart();
	if (head === '' && textParts(bytes, encoding).every((part) => part.trim() === '')) {
		throw new FileRefused(
			'file-empty',
			'ファイルに文字がありません。',
			'もとのファイルをもう一度ダウンロードしてください。',
		);
	}
	if (/^<(?:!doctype|html|head|body|\?xml|!--)/i.test(head)) {
		throw new FileRefused(
			'file-not-text',
			'中身はホームページ（HTML）で、CSVではありません。ダウンロードのときにエラーの画面を保存したようです。',
			'ブラウザーで開いて、CSVそのものをもう一度ダウンロードしてください。',
		);
	}
	if (/^[[{]\s*["{[]/.test(head)) {
		throw new FileRefused('file-not-text', '中身はJSONで、CSVではありません。', 'CSVの形で保存してください。');
	}
}

const MOJIBAKE =
	/[\ufffd縺繧繝蜷荳譁譌鬘髮蟶遘蝣]|[ãâåäæçèé][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/g;

/**
 * UTF-8 read as CP932 is full of 縺, 繧 and a few rare kanji, UTF-8 read as Latin-1 is full of ã followed by C1 controls or punctuation;
 * either is already in the characters, so no decoder of ours can undo it with certainty.
 */
function refuseMojibake(bytes: Uint8Array, encoding: Encoding): void {
	let [broken, asCp932, asLatin1, length] = [0, 0, 0, 0];
	for (const part of textParts(bytes, encoding)) {
		for (const [sign] of part.matchAll(MOJIBAKE)) {
			if (sign === '\ufffd') broken++;
			else if (sign.length > 1) asLatin1++;
			else asCp932++;
		}
		length += part.length;
	}
	const share = (broken + asCp932 + asLatin1) / length;
	if (broken + asCp932 + asLatin1 >= 3 && share > BROKEN_SHARE) {
		const sign = broken >= asCp932 && broken >= asLatin1 ? '�' : asCp932 >= asLatin1 ? '縺' : 'ã';
		throw new FileRefused(
			'file-mojibake',
			`文字化けしています（「${sign}」が多くあります）。`,
			'文字化けする前のファイルを、CSV UTF-8 で保存しなおしてください。',
		);
	}
}
