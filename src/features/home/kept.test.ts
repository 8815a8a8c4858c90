import { describe, expect, test } from 'vitest';
import { keptFromText, keptToText } from './kept.ts';

describe('the mark on a kept home screen', () => {
	test('comes back as it was written', () => {
		const kept = {
			date: '2026-11-24',
			placeId: 'c1|強い%',
			language: 'ja-x-easy',
			furigana: true,
			cursor: 1234,
			ms: 1_795_000_000_000,
			lastHeardAt: null,
		} as const;
		expect(keptFromText(keptToText(kept))).toEqual(kept);
	});

	test('that is not ours, or from another version, is not taken over', () => {
		for (const text of ['', 'x', '2026-11-24|p|ja|5', '2026-11-24||fr|0|1|2|3', '||||']) {
			expect(keptFromText(text)).toBeNull();
		}
	});
});
