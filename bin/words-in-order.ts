/**
 * A plugin of the build: a language's words become a list of texts, and their names a list in the same order that stands once for
 * all languages. The names are a third of a catalogue, and a device keeps three catalogues.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

type Words = Record<string, Record<string, string>>;

const I18N = path.resolve(import.meta.dirname, '../src/i18n');
const LANGUAGES = 'ja|easy|en';
const PARTS = { readers: 'messages', accounts: 'accountMessages' } as const;
type Part = keyof typeof PARTS;
const FILES: Record<Part, string> = { readers: 'messages.ts', accounts: 'account-messages.ts' };
const NAMES = /^virtual:word-names\/(readers|accounts)$/;

export function wordsInOrder(): Plugin {
	return {
		name: 'words-in-order',
		apply: 'build',
		resolveId: { filter: { id: NAMES }, handler: (id) => `\0${id}` },
		load: {
			filter: { id: /^\0virtual:word-names\// },
			handler: async (id) => namesModule(id.endsWith('readers') ? 'readers' : 'accounts'),
		},
		transform: {
			filter: { id: new RegExp(`/src/i18n/(?:${LANGUAGES})/(?:account-)?messages\\.ts$`) },
			handler: async (_, id) =>
				textsModule(path.basename(path.dirname(id)), id.endsWith(FILES.accounts) ? 'accounts' : 'readers'),
		},
	};
}

/** The names of that part, by feature, parted by spaces. */
export async function namesModule(part: Part): Promise<string> {
	const names = Object.entries(await wordsOf('ja', part)).map(([feature, words]) => [
		feature,
		Object.keys(words).join(' '),
	]);
	return `export const names = ${JSON.stringify(Object.fromEntries(names))};`;
}

/** Exports the same as the module it stands for. */
export async function textsModule(language: string, part: Part): Promise<string> {
	const [japanese, own] = await Promise.all([wordsOf('ja', part), wordsOf(language, part)]);
	const texts = Object.entries(japanese).flatMap(([feature, words]) =>
		Object.keys(words).map((name) => {
			const text = own[feature]?.[name];
			if (text === undefined) throw new Error(`${language} does not say ${feature}.${name}`);
			return text;
		}),
	);
	const hasFirst = part === 'readers';
	return `${hasFirst ? "import { first } from './first.ts';" : ''}
import { named } from '../catalogue.ts';
import { names } from 'virtual:word-names/${part}';
export const ${PARTS[part]} = { ${hasFirst ? '...first, ' : ''}...named(names, ${JSON.stringify(texts)}) };`;
}

/** What a part holds, without what comes before the first paint. */
async function wordsOf(language: string, part: Part): Promise<Words> {
	const [all, { first }] = await Promise.all([read(language, FILES[part]), read(language, 'first.ts')]);
	return Object.fromEntries(Object.entries(all[PARTS[part]] ?? {}).filter(([feature]) => !(feature in (first ?? {}))));
}

async function read(language: string, file: string): Promise<Record<string, Words>> {
	return await import(pathToFileURL(path.join(I18N, language, file)).href);
}
