/**
 * Pages that mails lead to, without script and without the app. A page that is only opened does nothing: mail programs and virus
 * scanners open every link. What it does, it does when its one button is pressed; a mail program's own button sends the same POST
 * (RFC 8058), which needs no page.
 */
import { type Context, Hono } from 'hono';
import type { FollowLang, News } from '../../contract/follow.ts';
import { paths } from '../../contract/paths.ts';
import type { SecurityHeaders } from '../http/security-headers.ts';
import { type Markup, markup, type Piece } from '../open/markup.ts';
import { respond } from '../routes/respond.ts';
import type { Store } from '../store.ts';
import { confirm, keepOnly, nameOfThing, readConfirming, readLinked, stop } from './confirm.ts';
import type { Follow } from './follow-store.ts';
import { mailPaths } from './mail-links.ts';
import { nameIn } from './news-words.ts';
import { PAGE_WORDS, type PageWords } from './page-words.ts';
import type { Telling } from './send-tells.ts';
import { townRows } from './town-rows.ts';

export type FollowPagesOptions = {
	store: Store;
	headers: SecurityHeaders;
	read: Telling['read'];
	/** somebody follows no more */
	ended: () => Promise<void>;
};

const MAIL_NEWS = ['weekly', 'closures', 'forums', 'emergency'] as const satisfies readonly News[];

export function followPages({ store, headers, read, ended }: FollowPagesOptions): Hono {
	const { kysely } = store.db;
	const noStore = { ...headers.document, 'Cache-Control': 'no-store', 'Content-Type': 'text/html; charset=utf-8' };
	const page = (c: Context, words: PageWords, title: string, body: Piece, status = 200) =>
		respond(c, { status, headers: noStore, plain: () => new TextEncoder().encode(writePage(words, title, body)) });
	const gone = (c: Context) => {
		const words = PAGE_WORDS[langOf(c)];
		return page(c, words, words.gone, markup`<p>${words.goneLead}</p>\n${toTown(words)}`, 404);
	};
	const linked = (c: Context) => readLinked(kysely, c.req.param('id') ?? '', c.req.param('link') ?? '');

	async function changePage(c: Context, follow: Follow, told?: string, status = 200) {
		const words = PAGE_WORDS[follow.lang];
		const names = await namesOf(read, follow, words);
		return page(c, words, words.changeTitle, changeBody(follow, words, names, told), status);
	}

	return (
		new Hono()
			.get('/open/mail/confirm/:token', async (c) => {
				const follow = await readConfirming(kysely, c.req.param('token'), store.clock.now());
				if (!follow) return gone(c);
				const words = PAGE_WORDS[follow.lang];
				return page(c, words, words.confirmTitle, button(words.confirmLead, words.confirmButton));
			})
			.post('/open/mail/confirm/:token', async (c) => {
				const follow = await confirm(store, c.req.param('token'));
				if (!follow) return gone(c);
				const words = PAGE_WORDS[follow.lang];
				return page(c, words, words.confirmed, markup`<p>${words.confirmedLead}</p>\n${ways(follow, words)}`);
			})
			.get('/open/mail/stop/:id/:link', async (c) => {
				const follow = await linked(c);
				if (!follow) return stopped(c);
				const words = PAGE_WORDS[follow.lang];
				return page(c, words, words.stopTitle, button(words.stopLead, words.stopButton));
			})
			// pressed twice, or by a program that asks again: it has stopped
			.post('/open/mail/stop/:id/:link', async (c) => {
				const follow = await linked(c);
				if (follow) {
					await stop(store, follow.id);
					await ended();
				}
				return stopped(c, follow?.lang);
			})
			.get('/open/mail/change/:id/:link', async (c) => {
				const follow = await linked(c);
				return follow ? changePage(c, follow) : gone(c);
			})
			.post('/open/mail/change/:id/:link', async (c) => {
				const follow = await linked(c);
				if (!follow) return gone(c);
				const form = await c.req.formData();
				const news = MAIL_NEWS.filter((each) => form.getAll('news').includes(each));
				const words = PAGE_WORDS[follow.lang];
				if (news.length === 0) return changePage(c, follow, words.chooseOne, 422);
				const things = form.getAll('thing').map(String);
				return changePage(c, await keepOnly(kysely, follow, things, news), words.changed);
			})
	);

	function stopped(c: Context, lang: FollowLang = langOf(c)) {
		const words = PAGE_WORDS[lang];
		return page(c, words, words.stopped, markup`<p>${words.stoppedLead}</p>\n${toTown(words)}`);
	}
}

/** Of somebody whose language is not known any more. */
function langOf(c: Context): FollowLang {
	const accepted = c.req.header('accept-language') ?? 'ja';
	return accepted === '*' || /(?:^|,)\s*ja\b/i.test(accepted) ? 'ja' : 'en';
}

async function namesOf(
	read: Telling['read'],
	{ area, things, lang }: Follow,
	words: PageWords,
): Promise<Map<string, string>> {
	const here = await read(area);
	const rows = here && townRows(here.town, here.now.date);
	const fields = rows?.row('profile', area)?.fields ?? [];
	return new Map(
		things.map((thing) => {
			const { kind, id } = thing;
			const field = kind === 'field' ? fields.find(({ code }) => code === id)?.name : undefined;
			const said = field && (lang === 'en' ? (field.en ?? field.ja) : field.ja);
			const row = kind === 'place' || kind === 'group' ? rows?.row(kind, id) : undefined;
			const issue = kind === 'issue' ? rows?.row('issue', id)?.title : undefined;
			return [nameOfThing(thing), said ?? issue ?? (row ? nameIn(lang, row) : words.vanished)];
		}),
	);
}

function changeBody(
	follow: Follow,
	words: PageWords,
	names: ReadonlyMap<string, string>,
	told: string | undefined,
): Markup {
	const box = (name: string, value: string, label: string, isOn: boolean) =>
		markup`<li><label><input type="checkbox" name="${name}" value="${value}"${isOn && markup` checked`}> ${label}</label></li>\n`;
	return markup`${told !== undefined && markup`<p role="status"><strong>${told}</strong></p>\n`}<p>${words.changeLead}</p>
<form method="post">
<fieldset>
<legend>${words.things}</legend>
${
	names.size === 0
		? markup`<p>${words.noThings}</p>`
		: markup`<ul class="boxes">
${[...names].map(([name, label]) => box('thing', name, label, true))}</ul>`
}
</fieldset>
<fieldset>
<legend>${words.what}</legend>
<ul class="boxes">
${MAIL_NEWS.map((each) => box('news', each, words.news[each], follow.news.includes(each)))}</ul>
</fieldset>
<p><button type="submit">${words.changeButton}</button></p>
</form>
<ul><li><a href="${mailPaths.stop(follow)}">${words.toStop}</a></li></ul>`;
}

function button(lead: string, label: string): Markup {
	return markup`<p>${lead}</p>
<form method="post"><p><button type="submit">${label}</button></p></form>`;
}

function ways(follow: Follow, words: PageWords): Markup {
	return markup`<ul>
<li><a href="${mailPaths.change(follow)}">${words.toChange}</a></li>
<li><a href="${mailPaths.stop(follow)}">${words.toStop}</a></li>
<li><a href="${paths.home()}">${words.toTown}</a></li>
</ul>`;
}

function toTown({ toTown: label }: PageWords): Markup {
	return markup`<p><a href="${paths.home()}">${label}</a></p>`;
}

function writePage({ htmlLang }: PageWords, title: string, body: Piece): string {
	return markup`<!doctype html>
<html lang="${htmlLang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="/open/plain.css">
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.text;
}
