/** Ids made on the device: UUIDv7 (RFC 9562, 5.7), so that they sort by the clock of whoever made them. */

const MOST_MS = 2 ** 48 - 1;

/** `nowMs`: the device's clock, whatever it says; 74 bits are random, so a wrong clock makes no id twice. */
export function newUuid(nowMs: number): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	let ms = Math.min(Math.max(0, Math.floor(nowMs)), MOST_MS);
	for (let i = 5; i >= 0; i--) {
		bytes[i] = ms % 256;
		ms = Math.floor(ms / 256);
	}
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	let hex = '';
	for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
