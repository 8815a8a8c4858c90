import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from './base64url.ts';

test('any bytes come back from letters that need no escape in an address', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
			const text = toBase64Url(bytes);
			expect(encodeURIComponent(text)).toBe(text);
			expect([...fromBase64Url(text)]).toEqual([...bytes]);
		}),
	);
});
