/** Following from a telephone: chosen without a line, said when there is one, confirmed by mail, ended wherever one is. */
import { expect, test } from 'vitest';
import { createFollows } from '../../src/data/follow.ts';
import { createBox } from '../../src/data/own-box.ts';
import { inATown } from '../support/in-a-town.ts';
import { cut } from '../support/line.ts';
import type { TestDevice } from '../support/test-device.ts';
import { answerLost, onlyPushes } from '../support/writing-scene.ts';

const followsOf = ({ world, own, outbox }: TestDevice) => createFollows(world, own, createBox(world), outbox);
const SAID = { address: 'hanako@example.jp', lang: 'ja' as const };

test('what is chosen without a line waits, is said once, and begins when the mail box says yes', async () => {
	await inATown(async ({ line, time, server, synced }) => {
		const phone = await synced();
		const desk = followsOf(phone);
		const { kysely } = server.app.db;
		const online = async () => {
			line.bend(null);
			await time.pass(60_000);
			await phone.syncOnce();
			await phone.syncOnce();
		};
		const linkIn = async (page: string) => {
			const mails = await kysely.selectFrom('mail_out').selectAll().execute();
			return new RegExp(`/open/mail/${page}/[\\w/-]+`).exec(mails.at(-1)?.body ?? '')?.[0] ?? 'no link';
		};
		const press = (path: string) =>
			server.app.request(path, {
				method: 'POST',
				headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '3' },
				body: 'x=1',
			});

		line.bend(cut);
		await desk.toggleFollowed({ kind: 'place', id: 'p1' });
		await desk.receiveMail({ ...SAID, news: ['weekly'] });
		// changed before it left: only the last word of it leaves
		await desk.receiveMail({ ...SAID, news: ['weekly', 'closures'] });
		await phone.syncOnce();
		expect(phone.outbox.outbox.peek().filter(({ name }) => name === 'follow.put')).toHaveLength(1);
		line.bend(onlyPushes(answerLost));
		await phone.syncOnce();
		await online();
		expect(phone.outbox.outbox.peek()).toEqual([]);
		await desk.askFollows();
		expect(desk.follows.peek()).toMatchObject({ ways: { mail: true }, mail: { state: 'confirming' } });
		expect(await kysely.selectFrom('mail_out').selectAll().execute()).toHaveLength(1);

		expect((await press(await linkIn('confirm'))).status).toBe(200);
		await desk.askFollows();
		expect(desk.follows.peek()?.mail).toMatchObject({ state: 'on', news: ['weekly', 'closures'] });

		// taken away without a line, and said later with the ticket that proves it
		line.bend(cut);
		await desk.toggleFollowed({ kind: 'place', id: 'p1' });
		await online();
		const [row] = await kysely.selectFrom('follow').selectAll().execute();
		expect(row).toMatchObject({ things: '[]', state: 'on' });

		// stopped in the mail: the telephone hears of it
		await press(`/open/mail/stop/${row?.id}/${row?.link}`);
		await desk.askFollows();
		expect(desk.follows.peek()).toMatchObject({ ended: { mail: true } });
		expect(desk.follows.peek()?.mail).toBeUndefined();
	});
});

test('what is stopped without a line is ended at the server, and nothing of it stays on the telephone', async () => {
	await inATown(async ({ line, time, server, synced }) => {
		const phone = await synced();
		const desk = followsOf(phone);
		await desk.receiveMail({ ...SAID, news: ['weekly'] });
		await phone.syncOnce();
		await phone.syncOnce();
		const rows = () => server.app.db.kysely.selectFrom('follow').selectAll().execute();
		expect(await rows()).toHaveLength(1);
		line.bend(cut);
		await desk.stopWay('mail');
		line.bend(null);
		await time.pass(60_000);
		await phone.syncOnce();
		await phone.syncOnce();
		expect(await rows()).toEqual([]);
		expect(phone.outbox.returned.peek()).toEqual([]);
		const kept = await createBox(phone.world).look(async (tables) => [
			...(await tables.values.toArray()),
			...(await tables.waiting.toArray()),
		]);
		expect(JSON.stringify(kept)).not.toContain(SAID.address);
	});
});

test('a kiosk follows nothing', async () => {
	await inATown(async ({ synced }) => {
		const kiosk = await synced();
		await kiosk.own.put('kiosk', { id: 'k' });
		const desk = followsOf(kiosk);
		await desk.receiveMail({ ...SAID, news: ['weekly'] });
		expect(kiosk.outbox.outbox.peek()).toEqual([]);
		expect(desk.follows.peek()?.mail).toBeUndefined();
	});
});
