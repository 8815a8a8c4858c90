/**
 * The page's document made so that its first frame waits for nothing: what `index.html` loads before it may paint (style
 * sheets, the boot script) stands in the document itself, since each of those files would be a way through the worker;
 * and the page's modules begin when that frame is on the screen.
 *
 * The document keeps the security headers that the server gave the page; its content security policy allows, by hash,
 * exactly what was written in.
 */
export type KeptDocument = { html: string; headers: Record<string, string> };

/** A file of the page as the worker keeps it. */
export type FileOfPage = (url: string) => Promise<Response | undefined>;

/** Without the opener policy: it would have the browser begin a new process between the answer and the first frame. */
const SECURITY = [
	'content-security-policy',
	'cross-origin-resource-policy',
	'permissions-policy',
	'referrer-policy',
	'reporting-endpoints',
	'x-content-type-options',
];
const SHEET = /<link rel="stylesheet"[^>]*>/g;
const MODULE = /<(?:script type="module"|link rel="modulepreload")[^>]*>(?:<\/script>)?/g;
const BOOT = '<script src="/boot.js"></script>';

/** Undefined when a file is missing: then nothing is kept, and the page draws itself. `more`: style beside the page's own. */
export async function keptDocument(shell: Response, file: FileOfPage, more = ''): Promise<KeptDocument | undefined> {
	const page = await shell.text();
	const links = page.match(SHEET) ?? [];
	const sheets = await Promise.all(links.map((link) => textOf(file, /href="([^"]+)"/.exec(link)?.[1])));
	const boot = await textOf(file, '/boot.js');
	if (boot === undefined || sheets.includes(undefined)) return undefined;
	const style = [...sheets, ...(more ? [more] : [])].join('\n');
	const start = startAfterPaint(page.match(MODULE) ?? []);
	const html = page
		.replace(BOOT, () => `<script>${boot}</script><style>${style}</style>`)
		// the links stay, applied to nothing: screens that come later look here for what they need not load
		.replace(SHEET, (link) => link.replace('>', ' media="not all">'))
		.replace(MODULE, '')
		.replace('</body>', () => `<script>${start}</script></body>`);
	const headers: Record<string, string> = { 'Content-Type': 'text/html; charset=utf-8' };
	for (const name of SECURITY) {
		const value = shell.headers.get(name);
		if (value !== null) headers[name] = value;
	}
	const policy = headers['content-security-policy'];
	if (policy) {
		headers['content-security-policy'] = policy
			.replace(/script-src /, `script-src ${await sourceOf(boot)} ${await sourceOf(start)} `)
			.replace(/style-src /, `style-src ${await sourceOf(style)} `);
	}
	return { html, headers };
}

/** A window that nobody sees paints nothing: there the modules begin after a moment. */
function startAfterPaint(tags: readonly string[]): string {
	const urls = tags.map((tag) => /(?:href|src)="([^"]+)"/.exec(tag)?.[1]);
	const entry = tags.findIndex((tag) => tag.startsWith('<script'));
	return `(() => {
	let begun = false;
	const begin = () => {
		if (begun) return;
		begun = true;
		for (const href of ${JSON.stringify(urls.filter((_, n) => n !== entry))}) {
			document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
		}
		import(${JSON.stringify(urls[entry])});
	};
	requestAnimationFrame(() => setTimeout(begin));
	setTimeout(begin, 500);
})();`;
}

async function textOf(file: FileOfPage, url: string | undefined): Promise<string | undefined> {
	return url === undefined ? undefined : (await file(url))?.text();
}

/** As a content security policy names an inline text. */
async function sourceOf(text: string): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
	return `'sha256-${btoa(String.fromCharCode(...digest))}'`;
}
