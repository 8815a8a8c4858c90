/**
 * The page's build: scripts, styles, icons, the worker, and `index.html` for every address of a screen.
 *
 * The build before is whole too (`builds/{build}/` holds what is named without a hash), for kiosks that stay with it or go back
 * to it: `/sw.js?build={build}` is its worker, and what that worker keeps carries the revision it asks for.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Care, compress } from '../feed/prepare.ts';
import type { Answer } from './answer.ts';

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json',
	'.webmanifest': 'application/manifest+json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.ico': 'image/x-icon',
	'.webp': 'image/webp',
	'.avif': 'image/avif',
	'.jpg': 'image/jpeg',
	'.woff2': 'font/woff2',
	'.txt': 'text/plain; charset=utf-8',
	'.xml': 'application/xml',
};
const COMPRESSIBLE = /\.(?:html|js|css|json|webmanifest|svg|txt|xml)$/;
/** How often the folder is looked at for a newer build. */
const LOOK_EVERY_MS = 1000;
/** Notes of the build to itself. */
const INNER = /^\/(?:\.|builds\.json$|builds\/|sw-kill\.js$)/;
/** Queries under which another build's files are found. */
const OF_A_BUILD = /^\?(?:build=[\da-f]{12}|__WB_REVISION__=[\da-f]{20})$/;

export type StaticFiles = {
	/** The answer when it is in memory already. */
	peek(urlPath: string): Answer | undefined;
	/** The file at exactly this path, or undefined. */
	file(urlPath: string): Promise<Answer | undefined>;
	/** `index.html`, or undefined when the page was never built. */
	index(): Promise<Answer | undefined>;
	/** The file of the build that the query names, of this one when it names none; undefined: no such build or file. */
	ofBuild(urlPath: string, query: string): Promise<Answer | undefined>;
	/** Builds that can be served whole, newest first. */
	builds(): readonly string[];
};

export type StaticFilesOptions = {
	/** the folder of the build; it may be absent */
	folder: string;
	headers: Readonly<Record<string, string>>;
	/** `/sw.js` is the worker that removes itself */
	killWorker?: boolean;
};

/** Only what stood in the folder when it was listed is ever read, so no path can lead out of it. */
export function createStaticFiles({ folder, headers, killWorker = false }: StaticFilesOptions): StaticFiles {
	let listed: Map<string, string> = new Map();
	let answers = new Map<string, Answer>();
	let build = -1;
	let kept: readonly string[] = [];
	let lookedAt = Number.NEGATIVE_INFINITY;

	/** A new build replaces what is held. `version.json` is written last, so it marks a build that is complete. */
	function look() {
		const now = performance.now();
		if (now - lookedAt < LOOK_EVERY_MS) return;
		lookedAt = now;
		const marks = ['version.json', 'index.html'].map((name) =>
			statSync(path.join(folder, name), { throwIfNoEntry: false }),
		);
		const newest = Math.max(...marks.map((mark) => mark?.mtimeMs ?? 0));
		if (newest === build) return;
		build = newest;
		listed = list(folder);
		kept = listBuilds(folder);
		for (const name of kept) listBuild(folder, name, listed);
		answers = new Map();
		if (killWorker) listed.set('/sw.js', path.join(folder, 'sw-kill.js'));
	}

	async function load(urlPath: string): Promise<Answer | undefined> {
		const file = listed.get(urlPath);
		if (file === undefined) return undefined;
		const into = answers;
		const plain = await readFile(file);
		const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
		const compressed = COMPRESSIBLE.test(file) ? await readCompressed(file, plain) : {};
		const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
		const answer: Answer = {
			status: 200,
			etag,
			headers: { ...headers, 'Content-Type': type, 'Cache-Control': cacheControlOf(urlPath) },
			...compressed,
			plain: () => plain,
		};
		into.set(urlPath, answer);
		return answer;
	}

	async function file(urlPath: string): Promise<Answer | undefined> {
		look();
		return answers.get(urlPath) ?? load(urlPath);
	}

	return {
		peek(urlPath) {
			look();
			return answers.get(urlPath);
		},
		file,
		index: () => file('/index.html'),
		async ofBuild(urlPath, query) {
			// who has to withdraw a worker withdraws every one
			if (!OF_A_BUILD.test(query) || (killWorker && urlPath === '/sw.js')) return file(urlPath);
			const found = await file(urlPath + query);
			// a build that is gone is no reason to hand out another one's worker
			return found ?? (query.startsWith('?build=') ? undefined : file(urlPath));
		},
		builds() {
			look();
			return kept;
		},
	};
}

/** Is the address one of a screen, not of a file? Ids may hold dots, so only the endings of files count. */
export function isScreenPath(urlPath: string): boolean {
	if (/^\/(?:assets|icons|s|feed|open|embed)\//.test(urlPath)) return false;
	return !(path.posix.extname(urlPath) in TYPES);
}

function cacheControlOf(urlPath: string): string {
	if (urlPath.startsWith('/assets/')) return 'public, max-age=31536000, immutable';
	if (urlPath === '/version.json') return 'no-store';
	if (urlPath.startsWith('/icons/')) return 'public, max-age=86400';
	// the worker, the page, the manifest and what is named without a hash: ask each time, 304 is cheap
	return 'no-cache';
}

function list(folder: string): Map<string, string> {
	const files = new Map<string, string>();
	if (!existsSync(folder)) return files;
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile() || /\.(?:br|gz)$/.test(entry.name)) continue;
		const full = path.join(entry.parentPath, entry.name);
		const urlPath = `/${path.relative(folder, full).split(path.sep).join('/')}`;
		if (!INNER.test(urlPath)) files.set(urlPath, full);
	}
	return files;
}

/** Newest first; one that was made before builds were kept whole is left out. */
function listBuilds(folder: string): string[] {
	const notes = path.join(folder, 'builds.json');
	if (!existsSync(notes)) return [];
	const names = (JSON.parse(readFileSync(notes, 'utf8')) as { build: string }[]).map(({ build }) => build);
	return names.filter((name) => existsSync(path.join(folder, 'builds', name, 'sw.js')));
}

/** What is named without a hash, under the queries that mean this build. */
function listBuild(folder: string, build: string, into: Map<string, string>): void {
	const root = path.join(folder, 'builds', build);
	for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile() || /\.(?:br|gz)$/.test(entry.name)) continue;
		const full = path.join(entry.parentPath, entry.name);
		const urlPath = `/${path.relative(root, full).split(path.sep).join('/')}`;
		if (urlPath === '/sw.js') into.set(`${urlPath}?build=${build}`, full);
		else into.set(`${urlPath}?__WB_REVISION__=${revisionOf(full)}`, full);
	}
}

/** As `bin/build.mjs` writes it into the worker. */
function revisionOf(file: string): string {
	return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 20);
}

/** What the build compressed beside the file, unless the file is newer; else now, once. */
async function readCompressed(file: string, plain: Uint8Array): Promise<{ br?: Uint8Array; gzip?: Uint8Array }> {
	const written = statSync(file).mtimeMs;
	const fresh = (sibling: string) => (statSync(sibling, { throwIfNoEntry: false })?.mtimeMs ?? -1) >= written;
	if (fresh(`${file}.br`) && fresh(`${file}.gz`)) {
		const [br, gzip] = await Promise.all([readFile(`${file}.br`), readFile(`${file}.gz`)]);
		return { br, gzip };
	}
	if (plain.byteLength < 500) return {};
	return compress(plain, 'lasting' satisfies Care);
}
