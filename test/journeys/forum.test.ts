/**
 * An evening in a room without a line: twelve devices, three hundred voices. They come home in any order, over a line that
 * loses, doubles and delays, and everybody ends with the same board.
 */
import { expect, test } from 'vitest';
import { addDays, toTokyo } from '../../contract/dates.ts';
import { type ForumPlan, readForumKey, writeForumKey } from '../../contract/forum.ts';
import { hashOfTicket } from '../../server/routes/push.ts';
import { boardOf } from '../../src/data/forums.ts';
import { newUuid } from '../../src/data/uuid.ts';
import { inATown, type Scene } from '../support/in-a-town.ts';
import { cut, type Fault } from '../support/line.ts';
import type { TestDevice } from '../support/test-device.ts';
import { answerLost, signedIn } from '../support/writing-scene.ts';

const DEVICES = 12;
const VOICES = 25;
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Chance that comes out the same each time. */
function chance(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
		return state / 2 ** 31;
	};
}

function planOf(date: string): ForumPlan {
	return {
		theme: '駅前の広場を どう使うか',
		date,
		agenda: ['はじめに', 'はなしあい'],
		questions: ['いま、こまっている ことは？'],
		dotsEach: 3,
		announced: true,
	};
}

async function prepared(scene: Scene, date = toTokyo(scene.time.now()).date, known?: TestDevice) {
	const forum = { id: newUuid(scene.time.now()), key: 'k'.repeat(43), date };
	const lead = known ?? (await signedIn(scene, await scene.synced()));
	await lead.forums.takePart({ ...forum, leads: true });
	await lead.outbox.record('forum.prepare', {
		forumId: forum.id,
		keyHash: hashOfTicket(forum.key),
		plan: planOf(forum.date),
	});
	return { forum, lead };
}

type Room = Awaited<ReturnType<typeof prepared>>['forum'];

async function say(device: TestDevice, room: Room, text: string, time: number): Promise<string> {
	const itemId = newUuid(time);
	await device.outbox.record('forum.write', { forumId: room.id, itemId, what: 'card', set: { text } });
	return itemId;
}

/** What a device shows, without what differs by who looks. */
function shown(device: TestDevice, room: Room) {
	const held = device.forums.forums.peek()?.find(({ id }) => id === room.id);
	if (!held) return [];
	return boardOf(held, device.outbox.outbox.peek()).items.map(({ mine: _, ...item }) => item);
}

/** Lost on the way there, lost on the way back, twice, a login page: each a quarter of what goes wrong. */
function badLine(random: () => number): Fault {
	return (ask, go) => {
		const luck = random();
		if (luck < 0.08) return cut(ask, go);
		if (luck < 0.16) return answerLost(ask, go);
		if (luck < 0.24) return go().then(go);
		return go();
	};
}

test('twelve devices without a line say three hundred things, and all end with the same board and nothing lost', async () => {
	await inATown(async (scene) => {
		const { line, time } = scene;
		const { forum, lead } = await prepared(scene);
		await lead.syncOnce();
		const random = chance(7);
		const ago = { ms: 12 * HOUR_MS };
		const phones: TestDevice[] = [];
		for (let i = 0; i < DEVICES - 1; i++) {
			phones.push(await scene.synced({ world: { now: () => time.now() - ago.ms } }));
		}
		line.bend(cut);
		for (const phone of phones) await phone.forums.takePart(forum);
		const room = [lead, ...phones];
		const said = new Set<string>();
		const theme = newUuid(time.now());
		await lead.outbox.record('forum.write', {
			forumId: forum.id,
			itemId: theme,
			what: 'theme',
			set: { text: 'みち' },
		});
		for (const [i, device] of room.entries()) {
			for (let n = 0; n < VOICES; n++) {
				const id = await say(device, forum, `${i}人目の ${n}つめの 声`, time.now());
				said.add(`${i}人目の ${n}つめの 声`);
				if (n === 0) {
					const about = { forumId: forum.id, itemId: id };
					await device.outbox.record('forum.write', { ...about, what: 'card', set: { theme } });
					await device.outbox.record('forum.dot', { ...about, seat: 'a', by: 1 });
				}
			}
		}
		expect(shown(phones[0] as TestDevice, forum)).toHaveLength(VOICES);

		// the next morning, one after the other as they come past a line
		ago.ms = 0;
		line.bend(badLine(random));
		for (let round = 0; round < 3; round++) {
			for (const device of [...room].sort(() => random() - 0.5)) await device.syncOnce();
			await time.pass(60_000);
		}
		line.bend(null);
		for (const device of [...room, ...room]) {
			device.forums.look(forum.id);
			await device.syncOnce();
		}
		const board = shown(lead, forum);
		expect(new Set(board.flatMap(({ what, text }) => (what === 'card' ? [text] : [])))).toEqual(said);
		expect(board).toHaveLength(DEVICES * VOICES + 1);
		expect(board.filter((item) => item.theme === theme)).toHaveLength(DEVICES);
		expect(board.reduce((sum, { dots }) => sum + (dots ?? 0), 0)).toBe(DEVICES);
		for (const device of room) {
			expect(device.outbox.outbox.peek()).toEqual([]);
			expect(device.outbox.returned.peek()).toEqual([]);
			expect(shown(device, forum)).toEqual(board);
		}
	})();
}, 20_000);

test('a phone may be home before the tablet that prepared the forum: its voices wait until the server knows it', async () => {
	await inATown(async (scene) => {
		const { forum, lead } = await prepared(scene);
		const phone = await scene.synced();
		await phone.forums.takePart(forum);
		await say(phone, forum, '声', scene.time.now());
		await phone.syncOnce();
		expect(phone.outbox.outbox.peek()).toHaveLength(1);
		await lead.syncOnce();
		await scene.time.pass(2 * 60_000);
		await phone.syncOnce();
		await phone.syncOnce();
		expect([phone.outbox.outbox.peek(), phone.outbox.returned.peek()]).toEqual([[], []]);
		expect(shown(phone, forum).map(({ text }) => text)).toEqual(['声']);
	})();
});

test('what else a phone has to say does not wait for a forum that nobody brings', async () => {
	await inATown(async (scene) => {
		const phone = await scene.synced();
		const date = toTokyo(scene.time.now()).date;
		const forum = { id: newUuid(scene.time.now()), key: 'k'.repeat(43), date };
		await phone.forums.takePart(forum);
		const about = { kind: 'group' as const, id: 'nowhere' };
		const report = () =>
			phone.outbox.record('report.send', { reportId: newUuid(scene.time.now()), about, what: 'wrong' });
		await say(phone, forum, 'ひとつ', scene.time.now());
		const first = await report();
		await say(phone, forum, 'ふたつ', scene.time.now());
		const second = await report();
		await phone.syncOnce();
		const waiting = phone.outbox.outbox.peek().map(({ name, attempts, args }) => [name, attempts, args.set]);
		expect(waiting).toEqual([
			['forum.write', 0, { text: 'ひとつ' }],
			['forum.write', 0, { text: 'ふたつ' }],
		]);
		// refused, since there is no such group: they have been there
		const back = phone.outbox.returned.peek().map(({ id }) => id);
		expect(new Set(back)).toEqual(new Set([first.id, second.id]));
	})();
});

test('what was written that evening comes home within a week; what is written the day after is not of the forum', async () => {
	await inATown(async (scene) => {
		const { time } = scene;
		const ago = { ms: 0 };
		const phone = await scene.synced({ world: { now: () => time.now() - ago.ms } });
		const today = toTokyo(time.now()).date;
		const { forum, lead } = await prepared(scene, addDays(today, -3));
		const { forum: tooLate } = await prepared(scene, addDays(today, -8), lead);
		await lead.syncOnce();
		for (const { room, days } of [
			{ room: forum, days: 3 },
			{ room: tooLate, days: 8 },
		]) {
			ago.ms = days * DAY_MS;
			await phone.forums.takePart(room);
			await say(phone, room, 'その夜の 声', time.now());
		}
		ago.ms = 0;
		await say(phone, forum, 'あとから', time.now());
		await phone.syncOnce();
		await phone.syncOnce();
		expect(
			phone.outbox.returned
				.peek()
				.map(({ code, args }) => [code, args.forumId])
				.sort(),
		).toEqual([
			['asking-ended', forum.id],
			['not-found', tooLate.id],
		]);
		expect(shown(phone, forum).map(({ text }) => text)).toEqual(['その夜の 声']);
	})();
});

test('the QR code holds the forum, a key of 256 bits and the day, and nothing else is taken for one', () => {
	const text = writeForumKey({ forumId: newUuid(0), key: 'k'.repeat(43), date: '2026-11-23' });
	expect(readForumKey(text)).toMatchObject({ key: 'k'.repeat(43), date: '2026-11-23' });
	for (const other of ['', 'x', `${text}.x`, text.replace('kk', 'k'), text.slice(1)])
		expect(readForumKey(other)).toBeNull();
});
