/** Words on the screen, with ふりがな while it is on. */
import type { ComponentChildren } from 'preact';
import type { MessageKey } from './catalogue.ts';
import { rawMessage } from './catalogue.ts';
import { htmlLang } from './language.ts';
import { furigana, locale } from './locale.ts';
import { parameter, parseMarked } from './marked.ts';

/** A message: `<T k="groups.count" n={3} />`. Parameters may be elements. */
export function T({ k, ...params }: { k: MessageKey } & Record<string, ComponentChildren>) {
	return <Marked text={rawMessage(k)} params={params} />;
}

/** Any marked text, such as a formatted date. */
export function Marked({ text, params = {} }: { text: string; params?: Record<string, ComponentChildren> }) {
	const withReadings = furigana.value;
	return (
		<>
			{parseMarked(text).map((part) => {
				if ('text' in part) return part.text;
				if ('name' in part) return parameter(part.name, params, text);
				return withReadings ? <Ruby word={part.word} reading={part.reading} /> : part.word;
			})}
		</>
	);
}

export function Ruby({ word, reading }: { word: string; reading: string }) {
	return (
		<ruby>
			{word}
			<rp>（</rp>
			<rt>{reading}</rt>
			<rp>）</rp>
		</ruby>
	);
}

/** Has the text anything that needs a reading? Kana and Latin names carry their own. */
const KANJI = /\p{Script=Han}/u;

/** The name of a thing, with its stored reading, or its English name where somebody gave one. */
export function Named({ name, kana, en }: { name: string; kana?: string | undefined; en?: string | undefined }) {
	const foreign = htmlLang(locale.value) !== 'ja';
	if (foreign && en) return en;
	const shown = furigana.value && kana && KANJI.test(name) ? <Ruby word={name} reading={kana} /> : name;
	return foreign ? <span lang="ja">{shown}</span> : shown;
}
