import { beforeEach, expect, test } from 'vitest';
import type { Beat } from '../../contract/kiosk.ts';
import { SQLITE } from '../testing/databases.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import { approve, askToEnrol } from './enrolments.ts';
import { orderKiosk, readKiosk } from './fleet.ts';
import { buildFor, judge, rolloutOf, TRIAL_MS } from './rollout.ts';

const AREA = '990019';
const OLD = 'a'.repeat(12);
const NEW = 'b'.repeat(12);
const NEWER = 'c'.repeat(12);
const FIVE_MINUTES = 5 * 60_000;

let store: TestStore;
let builds: string[];
let first: string;
let other: string;

beforeEach(async () => {
	store = testStore(await SQLITE.open());
	builds = [OLD];
	first = await kiosk('入口');
	other = await kiosk('2階');
	await order(first);
});

const db = () => store.db.kysely;

async function kiosk(name: string): Promise<string> {
	const asked = await askToEnrol(db(), AREA, { publicKey: 'x'.repeat(87) }, store.clock.now());
	await approve(db(), asked, { code: asked.code, placeId: 'p1', name }, '調整 花子', store.clock.now());
	return asked.id;
}

async function line(id: string) {
	const found = await readKiosk(db(), id);
	if (!found) throw new Error('no such kiosk');
	return found;
}

const order = async (id: string) => orderKiosk(db(), await line(id), { do: 'lead' }, store.clock.now(), builds);
const told = async (id: string) => buildFor(db(), await line(id), builds);
const rollout = () => rolloutOf(db(), AREA, builds);

async function beat(id: string, more: Partial<Beat>): Promise<void> {
	const beat = { build: NEW, crashes: 0, ...more } as Beat;
	await judge(db(), await line(id), beat, builds, store.clock.now());
}

/** A day of beats. */
async function wellForADay(id: string, build: string): Promise<void> {
	for (let ms = 0; ms <= TRIAL_MS; ms += FIVE_MINUTES) {
		await beat(id, { build });
		store.clock.pass(FIVE_MINUTES);
	}
}

test('a newer version goes to the first kiosk, and to the others when it was well for a day', async () => {
	expect(await told(other)).toBe(OLD);
	builds = [NEW, OLD];
	expect([await told(first), await told(other)]).toEqual([NEW, OLD]);
	await beat(first, { build: OLD });
	await beat(other, { build: NEW });
	expect(await told(other)).toBe(OLD);
	await wellForADay(first, NEW);
	expect([await told(first), await told(other)]).toEqual([NEW, NEW]);
	expect(await rollout()).toMatchObject({ newest: NEW, verdict: 'good' });
});

test('a first kiosk that was hardly ever heard proves nothing', async () => {
	builds = [NEW, OLD];
	await beat(first, {});
	store.clock.pass(2 * TRIAL_MS);
	await beat(first, {});
	expect(await told(other)).toBe(OLD);
});

test('all go back to the last good version when screens broke with the newer one', async () => {
	builds = [NEW, OLD];
	await beat(first, {});
	await beat(first, { crashes: 3 });
	expect([await told(first), await told(other)]).toEqual([OLD, OLD]);
	await wellForADay(first, NEW);
	expect(await told(other)).toBe(OLD);
	expect(await rollout()).toMatchObject({ verdict: 'bad' });
});

test('a version under which the first kiosk is never heard again goes to nobody else', async () => {
	builds = [NEW, OLD];
	await beat(first, { build: OLD });
	store.clock.pass(30 * TRIAL_MS);
	expect(await told(other)).toBe(OLD);
});

test('the next version has its own try, also after a bad one', async () => {
	builds = [NEW, OLD];
	await beat(first, { crashes: 9 });
	builds = [NEWER, NEW];
	// the last good one is no longer on the server: better the newest than the one that was bad
	expect([await told(first), await told(other)]).toEqual([NEWER, NEWER]);
	await wellForADay(first, NEWER);
	expect(await rollout()).toMatchObject({ newest: NEWER, verdict: 'good' });
});

test('the part of the first kiosk goes over to another, and what is good stays good', async () => {
	builds = [NEW, OLD];
	await order(other);
	expect((await line(first)).canary).toBe(0);
	expect([await told(first), await told(other)]).toEqual([OLD, NEW]);
});

test('without a first kiosk all take the newest; without a page there is nothing to take', async () => {
	await db().deleteFrom('kiosk_rollout').execute();
	builds = [NEW, OLD];
	expect(await told(other)).toBe(NEW);
	builds = [];
	expect(await told(other)).toBeUndefined();
	expect(await rollout()).toBeUndefined();
});
