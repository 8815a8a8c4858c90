import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { accountMessages as easyOfAccounts } from './easy/account-messages.ts';
import { messages as easyOfReaders } from './easy/messages.ts';
import { accountMessages as enOfAccounts } from './en/account-messages.ts';
import { messages as enOfReaders } from './en/messages.ts';
import { accountMessages as jaOfAccounts } from './ja/account-messages.ts';
import { messages as jaOfReaders } from './ja/messages.ts';
import { parseMarked } from './marked.ts';

const KANJI = /\p{Script=Han}/u;
const KANA_ONLY = /^[\p{Script=Hiragana}ー・、 ]+$/u;
/** Letters that look like kanji to Unicode but are signs: 々 follows a kanji, 〆 stands in none of our words. */
const LANGUAGES = {
	ja: { ...jaOfReaders, ...jaOfAccounts },
	easy: { ...easyOfReaders, ...easyOfAccounts },
	en: { ...enOfReaders, ...enOfAccounts },
} as const;

function* texts(language: keyof typeof LANGUAGES): Generator<[key: string, text: string]> {
	for (const [feature, words] of Object.entries(LANGUAGES[language])) {
		for (const [name, text] of Object.entries(words)) yield [`${feature}.${name}`, text];
	}
}

function parametersOf(text: string): string[] {
	return parseMarked(text)
		.flatMap((part) => ('name' in part ? [part.name] : []))
		.sort();
}

/** The text of all screens: whatever is said there is named there. */
function sourcesOfScreens(): string {
	const src = path.resolve(import.meta.dirname, '..');
	return readdirSync(src, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !/^i18n\/(?:ja|easy|en)\//.test(file))
		.map((file) => readFileSync(path.join(src, file), 'utf8'))
		.join('\n');
}

describe('the words of the screens', () => {
	test('are all said somewhere', () => {
		const sources = sourcesOfScreens();
		const named = new Set(sources.match(/(?<=['"`])\w+\.\w+(?=['"`])/g));
		const made = new Set(sources.match(/(?<=`)\w+\.(?:\w*(?=\$\{))/g));
		const unsaid = [...texts('ja')]
			.map(([key]) => key)
			.filter((key) => !named.has(key) && ![...made].some((beginning) => key.startsWith(beginning)));
		expect(unsaid).toEqual([]);
	});

	test.each(['easy', 'en'] as const)('say in %s everything that Japanese says, and nothing else', (language) => {
		expect([...texts(language)].map(([key]) => key).sort()).toEqual([...texts('ja')].map(([key]) => key).sort());
	});

	test.each(['easy', 'en'] as const)('use in %s only what Japanese fills in', (language) => {
		const known = new Map([...texts('ja')].map(([key, text]) => [key, new Set(parametersOf(text))]));
		const foreign = [...texts(language)].flatMap(([key, text]) =>
			parametersOf(text).flatMap((name) => (known.get(key)?.has(name) ? [] : [`${key}: {${name}}`])),
		);
		expect(foreign).toEqual([]);
	});

	test.each(['ja', 'easy', 'en'] as const)('leave nothing empty or unfinished in %s', (language) => {
		const unfinished = [...texts(language)].filter(
			([, text]) => text.trim() === '' || /TODO|TBD|\?\?\?|xxx/i.test(text),
		);
		expect(unfinished).toEqual([]);
	});

	test.each(['ja', 'easy'] as const)('give every kanji a reading in %s', (language) => {
		const bare = [...texts(language)].flatMap(([key, text]) =>
			parseMarked(text).some((part) => 'text' in part && KANJI.test(part.text)) ? [`${key}: ${text}`] : [],
		);
		expect(bare).toEqual([]);
	});

	test.each(['ja', 'easy'] as const)('write readings in hiragana in %s', (language) => {
		const odd = [...texts(language)].flatMap(([key, text]) =>
			parseMarked(text).flatMap((part) =>
				'reading' in part && !KANA_ONLY.test(part.reading) ? [`${key}: ${part.word}|${part.reading}`] : [],
			),
		);
		expect(odd).toEqual([]);
	});

	test('have no readings in English', () => {
		expect([...texts('en')].filter(([, text]) => parseMarked(text).some((part) => 'reading' in part))).toEqual([]);
	});

	test('never blame the reader or speak of errors', () => {
		const harsh = /エラー|無効|不正|ログイン|オフライン|失敗しました|invalid|error|failed|offline/i;
		const all = [...texts('ja'), ...texts('easy'), ...texts('en')];
		expect(all.filter(([, text]) => harsh.test(text))).toEqual([]);
	});
});
