import { expect, test } from 'vitest';
import { isInsideLine, outwardUrl, withoutOutward } from './outward.ts';

test('a link that leaves the device asks LINE for the real browser, whatever else it carries', () => {
	expect(outwardUrl('https://town.example.jp', '/events/e1?date=2026-11-24')).toBe(
		'https://town.example.jp/events/e1?date=2026-11-24&openExternalBrowser=1',
	);
	expect(outwardUrl('https://town.example.jp', '/ticket#abc')).toBe(
		'https://town.example.jp/ticket?openExternalBrowser=1#abc',
	);
});

test('where it arrives, the address is the usual one again', () => {
	expect(withoutOutward('?date=2026-11-24&openExternalBrowser=1')).toBe('?date=2026-11-24');
	expect(withoutOutward('?openExternalBrowser=1')).toBe('');
	expect(withoutOutward('?date=2026-11-24')).toBeNull();
});

test('LINE is known by its name, and nobody else is taken for it', () => {
	const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
	expect(isInsideLine(`${iphone} Safari Line/14.19.1`)).toBe(true);
	expect(isInsideLine(`${iphone} Version/18.1 Mobile/15E148 Safari/604.1`)).toBe(false);
	expect(isInsideLine('Mozilla/5.0 (X11; Linux) Airline/7')).toBe(false);
});
