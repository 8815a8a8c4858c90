/** Parts of a sentence that are chosen one by one: 「水曜日の 夜に 活動する 」 before 「グループが 12 あります」. */
import type { MessageKey } from './catalogue.ts';
import { plainText } from './marked.ts';
import { t } from './t.ts';
import { Marked, T } from './text.tsx';

/** `params` are marked texts. */
export type Phrase = { k: MessageKey; params?: Record<string, string> };

/** More than this make a sentence that nobody can read. */
const MOST = 3;

/** The phrases, or one that stands for all of them when they are too many. */
export function readable(phrases: readonly Phrase[], forMany: MessageKey): readonly Phrase[] {
	return phrases.length > MOST ? [{ k: forMany }] : phrases;
}

export function Phrases({ phrases }: { phrases: readonly Phrase[] }) {
	return phrases.map(({ k, params = {} }) => <T key={k} k={k} {...mapped(params, (text) => <Marked text={text} />)} />);
}

/** The same without readings. */
export function phrasesText(phrases: readonly Phrase[]): string {
	return phrases
		.map(({ k, params = {} }) =>
			t(
				k,
				mapped(params, (text) => plainText(text)),
			),
		)
		.join('');
}

function mapped<V>(params: Record<string, string>, change: (text: string) => V): Record<string, V> {
	return Object.fromEntries(Object.entries(params).map(([name, text]) => [name, change(text)]));
}
