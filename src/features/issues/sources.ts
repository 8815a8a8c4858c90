/** Sources as lines of text: a title, then an address. Pure. */
import type { Issue } from '../../../contract/issue.ts';

type Sources = NonNullable<Issue['sources']>;

export function writeSources(sources: Sources): string {
	return sources.map(({ title, url }) => (url ? `${title} ${url}` : title)).join('\n');
}

export function readSources(text: string): Sources {
	return text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.slice(0, 10)
		.map((line) => {
			const [, before, url] = /^(.*?)(https?:\/\/\S+)$/.exec(line) ?? [];
			if (!url) return { title: line.slice(0, 120) };
			return { title: (before?.trim() || url).slice(0, 120), url: url.slice(0, 500) };
		});
}
