/** Puts a known bug into the product while Node loads its modules. */
import type { registerHooks } from 'node:module';
import { planted } from './plants.ts';

export function plantBug(bug: string, hook: typeof registerHooks): void {
	hook({
		load: (url, context, next) => {
			if (url.endsWith('/src/data/planted.ts'))
				return { format: 'module', shortCircuit: true, source: `export const PLANTED = ${JSON.stringify(bug)};` };
			const loaded = next(url, context);
			if (!url.startsWith('file:') || url.includes('/node_modules/') || !loaded.source) return loaded;
			return { ...loaded, source: planted(bug, url, String(loaded.source)) };
		},
	});
}
