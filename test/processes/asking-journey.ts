/**
 * Somebody asks for rooms through a line that goes down and comes back, and signs out without one, in a browser that is driven
 * from outside. The desk is another actor of the real server.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, toTokyo } from '../../contract/dates.ts';
import { paths } from '../../contract/paths.ts';
import { isReceiptCode } from '../../contract/receipt-code.ts';
import { freeSlots } from '../e2e/free-slots.ts';
import { makeAccount } from '../e2e/sign-in.ts';
import { isAllKept } from '../e2e/work-kept.ts';
import { type AnsweringDesk, answeringDesk, codeInMails } from './answering-desk.ts';
import { type DrivenBrowser, until } from './driven-browser.ts';
import { eventually } from './eventually.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const AREA = '990019';
/** A page kept frozen with a store half written held up every second one of the next. */
const TIMES_LEFT = 6;
const NEIGHBOUR = 'tonari@example.jp';

/** In the page: finds, types, and presses as a person does. */
const HANDS = `
	const all = (selector) => [...document.querySelectorAll(selector)];
	const withText = (selector, text) => all(selector).find((one) => one.textContent.replaceAll('\\u200b', '').includes(text));
	const type = (field, text) => {
		field.value = text;
		field.dispatchEvent(new InputEvent('input', { bubbles: true }));
	};
`;

/** Registers the tests; each goes on where the one before ended. */
export function walkAskingJourney(openBrowser: () => Promise<DrivenBrowser>): void {
	let server: ServerProcess;
	let browser: DrivenBrowser;
	let desk: AnsweringDesk;
	let free: Awaited<ReturnType<typeof freeSlots>>;

	const see = <T = boolean>(what: string, body: string) => until<T>(browser, what, HANDS + body);
	const says = (words: string) => see(`a screen that says ${words}`, `return withText('h1', '${words}') !== undefined`);
	const number = () =>
		see<string>('the receipt number', `return document.querySelector('.receipt__code')?.textContent.replace('-', '')`);

	beforeAll(async () => {
		server = await startServer();
		desk = await answeringDesk(server, AREA);
		free = await freeSlots(server.url, AREA, addDays(toTokyo(Date.now()).date, 2));
		browser = await openBrowser();
		await browser.open(server.url);
		await see('a centre', `const choice = all('.home__choice')[0]; choice?.click(); return choice !== undefined`);
		await see('the worker', `return navigator.serviceWorker.controller !== null`);
		await see('the home screen', `return all('.home__columns').length > 0`);
	});
	afterAll(async () => {
		await browser?.close();
		await server?.remove();
	});

	/** The four taps on the slot's form; the desk is told at the window. */
	async function fillIn(slot: { roomId: string; date: string; slotId: string }): Promise<void> {
		await browser.open(server.url + paths.ask(slot.roomId, slot.date, [slot.slotId]));
		await see('the form', `const tile = all('.ask__tiles .chip__input')[0]; tile?.click(); return tile !== undefined`);
		await see('people', `const ten = withText('button', '10人'); ten?.click(); return ten !== undefined`);
		await see(
			'the group',
			`const field = all('.who__group input')[0];
			if (field && field.value === '') type(field, '絵手紙');
			const option = all('.who__option')[0];
			option?.click();
			return option !== undefined`,
		);
		await see(
			'the contact',
			`const window = withText('label', '窓口で伝える');
			window?.click();
			return window?.querySelector('input')?.checked ?? window !== undefined`,
		);
	}
	const send = () =>
		see(
			'the sending',
			`const send = all('.ask__send button[type=submit]')[0]; send?.click(); return send !== undefined`,
		);

	it('takes a request while the server is dead, and has it still after a reload', async () => {
		const [slot] = free.request;
		if (!slot) throw new Error('nothing is free');
		await fillIn(slot);
		await server.kill();
		await send();
		await says('まだ送信されていません');
		const code = await number();
		expect(isReceiptCode(code)).toBe(true);
		await browser.run('location.reload()');
		await says('まだ送信されていません');
		expect(await number()).toBe(code);
	});

	it('is received when the server is back, and confirmed when the desk confirms', async () => {
		await server.start();
		await browser.run(`dispatchEvent(new Event('online'))`);
		await says('受け付けました');
		const { id: requestId, placeId, rev } = await desk.find(await number());
		expect(await desk.say('request.answer', { requestId, placeId, rev, decision: 'confirm' })).toMatchObject({
			status: 'accepted',
		});
		await browser.run('location.reload()');
		await says('確定しました');
	});

	it('comes back with the desk’s reason when the desk declines', async () => {
		const [, slot] = free.request;
		if (!slot) throw new Error('nothing is free');
		await fillIn(slot);
		await send();
		await says('受け付けました');
		const { id: requestId, placeId, rev } = await desk.find(await number());
		const answer = { requestId, placeId, rev, decision: 'decline' as const, reason: 'priority' as const };
		expect(await desk.say('request.answer', { ...answer, words: '地域の行事があります' })).toMatchObject({
			status: 'accepted',
		});
		await browser.run('location.reload()');
		await says('お断り');
		await see('the reason', `return withText('main p, main dd, main li', '地域の行事があります') !== undefined`);
	});

	it('is left in the middle of it again and again, and the next screen comes each time', async () => {
		const [, , slot] = free.request;
		if (!slot) throw new Error('nothing is free');
		for (let n = 0; n < TIMES_LEFT; n++) {
			await browser.open(server.url + paths.ask(slot.roomId, slot.date, [slot.slotId]));
			await see(
				'the form',
				`const field = all('.who__group input')[0]; if (field) type(field, 'あ${n}'); return field !== undefined`,
			);
			await new Promise((resolve) => setTimeout(resolve, (n % 6) * 90));
			await browser.open(server.url + paths.saved());
			await see('the next screen', `return all('main h1').length > 0`);
		}
	});

	it('leaves nothing personal behind when somebody signs out without a line', async () => {
		await makeAccount(server, NEIGHBOUR, [{ role: 'desk', placeId: free.request[0]?.placeId ?? '' }]);
		await browser.open(`${server.url}/sign-in`);
		await see(
			'the address',
			`const field = all('main input[type=email]')[0];
			if (field) { type(field, '${NEIGHBOUR}'); await new Promise((go) => setTimeout(go, 50)); field.form.requestSubmit(); }
			return field !== undefined`,
		);
		await see('the code’s field', `return all('main input[name=code]').length > 0`);
		const code = await eventually('the mail', async () => codeInMails(`${server.data}/mail`, NEIGHBOUR));
		await see(
			'the account',
			`const field = all('main input[name=code]')[0];
			if (field && field.value === '') {
				type(field, '${code}');
				await new Promise((go) => setTimeout(go, 50));
				field.form?.requestSubmit();
			}
			return location.pathname === '/account'`,
		);
		const traces = `
			const found = [{ ...localStorage }, { ...sessionStorage }, location.href];
			const names = (await indexedDB.databases()).map(({ name }) => name);
			const own = await new Promise((go) => { const o = indexedDB.open('engawa-own'); o.onsuccess = () => go(o.result); });
			for (const store of own.objectStoreNames)
				found.push(await new Promise((go) => {
					const rows = own.transaction(store).objectStore(store).getAll();
					rows.onsuccess = () => go(rows.result);
				}));
			own.close();
			for (const name of await caches.keys())
				for (const request of await (await caches.open(name)).keys()) {
					found.push(request.url);
					if (name === 'engawa-home') found.push(await (await caches.match(request, { cacheName: name })).text());
				}
			const text = JSON.stringify(found);
			return { isPersonal: text.includes('${NEIGHBOUR}') || text.includes('当番'), names };
		`;
		await see(
			'the private store',
			`return (await indexedDB.databases()).some(({ name }) => name.startsWith('engawa-private'))`,
		);
		expect(await browser.run<object>(traces)).toMatchObject({ isPersonal: true });
		await see('the screens for people at work on the device', `return (${isAllKept})()`);
		// the desk's board in this engine, by the keys: what is marked is the place's truth
		await browser.open(
			`${server.url}${paths.deskOf(free.request[0]?.placeId ?? '')}?view=week&date=${addDays(toTokyo(Date.now()).date, 7)}`,
		);
		const marked = await see<string>(
			'a free slot on the board',
			`const cell = all('.board-cell--free:not(.board-cell--over-now)')[0];
			const taken = all('.board-tools .chip input[value="t"]')[0];
			if (!cell || !taken) return '';
			taken.click();
			await new Promise((go) => setTimeout(go, 100));
			cell.click();
			return cell.dataset.cell`,
		);
		await see(
			'the slot taken',
			`return document.querySelector('[data-cell="${marked}"]')?.matches('.board-cell--taken') ?? false`,
		);
		await browser.open(`${server.url}/account`);
		await see('the account again', `return all('main .sign-in__help button').length > 0`);
		await server.kill();
		await browser.open(`${server.url}/account`);
		await see(
			'the way out',
			`const out = withText('main .sign-in__help button', 'サインアウト'); out?.click(); return out !== undefined`,
		);
		await see('the end', `withText('dialog[open] button', 'サインアウト')?.click(); return location.pathname === '/'`);
		// what lay in it is gone at once; that the empty database goes, the browser may still be about
		expect((await browser.run<{ isPersonal: boolean }>(traces)).isPersonal).toBe(false);
		await eventually('no private database', async () => {
			const { names } = await browser.run<{ names: string[] }>(traces);
			return !names.some((name) => name.startsWith('engawa-private'));
		});
	});
}
