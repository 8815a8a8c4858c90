/** The tests, with the known bug `ENGAWA_PLANT` put into the product while it is loaded. */
import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vite.config.ts';
import { planted } from './plants.ts';

export default mergeConfig(
	base,
	defineConfig({
		plugins: [
			{
				name: 'plant a known bug',
				enforce: 'pre',
				transform: (text, id) => planted(process.env.ENGAWA_PLANT, id.replace(/\?.*$/, ''), text),
			},
		],
		// what is kept of a module knows nothing of the bug in it, and would be given to whoever tests next
		test: { fsModuleCache: false },
	}),
);
