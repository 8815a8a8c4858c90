/** A page's script for measuring, built from the product's own modules with the product's own settings. */
import path from 'node:path';
import { build, type Rollup } from 'vite';
import { MODERN_DEXIE, TREESHAKE } from '../../vite.config.ts';

/** `entry`: a file in `test/bench/page`. Answers the script's text: one classic script, minified. */
export async function bundle(entry: string): Promise<string> {
	const built = (await build({
		configFile: false,
		logLevel: 'warn',
		publicDir: false,
		resolve: { alias: [MODERN_DEXIE] },
		define: { 'process.env.NODE_ENV': '"production"' },
		build: {
			write: false,
			target: ['chrome111'],
			rolldownOptions: { treeshake: TREESHAKE },
			lib: { entry: path.join(import.meta.dirname, 'page', entry), formats: ['iife'], name: 'engawaBench' },
		},
	})) as Rollup.RollupOutput[];
	const script = built[0]?.output.find((chunk) => chunk.type === 'chunk');
	if (!script) throw new Error(`${entry} gave no script`);
	return script.code;
}
