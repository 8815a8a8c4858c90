/** The bytes of a file: in memory, as the desk has them, or on a disk, where a large one is better left. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

export type FileBytes = Uint8Array | FileOnDisk;

export type FileOnDisk = { path: string };

/** All of them at once; whoever asks lets go of them soon. */
export function wholeFile(bytes: FileBytes): Uint8Array {
	return bytes instanceof Uint8Array ? bytes : readFileSync(bytes.path);
}

/** From the beginning, so many at a time; what is given is overwritten by what follows. */
export function* fileParts(bytes: FileBytes, size: number): Generator<Uint8Array> {
	if (bytes instanceof Uint8Array) {
		for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
		return;
	}
	const file = openSync(bytes.path, 'r');
	try {
		const part = new Uint8Array(size);
		for (let read = readSync(file, part); read > 0; read = readSync(file, part)) yield part.subarray(0, read);
	} finally {
		closeSync(file);
	}
}
