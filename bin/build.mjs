/**
 * `npm run build`: page → worker (which carries the list of the page's files) → compressed siblings → `version.json`.
 *
 * `dist/builds.json` remembers the files of the last two builds; older chunks are removed, younger ones stay so that
 * a page that is still open finds the chunks it was built with. What is named without a hash is kept under
 * `dist/builds/{build}/` as well, so that a kiosk can go back to the build before. `--if-changed` does nothing when no input changed.
 */
import { createHash } from 'node:crypto';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { AT_WORK } from './at-work.mjs';
import { ROOT, run, setUp } from './setup.mjs';

const DIST = path.join(ROOT, 'dist');
const INPUTS = [
	'src',
	'sw',
	'contract',
	'public',
	'index.html',
	'vite.config.ts',
	'package-lock.json',
	'bin/at-work.mjs',
	'bin/build.mjs',
	'bin/words-in-order.ts',
];
const COMPRESSIBLE = /\.(?:js|css|html|json|svg|webmanifest|txt|xml)$/;
const KEPT_BUILDS = 2;

setUp();
const build = hashOfInputs();
if (process.argv.includes('--if-changed') && readJson('version.json')?.build === build) process.exit(0);

const before = readJson('builds.json') ?? [];
mkdirSync(DIST, { recursive: true });
must(run('vite', ['build', '--logLevel', 'warn'], { env: { VITE_BUILD: build } }));

const page = filesOfPage();
const precache = page.filter((file) => file.precached).map(({ url, revision }) => ({ url, revision }));
const road = `assets/sw-road-${build}.js`;
must(worker('road', road, {}));
const atWork = page.filter((file) => file.atWork).map(({ url }) => url);
must(
	worker('main', 'sw.js', {
		ENGAWA_PRECACHE: JSON.stringify(precache),
		ENGAWA_AT_WORK: JSON.stringify(atWork),
		ENGAWA_ROAD: `/${road}`,
	}),
);
must(worker('kill', 'sw-kill.js', {}));

const builds = [
	{ build, files: [road, ...page.map((file) => file.url.slice(1))] },
	...before.filter((b) => b.build !== build),
].slice(0, KEPT_BUILDS);
writeJson('builds.json', builds);
pruneAssets(new Set(builds.flatMap((b) => b.files)));
keepWhole();
for (const file of walk(DIST)) compress(file);
// Last, since its presence says that all before it is complete.
writeJson('version.json', { build });
report(page, precache, atWork);

function worker(entry, out, env) {
	return run('vite', ['build', '--config', 'sw/vite.config.ts', '--logLevel', 'warn'], {
		env: { ENGAWA_WORKER: entry, ENGAWA_WORKER_OUT: out, ...env },
	});
}

/** What Vite and `public/` put into dist in this build, as URLs with what the worker may keep of it. */
function filesOfPage() {
	const manifest = readJson('.vite/manifest.json');
	const filesOf = (chunks) =>
		new Set(chunks.flatMap((chunk) => [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]));
	const hashed = filesOf(Object.values(manifest));
	const readers = filesOf(chunksOfReaders(manifest));
	const named = [...walk(path.join(ROOT, 'public'))].map((file) => path.relative(path.join(ROOT, 'public'), file));
	const own = [...hashed].map((file) => ({
		file,
		precached: readers.has(file),
		atWork: !readers.has(file),
		revision: null,
	}));
	const others = ['index.html', ...named].map((file) => ({
		file,
		// Screens need neither the large icons nor the robots file offline: the system fetches icons when it installs.
		precached:
			file === 'index.html' || file === 'boot.js' || file === 'manifest.webmanifest' || file === 'icons/mark.svg',
		revision: sha(readFileSync(path.join(DIST, file))),
	}));
	return [...own, ...others].map(({ file, ...rest }) => ({ url: `/${file.split(path.sep).join('/')}`, ...rest }));
}

/** What is reached from the page's entry without opening a screen of those at work. */
function chunksOfReaders(manifest) {
	const found = new Set();
	const visit = (name) => {
		if (found.has(name)) return;
		found.add(name);
		for (const other of manifest[name].imports ?? []) visit(other);
		for (const other of manifest[name].dynamicImports ?? []) if (!AT_WORK.test(other)) visit(other);
	};
	for (const [name, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(name);
	return [...found].map((name) => manifest[name]);
}

function pruneAssets(kept) {
	const assets = path.join(DIST, 'assets');
	if (!existsSync(assets)) return;
	for (const name of readdirSync(assets)) {
		const plain = name.replace(/\.(?:br|gz)$/, '');
		if (!kept.has(`assets/${plain}`)) rmSync(path.join(assets, name));
	}
}

/** The worker, the document and what else the worker keeps by revision: with the hashed chunks that is all of a build. */
function keepWhole() {
	const folder = path.join(DIST, 'builds');
	for (const url of ['/sw.js', ...precache.filter(({ revision }) => revision !== null).map((entry) => entry.url)]) {
		const to = path.join(folder, build, url);
		mkdirSync(path.dirname(to), { recursive: true });
		copyFileSync(path.join(DIST, url), to);
	}
	const kept = new Set(builds.map((each) => each.build));
	for (const name of readdirSync(folder)) {
		if (!kept.has(name)) rmSync(path.join(folder, name), { recursive: true });
	}
}

function compress(file) {
	if (!COMPRESSIBLE.test(file) || file.endsWith('version.json') || file.endsWith('builds.json')) return;
	const fresh = (sibling) => existsSync(sibling) && statSync(sibling).mtimeMs >= statSync(file).mtimeMs;
	const bytes = readFileSync(file);
	if (!fresh(`${file}.br`)) {
		const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
		writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
	}
	if (!fresh(`${file}.gz`)) writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}

/** Sizes as they cross the wire, so that growth is seen at each build. */
function report(files, precached, atWork) {
	const size = (url) =>
		(existsSync(path.join(DIST, `${url}.gz`)) ? statSync(path.join(DIST, `${url}.gz`)) : statSync(path.join(DIST, url)))
			.size;
	const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
	// a piece that two screens of those at work share through a third brings that one to every reader
	const stray = precached.find(({ url }) => /\/work-[\w-]+\.css$/.test(url));
	if (stray)
		throw new Error(
			`${stray.url} is kept for every reader: a file of a screen for those at work is imported by another screen`,
		);
	const whole = precached.reduce((sum, { url }) => sum + size(url), 0);
	const more = atWork.reduce((sum, url) => sum + size(url), 0);
	const manifest = readJson('.vite/manifest.json');
	const entry = Object.values(manifest).find((chunk) => chunk.isEntry);
	const first = new Set();
	const visit = (chunk) => {
		if (!chunk || first.has(chunk.file)) return;
		first.add(chunk.file);
		for (const name of chunk.imports ?? []) visit(manifest[name]);
	};
	visit(entry);
	const entryBytes = [...first].reduce((sum, file) => sum + size(`/${file}`), 0);
	process.stderr.write(
		`build ${build}: entry ${kb(entryBytes)}, worker ${kb(size('/sw.js'))} at start and ${kb(size(`/${road}`))} when needed, precache ${kb(whole)} in ${precached.length} of ${files.length} files, ${kb(more)} more for those at work (gzip)\n`,
	);
}

function hashOfInputs() {
	const hash = createHash('sha256');
	for (const input of INPUTS) {
		const full = path.join(ROOT, input);
		if (!existsSync(full)) continue;
		const files = statSync(full).isDirectory() ? [...walk(full)] : [full];
		for (const file of files) {
			if (/\.test\.tsx?$/.test(file)) continue;
			hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
		}
	}
	return hash.digest('hex').slice(0, 12);
}

function* walk(folder) {
	for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
		const full = path.join(folder, entry.name);
		if (entry.isDirectory()) yield* walk(full);
		else yield full;
	}
}

function readJson(name) {
	const file = path.join(DIST, name);
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function writeJson(name, value) {
	writeFileSync(path.join(DIST, name), `${JSON.stringify(value)}\n`);
}

function sha(bytes) {
	return createHash('sha256').update(bytes).digest('hex').slice(0, 20);
}

function must(code) {
	if (code !== 0) process.exit(code);
}
