/** What the files' own preambles and common URLs say about their licence. */

/** `http://creativecommons.org/licenses/by/3.0/deed.ja` → `CC BY 3.0`. Unknown addresses: undefined. */
export function licenceOfUrl(url: string): string | undefined {
	const creative = /^https?:\/\/creativecommons\.org\/(licenses|publicdomain)\/([a-z-]{2,10})\/(\d\.\d)\b/.exec(url);
	if (!creative) return undefined;
	return creative[1] === 'publicdomain' ? `CC0 ${creative[3]}` : `CC ${creative[2]?.toUpperCase()} ${creative[3]}`;
}
