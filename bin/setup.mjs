/**
 * Installs exactly what the lockfile names, once: Node 24 for this platform, the libraries, no install scripts.
 * Runs on any Node ≥ 20; a second run finds everything there and does nothing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Exits with a sentence when something cannot be had. */
export function setUp() {
	const [major = 0] = process.versions.node.split('.').map(Number);
	if (major < 20) stop(`Engawa needs Node 20 or newer to begin with; this is ${process.version}.`);
	if (isInstalled()) return;
	// npm would empty the folder that the link leads to, under whoever works there
	if (isLink(path.join(ROOT, 'node_modules')))
		stop('node_modules leads elsewhere and lacks what package-lock.json names: run npm run setup there.');
	process.stderr.write('Engawa: installing the exact versions of package-lock.json …\n');
	const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
	const done = spawnSync(npm, args, { cwd: ROOT, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
	if (done.status !== 0) stop('npm ci did not finish. Is the npm registry reachable? Run it again when it is.');
}

function isLink(file) {
	return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Is every package of the lockfile installed in exactly its version (save those of other platforms)? */
function isInstalled() {
	const hidden = path.join(ROOT, 'node_modules', '.package-lock.json');
	if (!existsSync(hidden)) return false;
	const packagesOf = (file) => Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages);
	const installed = new Map(packagesOf(hidden).map(([name, { version }]) => [name, version]));
	return packagesOf(path.join(ROOT, 'package-lock.json')).every(
		([name, { version, optional }]) =>
			name === '' || installed.get(name) === version || (optional && !installed.has(name)),
	);
}

/** The project's own Node 24, or this one where no package brings it (then it must be new enough itself). */
export function nodePath() {
	const own = path.join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
	if (existsSync(own)) return own;
	const [major = 0] = process.versions.node.split('.').map(Number);
	if (major >= 24) return process.execPath;
	return stopUnlessFresh(own);
}

function stopUnlessFresh(own) {
	if (existsSync(path.join(ROOT, 'node_modules', '.package-lock.json'))) {
		stop(
			`No Node 24 package exists for ${process.platform}-${process.arch}. Install Node 24 or newer and run this again.`,
		);
	}
	return own;
}

/** Runs a program with the project's Node and tools first on the PATH; resolves to its exit code. */
export function run(command, args, options = {}) {
	const bin = path.join(ROOT, 'node_modules', '.bin');
	const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}`, ...options.env };
	const done = spawnSync(command, args, {
		cwd: ROOT,
		stdio: options.stdio ?? 'inherit',
		env,
		shell: process.platform === 'win32',
	});
	return done.status ?? 1;
}

/** Runs a step of several; the first that fails ends the whole with its code. */
export function step(title, command, args, options) {
	process.stderr.write(`\n— ${title}\n`);
	const began = Date.now();
	const code = run(command, args, options);
	process.stderr.write(
		`— ${title}: ${code === 0 ? 'done' : `failed (${code})`} in ${((Date.now() - began) / 1000).toFixed(1)} s\n`,
	);
	if (code !== 0) process.exit(code);
}

function stop(sentence) {
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
