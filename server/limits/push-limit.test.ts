import { expect, test } from 'vitest';
import { NOBODY } from '../../contract/roles.ts';
import { SQLITE } from '../testing/databases.ts';
import { testStore } from '../testing/store.ts';
import { createPushLimit } from './push-limit.ts';
import { askingMails } from './rules.ts';
import { createLimits } from './take.ts';

test('a device may send what it wrote in a long time without a line, and is then slowed down', async () => {
	const db = await SQLITE.open();
	const store = testStore(db);
	const limits = createLimits({ db, clock: store.clock, secret: new Uint8Array(32) });
	const limit = createPushLimit(limits);
	const push = (client: string, intents: number) =>
		limit(new Request('http://engawa.test/'), '132039', { client, actor: NOBODY, intents, mails: 0 });
	for (let i = 0; i < 6; i++) expect(await push('a', 500)).toBeUndefined();
	expect(await push('a', 500)).toBeGreaterThan(0);
	expect(await push('b', 500)).toBeUndefined();
	store.clock.pass(500_000);
	expect(await push('a', 500)).toBeUndefined();
	await db.close();
});

test('small pushes are counted by the handful, and never more of them are taken than the rules allow', async () => {
	const db = await SQLITE.open();
	const store = testStore(db);
	const limits = createLimits({ db, clock: store.clock, secret: new Uint8Array(32) });
	let asked = 0;
	const limit = createPushLimit({
		...limits,
		take(rules) {
			asked += 1;
			return limits.take(rules);
		},
	});
	let taken = 0;
	for (let i = 0; i < 4_000; i++) {
		const wait = await limit(new Request('http://engawa.test/'), '132039', {
			client: 'a',
			actor: NOBODY,
			intents: 1,
			mails: 0,
		});
		if (wait === undefined) taken += 1;
		else break;
	}
	expect(taken).toBe(3_000);
	expect(asked).toBeLessThan(250);
	await db.close();
});

test('a device has mails sent to five letter boxes, and then waits', async () => {
	const db = await SQLITE.open();
	const store = testStore(db);
	const limit = createPushLimit(createLimits({ db, clock: store.clock, secret: new Uint8Array(32) }));
	const follow = (address: string) => ({ name: 'follow.put', args: { mail: { address } } });
	const push = (...intents: { name: string; args: Record<string, unknown> }[]) =>
		limit(new Request('http://engawa.test/'), '132039', {
			client: 'a',
			actor: NOBODY,
			intents: intents.length,
			mails: askingMails(intents),
		});
	for (let i = 0; i < 5; i++) expect(await push(follow(`${i}@example.jp`))).toBeUndefined();
	expect(await push(follow('one-more@example.jp'))).toBeGreaterThan(0);
	// what sends no mail goes on
	expect(await push({ name: 'follow.put', args: {} })).toBeUndefined();
	store.clock.pass(600_000);
	expect(await push(follow('one-more@example.jp'))).toBeUndefined();
	await db.close();
});
