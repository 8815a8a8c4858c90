/** The parts of a ZIP file, each inflated only when asked for and never beyond what it may hold, whatever its headers say. */
import { inflateRawSync } from 'node:zlib';
import { FileRefused } from './problem.ts';

export type Zip = {
	names: readonly string[];
	/** Throws `FileRefused` when the part is damaged or inflates to more than is left of `MOST_BYTES`. */
	read(name: string): Uint8Array | undefined;
};

/** Of all parts that are read together: larger than any town's list, small enough for the server. */
export const MOST_BYTES = 96 * 1024 * 1024;
const MOST_PARTS = 5000;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The comment behind the end record has at most 65535 bytes. */
const SEARCHED = 65_557;

type Entry = { method: number; flags: number; packed: number; offset: number };

/** @throws FileRefused when the bytes are no ZIP, or one that is encrypted, split or larger than 4 GB */
export function openZip(bytes: Uint8Array): Zip {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const entries = readEntries(view, bytes);
	let left = MOST_BYTES;
	return {
		names: [...entries.keys()],
		read(name) {
			const entry = entries.get(name);
			if (!entry) return undefined;
			const content = inflate(bytes, view, entry, left);
			left -= content.byteLength;
			return content;
		},
	};
}

function readEntries(view: DataView, bytes: Uint8Array): Map<string, Entry> {
	const end = findEnd(view);
	if (end < 0) throw damaged();
	const count = view.getUint16(end + 10, true);
	let at = view.getUint32(end + 16, true);
	if (count > MOST_PARTS || at === 0xffffffff) throw tooBig();
	const entries = new Map<string, Entry>();
	for (let i = 0; i < count; i++) {
		if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) throw damaged();
		const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
			number,
			number,
			number,
		];
		const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replace(/^\//, '');
		// of two parts with one name the first is meant: what a virus scanner saw
		if (!entries.has(name)) {
			entries.set(name, {
				flags: view.getUint16(at + 8, true),
				method: view.getUint16(at + 10, true),
				packed: view.getUint32(at + 20, true),
				offset: view.getUint32(at + 42, true),
			});
		}
		at += 46 + nameLength + extra + comment;
	}
	return entries;
}

function findEnd(view: DataView): number {
	for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - SEARCHED); at--) {
		if (view.getUint32(at, true) === END) return at;
	}
	return -1;
}

function inflate(bytes: Uint8Array, view: DataView, entry: Entry, left: number): Uint8Array {
	const { flags, method, packed, offset } = entry;
	if ((flags & 1) !== 0) {
		throw new FileRefused(
			'file-not-text',
			'パスワードのついたファイルで、開けません。',
			'パスワードを外して保存しなおしてください。',
		);
	}
	if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL) throw damaged();
	const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
	if (start + packed > view.byteLength) throw damaged();
	const content = bytes.subarray(start, start + packed);
	if (method === 0) {
		if (content.byteLength > left) throw tooBig();
		return content;
	}
	if (method !== 8 || left <= 0) throw left <= 0 ? tooBig() : damaged();
	try {
		return inflateRawSync(content, { maxOutputLength: left });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooBig();
		throw damaged();
	}
}

function damaged(): FileRefused {
	return new FileRefused(
		'file-not-text',
		'Excelブック（xlsx）としてこわれています。',
		'もとのファイルをもう一度ダウンロードするか、Excelで開いて保存しなおしてください。',
	);
}

function tooBig(): FileRefused {
	return new FileRefused(
		'file-too-big',
		'Excelブックの中身が大きすぎます。',
		'いらないシートを消し、行を分けて保存してください。',
	);
}
