/** The project at another place, so that a newer build can be made of it beside the one that is being tested. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { nodePath, ROOT } from './server-process.ts';

const COPIED = [
	'bin',
	'contract',
	'profiles',
	'public',
	'server',
	'src',
	'sw',
	'dist',
	'index.html',
	'vite.config.ts',
	'package.json',
	'package-lock.json',
];

export type ProjectCopy = {
	readonly root: string;
	/** Name of the build that is served, as `/version.json` says it. */
	readonly build: () => string;
	/** Every file that the last two builds consist of, newest build first. */
	readonly builds: () => { build: string; files: string[] }[];
	/** Replaces a text in one source file, which must hold it. */
	change(file: string, from: string, to: string): void;
	/** `npm run build` there. */
	makeBuild(): Promise<void>;
	remove(): void;
};

/** What is built in the project already is copied with it, and counts as its first build. */
export function copyProject(): ProjectCopy {
	const root = mkdtempSync(path.join(os.tmpdir(), 'engawa-project-'));
	for (const name of COPIED) {
		if (!existsSync(path.join(ROOT, name))) throw new Error(`${name} is missing: run npm run build first`);
		cpSync(path.join(ROOT, name), path.join(root, name), { recursive: true, preserveTimestamps: true });
	}
	symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'), 'dir');
	const read = (name: string) => JSON.parse(readFileSync(path.join(root, 'dist', name), 'utf8'));
	return {
		root,
		build: () => read('version.json').build,
		builds: () => read('builds.json'),
		change(file, from, to) {
			const full = path.join(root, file);
			const before = readFileSync(full, 'utf8');
			if (!before.includes(from)) throw new Error(`${file} does not hold ${from}`);
			writeFileSync(
				full,
				before.replace(from, () => to),
			);
		},
		makeBuild: () =>
			new Promise((resolve, reject) => {
				const run = spawn(nodePath(), ['bin/build.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
				let log = '';
				run.stderr.on('data', (chunk) => (log += chunk));
				run.once('exit', (code) =>
					code === 0 ? resolve() : reject(new Error(`The build ended with ${code}:\n${log}`)),
				);
			}),
		// the link is removed, not what it points to
		remove: () => rmSync(root, { recursive: true, force: true }),
	};
}
