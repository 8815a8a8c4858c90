/**
 * Bytes of a file to text. Cities publish UTF-8 with and without BOM and CP932 side by side, sometimes in one folder,
 * so the bytes decide, never the file's name.
 */
import { FileRefused } from './problem.ts';

export type Encoding = 'UTF-8' | 'UTF-8 BOM' | 'UTF-16LE' | 'UTF-16BE' | 'CP932' | 'EUC-JP' | 'ISO-2022-JP';
export type Decoded = { text: string; encoding: Encoding };

/** Larger than any town's list by two orders of magnitude; the whole file is held in memory. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** More broken characters than this share of the file, and it is the file that is broken, not a cell. */
const BROKEN_SHARE = 0.001;

const SAVE_AS = 'Excelで「名前を付けて保存」→「CSV UTF-8（コンマ区切り）」を選んで保存しなおしてください。';

/**
 * @throws FileRefused for empty files, for files of another kind (xlsx, xls, PDF, HTML, JSON) and for mojibake.
 */
export function decode(bytes: Uint8Array): Decoded {
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
	const decoded = decodeText(bytes);
	refuseOtherTexts(decoded.text);
	refuseMojibake(decoded.text);
	return decoded;
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

function decodeText(bytes: Uint8Array): Decoded {
	if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
		return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'UTF-8 BOM' };
	}
	if (startsWith(bytes, 0xff, 0xfe)) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16LE' };
	if (startsWith(bytes, 0xfe, 0xff)) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16BE' };
	if (bytes.includes(0)) {
		throw new FileRefused('file-not-text', '文字ではないデータ（NUL）が入っていて、CSVではありません。', SAVE_AS);
	}
	// ESC $ opens two-byte characters in ISO-2022-JP, whose bytes are otherwise plain ASCII
	if (bytes.some((byte, index) => byte === 0x1b && bytes[index + 1] === 0x24)) {
		return { text: new TextDecoder('iso-2022-jp').decode(bytes), encoding: 'ISO-2022-JP' };
	}
	const utf8 = decodeStrictly('utf-8', bytes);
	if (utf8 !== null) return { text: utf8, encoding: 'UTF-8' };
	const euc = decodeStrictly('euc-jp', bytes);
	const cp932 = decodeStrictly('shift_jis', bytes);
	// EUC-JP bytes are often valid CP932 too, but then read as a sea of half-width katakana
	if (euc !== null && (cp932 === null || halfWidthKana(cp932) > halfWidthKana(euc) + cp932.length / 20)) {
		return { text: euc, encoding: 'EUC-JP' };
	}
	if (cp932 !== null) return { text: cp932, encoding: 'CP932' };
	const utf8Loose = new TextDecoder('utf-8').decode(bytes);
	const cp932Loose = new TextDecoder('shift_jis').decode(bytes);
	return count(utf8Loose, /\ufffd/g) <= count(cp932Loose, /\ufffd/g)
		? { text: utf8Loose, encoding: 'UTF-8' }
		: { text: cp932Loose, encoding: 'CP932' };
}

function decodeStrictly(label: string, bytes: Uint8Array): string | null {
	try {
		return new TextDecoder(label, { fatal: true }).decode(bytes);
	} catch {
		// a TypeError is how the decoder says: not this encoding
		return null;
	}
}

function count(text: string, pattern: RegExp): number {
	return text.match(pattern)?.length ?? 0;
}

function halfWidthKana(text: string): number {
	return count(text, /[\uff61-\uff9f]/g);
}

function refuseOtherTexts(text: string): void {
	const head = text.slice(0, 2000).trimStart();
	if (head === '' && text.trim() === '') {
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

/**
 * UTF-8 read as CP932 is full of 縺, 繧 and a few rare kanji, UTF-8 read as Latin-1 is full of ã followed by C1 controls or punctuation;
 * either is already in the characters, so no decoder of ours can undo it with certainty.
 */
function refuseMojibake(text: string): void {
	const broken = count(text, /\ufffd/g);
	const asCp932 = count(text, /[縺繧繝蜷荳譁譌鬘髮蟶遘蝣]/g);
	const asLatin1 = count(text, /[ãâåäæçèé][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/g);
	const share = (broken + asCp932 + asLatin1) / text.length;
	if (broken + asCp932 + asLatin1 >= 3 && share > BROKEN_SHARE) {
		const sign = broken >= asCp932 && broken >= asLatin1 ? '�' : asCp932 >= asLatin1 ? '縺' : 'ã';
		throw new FileRefused(
			'file-mojibake',
			`文字化けしています（「${sign}」が多くあります）。`,
			'文字化けする前のファイルを、CSV UTF-8 で保存しなおしてください。',
		);
	}
}
