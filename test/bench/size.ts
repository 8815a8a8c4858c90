/** Bytes that must arrive before the home screen can be used, of the worker, and of everything kept offline (gzip). */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './measure.ts';

type Chunk = {
	file: string;
	isEntry?: boolean;
	imports?: string[];
	dynamicImports?: string[];
	css?: string[];
	src?: string;
};

const DIST = path.resolve(import.meta.dirname, '../../dist');

export async function benchSize(): Promise<Figure[]> {
	const manifest: Record<string, Chunk> = JSON.parse(readFileSync(path.join(DIST, '.vite/manifest.json'), 'utf8'));
	const entry = Object.entries(manifest).find(([, chunk]) => chunk.isEntry)?.[0];
	if (!entry) throw new Error('dist/.vite/manifest.json names no entry: run npm run build');
	const home = [entry, 'src/i18n/ja/first.ts'];
	// a device without a town brings these before it can show one
	const road = ['db', 'wire', 'sync'].map((name) => laterChunk(manifest, entry, name));
	const script = scriptOf(manifest, home);
	const firstScript = scriptOf(manifest, [...home, ...road]);
	const worker = readFileSync(path.join(DIST, 'sw.js'), 'utf8');
	const workerRoad = /assets\/sw-road-\w+\.js/.exec(worker)?.[0];
	if (!workerRoad) throw new Error('dist/sw.js names no road: run npm run build');
	const found = worker.matchAll(/["'`]?url["'`]?:\s*["'`](\/[^"'`]+)["'`]/g);
	const urls = [...new Set([...found].map((match) => match[1] as string))];
	const precache = urls.reduce((sum, url) => sum + gzipSize(url.slice(1)), 0);
	const kept = new Set(urls.map((url) => url.slice(1)));
	const named = [...new Set(worker.match(/assets\/[\w.-]+\.(?:js|css)/g))];
	const atWork = named.filter((file) => file !== workerRoad && !kept.has(file));
	return [
		{ name: 'script until home can be used', value: script / 1000, unit: 'kB gzip', must: 110, goal: 90 },
		{
			name: 'the same on a first visit, with what the first sync brings',
			value: firstScript / 1000,
			unit: 'kB gzip',
			must: 110,
			goal: 90,
		},
		{
			name: 'worker, what a cold start waits for',
			value: gzipSize('sw.js') / 1000,
			unit: 'kB gzip',
			must: 60,
			goal: 45,
		},
		{
			name: 'worker with the road it runs when an event needs it',
			value: (gzipSize('sw.js') + gzipSize(workerRoad)) / 1000,
			unit: 'kB gzip',
			must: 60,
			note: 'Dexie is 30 of it',
		},
		{
			name: 'whole precache',
			value: precache / 1000,
			unit: 'kB gzip',
			must: 500,
			goal: 400,
			note: `${urls.length} files`,
		},
		{
			name: 'more where somebody has signed in, and on kiosks',
			value: atWork.reduce((sum, file) => sum + gzipSize(file), 0) / 1000,
			unit: 'kB gzip',
			note: `${atWork.length} files`,
		},
	];
}

/** The chunk of that name which the entry, or what it imports, brings when it is needed. */
function laterChunk(manifest: Record<string, Chunk>, entry: string, name: string): string {
	const found = new Set<string>();
	const visit = (one: string) => {
		if (found.has(one)) return;
		found.add(one);
		for (const other of manifest[one]?.imports ?? []) visit(other);
	};
	visit(entry);
	const key = [...found]
		.flatMap((one) => manifest[one]?.dynamicImports ?? [])
		.find((one) => manifest[one]?.file.startsWith(`assets/${name}-`));
	if (!key) throw new Error(`the entry brings no chunk ${name} of its own any more`);
	return key;
}

function scriptOf(manifest: Record<string, Chunk>, names: readonly string[]): number {
	const files = new Set<string>();
	for (const name of names) collect(manifest, name, files);
	return [...files].filter((file) => file.endsWith('.js')).reduce((sum, file) => sum + gzipSize(file), 0);
}

/** The chunk and all it imports before it can run. */
function collect(manifest: Record<string, Chunk>, name: string, files: Set<string>): void {
	const chunk = manifest[name];
	if (!chunk || files.has(chunk.file)) return;
	files.add(chunk.file);
	for (const other of chunk.imports ?? []) collect(manifest, other, files);
}

function gzipSize(file: string): number {
	const full = path.join(DIST, file);
	return existsSync(`${full}.gz`) ? statSync(`${full}.gz`).size : gzipSync(readFileSync(full), { level: 9 }).length;
}
