/** An address below `/open/{area}/`: what is there, for a reader, for the OpenAPI document, for the static export, and how it is made. */
import type { Recipe } from '../documents.ts';
import type { OpenTown } from '../open-town.ts';

export type OpenParameter = {
	name: string;
	values?: readonly string[];
	words: string;
	example: string;
	required?: boolean;
	/** the same at every address of its group: people are told once */
	ofGroup?: true;
};

export type OpenAddress = {
	/** below `/open/{area}/`; `{id}` stands for one part, percent-encoded */
	pattern: string;
	group: OpenGroup;
	/** what it is, in Japanese and in English */
	title: string;
	titleEn: string;
	/** media type */
	type: string;
	parameters?: readonly OpenParameter[];
	/** undefined: the question makes no sense, say what is allowed */
	recipe(ask: OpenAsk): Recipe | undefined;
	/** for a required parameter: a question that the town can answer now */
	exampleQuestion?(town: OpenTown): string | undefined;
	/** for `{id}`: all that there are, for the static export and for examples */
	ids?(town: OpenTown): Iterable<string>;
	/** false: a part of an exchange between machines, or different for each reader; no file of a static export */
	exported?: false;
};

export type OpenGroup = 'csv' | 'calendar' | 'news' | 'map' | 'openactive' | 'catalogue';

export type OpenAsk = { id: string; query: URLSearchParams };

/** The address whose pattern fits, with the id in it. Longest patterns first: `places/{id}.ics` before `{id}`. */
export function findAddress(
	addresses: readonly OpenAddress[],
	path: string,
): { address: OpenAddress; id: string } | undefined {
	for (const address of addresses) {
		const [before, after] = address.pattern.split('{id}') as [string, string | undefined];
		if (after === undefined) {
			if (path === before) return { address, id: '' };
			continue;
		}
		if (!path.startsWith(before) || !path.endsWith(after) || path.length <= before.length + after.length) continue;
		const id = decodePart(path.slice(before.length, path.length - after.length));
		if (id !== undefined) return { address, id };
	}
	return undefined;
}

function decodePart(part: string): string | undefined {
	if (part.includes('/') || part.length > 1800) return undefined;
	try {
		return decodeURIComponent(part);
	} catch (error) {
		if (error instanceof URIError) return undefined;
		throw error;
	}
}

export function fillPattern(pattern: string, id: string): string {
	return pattern.replace('{id}', () => encodeURIComponent(id));
}
