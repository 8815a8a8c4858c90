/** Builds a worker as one classic script without imports. `ENGAWA_WORKER` names the entry, `ENGAWA_PRECACHE` and `ENGAWA_AT_WORK` the lists. */
import { defineConfig } from 'vite';
import { MODERN_DEXIE, TREESHAKE } from '../vite.config.ts';

const entry = process.env.ENGAWA_WORKER ?? 'main';
const out = process.env.ENGAWA_WORKER_OUT ?? 'sw.js';

export default defineConfig({
	publicDir: false,
	// The worker draws markup; the page's own style sheets dress it.
	plugins: [
		{ name: 'no-styles', enforce: 'pre', load: (id) => (id.endsWith('.css') ? { code: '', moduleType: 'js' } : null) },
	],
	resolve: {
		alias: [MODERN_DEXIE],
		dedupe: ['preact'],
	},
	oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
	define: {
		__PRECACHE__: process.env.ENGAWA_PRECACHE ?? '[]',
		__AT_WORK__: process.env.ENGAWA_AT_WORK ?? '[]',
		__ROAD__: JSON.stringify(process.env.ENGAWA_ROAD ?? '/sw-road.js'),
		'process.env.NODE_ENV': '"production"',
	},
	build: {
		target: ['chrome111', 'safari16.4', 'firefox115'],
		outDir: 'dist',
		emptyOutDir: false,
		copyPublicDir: false,
		cssCodeSplit: false,
		rolldownOptions: { treeshake: TREESHAKE },
		lib: { entry: `sw/${entry}.ts`, formats: ['iife'], name: 'engawaWorker', fileName: () => out },
	},
});
