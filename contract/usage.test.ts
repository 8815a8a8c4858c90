import { expect, test } from 'vitest';
import { knownName, topicOf } from './usage.ts';

test('what was searched for in vain becomes a topic of a fixed list, in whatever letters it was typed', () => {
	expect(['たいそう', 'タイソウ', 'ﾀｲｿｳ', '朝の 体操'].map(topicOf)).toEqual(Array(4).fill('exercise'));
	expect(topicOf('英会話')).toBe('language');
	expect(topicOf('え')).toBe('art');
	expect(topicOf('山田 花子')).toBe('other');
});

test('no name is ever kept that is not on the list', () => {
	expect(knownName('screen', 'events')).toBe('events');
	expect(knownName('screen', 'yamada-hanako')).toBe('other');
	expect(knownName('nothing-found', 'events')).toBe('other');
});
