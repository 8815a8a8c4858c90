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

/**
 * Any marked text, such as a formatted date.
 *
 * Neighbouring pieces of plain text become one: HTML knows no border between two texts, so a screen that was kept as HTML
 * could otherwise not be taken over node by node.
 */
export function Marked({ text, params = {} }: { text: string; params?: Record<string, ComponentChildren> }) {
	const withReadings = furigana.value;
	const pieces: ComponentChildren[] = [];
	for (const part of parseMarked(text)) {
		let piece: ComponentChildren;
		if ('text' in part) piece = part.text;
		else if ('name' in part) piece = parameter(part.name, params, text);
		else piece = withReadings ? <Ruby word={part.word} reading={part.reading} whole /> : part.word;
		const last = pieces.at(-1);
		if (isPlain(piece) && isPlain(last)) pieces[pieces.length - 1] = `${last}${piece}`;
		else pieces.push(piece);
	}
	return <>{pieces}</>;
}

function isPlain(piece: ComponentChildren): piece is string | number {
	return typeof piece === 'string' || typeof piece === 'number';
}

/** `whole`: one word, not to be broken between lines where there is room for it. */
export function Ruby({ word, reading, whole }: { word: string; reading: string; whole?: boolean }) {
	return (
		<ruby class={whole ? 'ruby-word' : undefined}>
			{word}
			<rp>（</rp>
			<rt>{reading}</rt>
			<rp>）</rp>
		</ruby>
	);
}

/** Has the text anything that needs a reading? Kana and Latin names carry their own. */
const KANJI = /\p{Script=Han}/u;

/** A word in hiragana that stands in a name: long enough to be torn, short enough to fit on a line. */
const KANA_WORD = /([\u3041-\u309fー]{4,9})/;

/** A name in a heading: たんぽぽ and てんとうむし are not broken between two lines. */
function WholeWords({ name }: { name: string }) {
	return <>{name.split(KANA_WORD).map((part, at) => (at % 2 === 1 ? <span class="kana-word">{part}</span> : part))}</>;
}

/** The name of a thing, with its stored reading, or its English name where somebody gave one. */
export function Named({
	name,
	kana,
	en,
	heading,
}: {
	name: string;
	kana?: string | undefined;
	en?: string | undefined;
	/** large, and so soon wider than its line */
	heading?: boolean;
}) {
	const foreign = htmlLang(locale.value) !== 'ja';
	if (foreign && en) return en;
	if (foreign) return <span lang="ja">{name}</span>;
	if (furigana.value && kana && KANJI.test(name)) return <Ruby word={name} reading={kana} />;
	return heading ? <WholeWords name={name} /> : name;
}
