/** A ZIP file of a few small parts, the same bytes for the same parts: no times, no names of people. */
import { crc32, deflateRawSync } from 'node:zlib';

const DOS_DAY_0 = 0x21;

export function writeZip(parts: readonly { name: string; content: string | Uint8Array }[]): Uint8Array {
	const bodies: Buffer[] = [];
	const entries: Buffer[] = [];
	let offset = 0;
	for (const { name, content } of parts) {
		const plain = Buffer.from(content as string);
		const packed = deflateRawSync(plain);
		const title = Buffer.from(name);
		const shared = Buffer.alloc(26);
		// version 2.0, names in UTF-8, deflated
		shared.writeUInt16LE(20, 0);
		shared.writeUInt16LE(0x0800, 2);
		shared.writeUInt16LE(8, 4);
		shared.writeUInt16LE(DOS_DAY_0, 8);
		shared.writeUInt32LE(crc32(plain), 10);
		shared.writeUInt32LE(packed.length, 14);
		shared.writeUInt32LE(plain.length, 18);
		shared.writeUInt16LE(title.length, 22);
		const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), shared, title]);
		const entry = Buffer.alloc(46);
		entry.writeUInt32LE(0x02014b50, 0);
		entry.writeUInt16LE(20, 4);
		shared.copy(entry, 6);
		entry.writeUInt32LE(offset, 42);
		bodies.push(local, packed);
		entries.push(entry, title);
		offset += local.length + packed.length;
	}
	const directory = Buffer.concat(entries);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(parts.length, 8);
	end.writeUInt16LE(parts.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...bodies, directory, end]);
}
