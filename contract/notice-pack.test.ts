import { generateKeyPairSync, sign, webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_PACK_CHARS, noticeNumber, packContent, packText, packToSign, readPack } from './notice-pack.ts';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const signed = (content: Uint8Array) =>
	sign('sha256', packToSign(content), { key: privateKey, dsaEncoding: 'ieee-p1363' });

const SAID = {
	area: '013129',
	saidAt: Date.parse('2026-11-24T03:04:05Z'),
	notice: noticeNumber('n-1'),
	author: '本町コミセン 窓口',
	title: '1階を開けています',
	body: '水とトイレがあります。\n毛布は足りません。',
};

describe('a notice in a QR code', () => {
	test('says what was said, and can be proved by another implementation', async () => {
		const content = packContent(SAID);
		const read = readPack(packText(content, signed(content)));
		expect(read?.pack).toEqual(SAID);
		const point = await webcrypto.subtle.importKey(
			'jwk',
			publicKey.export({ format: 'jwk' }),
			{ name: 'ECDSA', namedCurve: 'P-256' },
			false,
			['verify'],
		);
		const holds = (bytes: Uint8Array<ArrayBuffer>) =>
			webcrypto.subtle.verify(
				{ name: 'ECDSA', hash: 'SHA-256' },
				point,
				read?.signature as BufferSource,
				packToSign(bytes),
			);
		expect(await holds(Uint8Array.from(content))).toBe(true);
		const forged = Uint8Array.from(content);
		forged[content.length - 1] = (forged[content.length - 1] ?? 0) ^ 1;
		expect(await holds(forged)).toBe(false);
	});

	test('is never longer than a QR code bears, and cuts no character in half', () => {
		const texts = fc
			.string({ unit: 'grapheme', maxLength: 300 })
			.filter((text) => text.isWellFormed() && !text.includes('\uFFFD'));
		fc.assert(
			fc.property(texts, texts, texts, (author, title, body) => {
				const content = packContent({ ...SAID, author, title: `x${title.replaceAll('\n', ' ')}`, body });
				const text = packText(content, new Uint8Array(64));
				expect(text.length).toBeLessThanOrEqual(MOST_PACK_CHARS);
				const said = readPack(text)?.pack;
				expect(said).toBeDefined();
				if (!said) return;
				expect(`${said.author}${said.title}${said.body}`).not.toContain('\uFFFD');
				if (!said.title.endsWith('…')) expect(said.title).toBe(`x${title.replaceAll('\n', ' ')}`);
			}),
		);
	});

	test.each(['', 'x', 'あ', 'A'.repeat(60), 'A'.repeat(401), packText(packContent(SAID), new Uint8Array(64)).slice(9)])(
		'%j is none',
		(text) => {
			expect(readPack(text)).toBeNull();
		},
	);
});
