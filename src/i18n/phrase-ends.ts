/**
 * Japanese is written without spaces, yet it should break between phrases (文節). The catalogue marks the phrases with
 * spaces; in Japanese they become places where a line may break and nobody sees them. やさしい日本語 keeps its spaces: there
 * they help to read.
 */

/** Zero-width space: a line may end here (UAX #14, class ZW). */
export const PHRASE_END = '\u200b';

const known = new Map<string, string>();

/** The marked text with each space between Japanese phrases turned into an unseen place to break. */
export function withPhraseEnds(marked: string): string {
	let result = known.get(marked);
	if (result === undefined) {
		result = '';
		for (let at = 0; at < marked.length; at++) {
			const isEnd = marked[at] === ' ' && isBetweenPhrases(marked[at - 1], marked[at + 1]);
			result += isEnd ? PHRASE_END : marked[at];
		}
		known.set(marked, result);
	}
	return result;
}

/** Two parameters, or Latin words and numbers, keep their space: without it they would run into each other. */
function isBetweenPhrases(before: string | undefined, after: string | undefined): boolean {
	return isJapanese(before) || isJapanese(after);
}

/** A letter of Japanese, or the border of a word with its reading; a parameter may be anything. */
function isJapanese(letter: string | undefined): boolean {
	if (letter === undefined) return false;
	return letter === '[' || letter === ']' || letter >= '\u3000';
}
