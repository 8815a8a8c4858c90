/** Builds the page. The service worker is built after it (`sw/vite.config.ts`), since it carries the list of the page's files. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { AT_WORK } from './bin/at-work.mjs';
import { wordsInOrder } from './bin/words-in-order.ts';

const COMPAT = {
	react: 'preact/compat',
	'react-dom': 'preact/compat',
	'react/jsx-runtime': 'preact/jsx-runtime',
	'react-dom/client': 'preact/compat/client',
	// its main entry is the ES5 bundle; browsers below TARGET are not served anyway
	dexie: 'dexie/dist/modern/dexie.mjs',
};

/** Dexie as one ES module for current browsers; its default entry wraps the build for browsers of 2015. */
export const MODERN_DEXIE = {
	find: /^dexie$/,
	replacement: fileURLToPath(new URL('./node_modules/dexie/dist/modern/dexie.min.mjs', import.meta.url)),
};

/** Browsers of tablets that lobbies still have: Chrome and WebView 111, Safari and iOS 16.4. */
const TARGET = ['chrome111', 'safari16.4', 'firefox115'];

/** Schemas are built from spread objects without getters; what nobody parses with is left out. */
export const TREESHAKE = { propertyReadSideEffects: false } as const;

const isStyle = (id: string) => id.endsWith('.css');
const isAtWork = (id: string) => AT_WORK.test(path.relative(import.meta.dirname, id).replaceAll(path.sep, '/'));

type Graph = {
	getModuleInfo(id: string): { importedIds: string[]; dynamicallyImportedIds: string[] } | null;
};

/**
 * Does it name, itself or through what it imports, files that come later? Those names change with each build, and so does every
 * file that imports such a one: what screens share stays apart from them.
 */
function loadsLater(id: string, graph: Graph, seen = new Set<string>()): boolean {
	if (seen.has(id)) return false;
	seen.add(id);
	const { importedIds = [], dynamicallyImportedIds = [] } = graph.getModuleInfo(id) ?? {};
	return dynamicallyImportedIds.length > 0 || importedIds.some((one) => loadsLater(one, graph, seen));
}

/** What comes in one file though screens share it in many ways: small files cost more than what they spare. */
const TOGETHER = [
	{
		debugName: 'first',
		name: (id: string, graph: Graph) => (loadsLater(id, graph) ? null : 'first'),
		tags: ['$initial' as const],
		priority: 1,
	},
	{ name: 'screens', test: (id: string) => isStyle(id) && !isAtWork(id) },
	{ name: 'work', test: (id: string) => isStyle(id) && isAtWork(id) },
];

export default defineConfig({
	resolve: {
		alias: [...Object.entries(COMPAT).map(([find, replacement]) => ({ find, replacement })), MODERN_DEXIE],
		dedupe: ['preact'],
	},
	plugins: [wordsInOrder()],
	oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
	build: {
		target: TARGET,
		outDir: 'dist',
		// The server keeps the chunks of the last two builds for pages that still run; `bin/build.mjs` prunes older ones.
		emptyOutDir: false,
		manifest: true,
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		rolldownOptions: {
			// The router marks its modules "use client" for servers that render React; nothing here does.
			onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning),
			treeshake: TREESHAKE,
			output: { codeSplitting: { groups: TOGETHER } },
		},
	},
	server: {
		proxy: { '^/(s|feed|open|embed|healthz|metrics)(/|$|\\?)': `http://127.0.0.1:${process.env.PORT ?? 3000}` },
	},
	test: {
		environment: 'node',
		include: ['{contract,server,src,sw,profiles,bin,test}/**/*.test.{ts,tsx}'],
		exclude: ['**/node_modules/**', '**/*.pg.test.ts', 'test/e2e/**', 'test/webkit/**', 'test/bench/**'],
		setupFiles: ['test/support/setup.ts'],
		// each is one thread's work, so that two processors try two files at once; the time-outs only give a machine under load up
		maxWorkers: availableParallelism(),
		testTimeout: 60_000,
		hookTimeout: 60_000,
		server: { deps: { inline: [/@tanstack/, /@preact/] } },
	},
});
