/**
 * The checksum that makes silent divergence visible: a 64-bit sum over live rows of a hash of `kind`, `id` and `rev`.
 *
 * Addition is commutative, so a device keeps it up to date row by row, in any order, in the transaction that applies
 * the rows, and never copies it from the server. Two 32-bit lanes, because BigInt is slow on old tablets.
 */

/** Two unsigned 32-bit lanes, each added modulo 2³². */
export type Sum = readonly [number, number];

export const EMPTY_SUM: Sum = [0, 0];

/** Adds the row to the sum (`sign` 1) or takes it out (`sign` -1). */
export function addRow(sum: Sum, sign: 1 | -1, kind: string, id: string, rev: number): Sum {
	const [a, b] = hashRow(kind, id, rev);
	return [(sum[0] + sign * a) >>> 0, (sum[1] + sign * b) >>> 0];
}

/** 16 lower-case hex digits. */
export function sumToHex(sum: Sum): string {
	return sum[0].toString(16).padStart(8, '0') + sum[1].toString(16).padStart(8, '0');
}

export function hexToSum(hex: string): Sum {
	return [Number.parseInt(hex.slice(0, 8), 16) >>> 0, Number.parseInt(hex.slice(8, 16), 16) >>> 0];
}

/** cyrb53's two lanes (public domain, bryc) over `kind NUL id NUL rev`, finished with murmur3's mixer. */
export function hashRow(kind: string, id: string, rev: number): Sum {
	let h1 = 0xdeadbeef;
	let h2 = 0x41c6ce57;
	const text = `${kind}\0${id}\0${rev}`;
	for (let i = 0; i < text.length; i++) {
		const c = text.charCodeAt(i);
		h1 = Math.imul(h1 ^ c, 2654435761);
		h2 = Math.imul(h2 ^ c, 1597334677);
	}
	h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
	h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
	return [h1 >>> 0, h2 >>> 0];
}
