import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { openText, readSecretFile, sealText, secretFor } from './secret.ts';

describe("The server's secret", () => {
	test('is made once, for this user alone, and refused when damaged', async () => {
		const folder = await mkdtemp(path.join(tmpdir(), 'secret-'));
		const inside = path.join(folder, 'data');
		const made = readSecretFile(inside);
		expect(readSecretFile(inside)).toEqual(made);
		const file = path.join(inside, 'secret.key');
		expect((await stat(file)).mode & 0o077).toBe(0);
		await writeFile(file, 'short');
		expect(() => readSecretFile(inside)).toThrow(/damaged/);
		await rm(folder, { recursive: true });
	});

	test('opens only what it sealed, for whom it was sealed, unchanged', () => {
		const key = secretFor(new Uint8Array(32), 'totp');
		const sealed = sealText(key, 'a1', 'JBSWY3DP');
		expect(openText(key, 'a1', sealed)).toBe('JBSWY3DP');
		expect(sealText(key, 'a1', 'JBSWY3DP')).not.toBe(sealed);
		expect(() => openText(key, 'a2', sealed)).toThrow();
		expect(() => openText(secretFor(new Uint8Array(32), 'other'), 'a1', sealed)).toThrow();
		expect(() => openText(key, 'a1', `${sealed.slice(0, -2)}AA`)).toThrow();
	});
});

test.each([
	// RFC 6238, appendix B, the last six of its eight digits
	[59_000, '287082'],
	[1_111_111_109_000, '081804'],
	[20_000_000_000_000, '353130'],
])('codes of authenticator apps are those of the standard (%d)', (timestamp, code) => {
	const totp = new TOTP({ secret: Secret.fromUTF8('12345678901234567890'), digits: 6, period: 30, algorithm: 'SHA1' });
	expect(totp.generate({ timestamp })).toBe(code);
});
