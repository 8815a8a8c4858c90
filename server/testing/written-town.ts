/** A small town that people write in: one place of each way of asking, and devices that push. */
import { createHash, randomUUID } from 'node:crypto';
import type { Availability } from '../../contract/availability.ts';
import type { Intent, PushAnswer, Receipt } from '../../contract/intent.ts';
import type { ArgsOf, IntentName } from '../../contract/intents.ts';
import type { Place } from '../../contract/place.ts';
import type { Profile } from '../../contract/profile.ts';
import type { AskerContact } from '../../contract/request.ts';
import { type Actor, NOBODY } from '../../contract/roles.ts';
import type { Room } from '../../contract/room.ts';
import { PROTOCOL } from '../../contract/version.ts';
import { ensureArea } from '../areas.ts';
import type { Database } from '../db/database.ts';
import { createWriting, type Writing } from '../intents/run-once.ts';
import { silentJournal } from '../journal.ts';
import { appendChanges, type RowChange } from '../log.ts';
import { AREA } from './rows.ts';
import { type TestStore, testStore } from './store.ts';

const SLOTS = [
	{ id: 'am', name: { ja: '午前' }, from: '09:30', to: '13:20' },
	{ id: 'pm', name: { ja: '午後' }, from: '13:30', to: '17:20' },
	{ id: 'eve', name: { ja: '夜間' }, from: '17:30', to: '21:20' },
];

export function placeRow(id: string, booking: Place['booking']): Place {
	return {
		id,
		name: `${id}コミセン`,
		placeType: 'community-centre',
		rules: [
			{
				hours: [{ days: [0, 1, 2, 3, 4, 5, 6], ranges: [{ from: '09:30', to: '21:30' }] }],
				slots: SLOTS,
				closures: [],
			},
		],
		...(booking && { booking }),
	};
}

export function roomRow(id: string, placeId: string): Room {
	return { id, placeId, name: `${id}室`, purposes: ['meeting'], capacity: 30 };
}

/** All of December 2026 free. */
export function freeMonth(roomId: string, placeId: string): Availability {
	return {
		id: `${roomId}:2026-12`,
		roomId,
		placeId,
		month: '2026-12',
		slots: SLOTS.map(({ id, from, to }) => ({ id, from, to })),
		days: Array.from({ length: 31 }, () => 'fff'),
		asOf: '2026-11-20T00:00:00Z',
	};
}

/** Places `ask` (request), `now` (instant), `paper` (counter) and `none`, each with rooms `{place}-1` and `{place}-2`. */
export const TOWN: readonly RowChange[] = (
	[
		['ask', { channel: 'request', perDay: 1, perMonth: 4, noShow: { afterMinutes: 60, keepsFromAskingMonths: 1 } }],
		['now', { channel: 'instant' }],
		['paper', { channel: 'counter' }],
		['none', { channel: 'none' }],
	] as [string, Place['booking']][]
).flatMap(([id, booking]): RowChange[] => [
	{ kind: 'place', id, data: placeRow(id, booking) },
	...[`${id}-1`, `${id}-2`].flatMap((roomId): RowChange[] => [
		{ kind: 'room', id: roomId, data: roomRow(roomId, id) },
		{ kind: 'availability', id: `${roomId}:2026-12`, data: freeMonth(roomId, id) },
	]),
]);

/** A plan of one 基本施策 with two 施策, and one number by hand. */
export function evaluatedProfile(): Profile {
	return {
		id: AREA,
		code: AREA,
		name: 'x市',
		languages: ['ja'],
		stages: [],
		fields: [],
		areas: [],
		policies: [
			{
				code: '1',
				name: '裾野を広げる',
				measures: [
					{
						code: '1-1',
						name: 'きっかけづくり',
						summary: 'x',
						priority: true,
						goal: 'だれもが一度は試せる',
						indicators: [
							{
								code: 'advice',
								name: { ja: '相談' },
								unit: { ja: '件' },
								method: 'entered',
								goals: [{ year: 2025, n: 100 }],
							},
						],
					},
					{ code: '1-2', name: '情報の提供', summary: 'x', priority: false },
				],
			},
		],
	};
}

export const DESK: Actor = { accountId: 'desk-person', name: '窓口 花子', roles: [{ role: 'desk', placeId: 'ask' }] };
export const OTHER_DESK: Actor = {
	accountId: 'other-desk',
	name: '窓口 次郎',
	roles: [{ role: 'desk', placeId: 'now' }],
};
export const ADMIN: Actor = { accountId: 'admin', name: '市 職員', roles: [{ role: 'administrator' }] };

let made = 0;
/** UUIDs of version 7, in the order in which they were asked for. */
export function uuid(): string {
	const n = (++made).toString(16).padStart(12, '0');
	return `${n.slice(0, 8)}-${n.slice(8)}-7000-8000-${randomUUID().slice(-12)}`;
}

export function ticket(): { token: string; hash: string } {
	const token = randomUUID().replaceAll('-', '');
	return { token, hash: createHash('sha256').update(token).digest('base64url') };
}

export type WrittenTown = {
	store: TestStore;
	writing: Writing;
	/** a device of somebody */
	device(actor?: Actor): TestWriter;
	close(): Promise<void>;
};

export type TestWriter = {
	/** Sends one new intent and gives back its receipt. */
	say<N extends IntentName>(name: N, args: ArgsOf<N>, more?: { madeAt?: string; tokens?: string[] }): Promise<Receipt>;
	/** Sends these as they are. */
	send(intents: readonly Intent[], more?: { tokens?: string[]; sealed?: AskerContact }): Promise<PushAnswer>;
	/** Makes the next intent without sending it. */
	next<N extends IntentName>(name: N, args: ArgsOf<N>, madeAt?: string): Intent;
	client: string;
};

/** Opens the town on a database that is empty. */
export async function writtenTown(db: Database, changes: readonly RowChange[] = TOWN): Promise<WrittenTown> {
	const store = testStore(db);
	await ensureArea(store, AREA);
	await appendChanges(store, AREA, changes);
	const writing = createWriting({ store, journal: silentJournal });
	return {
		store,
		writing,
		device: (actor = NOBODY) => testWriter(store, writing, actor),
		close: () => writing.close(),
	};
}

export function testWriter(store: TestStore, writing: Writing, actor: Actor, area = AREA): TestWriter {
	const client = uuid();
	let n = 0;
	const send: TestWriter['send'] = (intents, more = {}) =>
		writing.push(area, {
			protocol: PROTOCOL,
			client,
			intents,
			sentAt: new Date(store.clock.now()).toISOString(),
			actor,
			tickets: new Set(more.tokens?.map((token) => createHash('sha256').update(token).digest('base64url'))),
			opened: new Map(intents.map(({ id }) => [id, more.sealed ?? null])),
		});
	const next: TestWriter['next'] = (name, args, madeAt) => ({
		n: ++n,
		id: uuid(),
		name,
		args: args as Record<string, unknown>,
		madeAt: madeAt ?? new Date(store.clock.now()).toISOString(),
		...(actor.accountId !== null && { by: actor.accountId }),
	});
	return {
		client,
		send,
		next,
		async say(name, args, more = {}) {
			const { receipts } = await send([next(name, args, more.madeAt)], more);
			const [receipt] = receipts;
			if (!receipt) throw new Error('no receipt');
			return receipt;
		},
	};
}

/** What somebody without account asks, with whatever is different. */
export function asking(different: Partial<ArgsOf<'request.ask'>> = {}): ArgsOf<'request.ask'> {
	return {
		requestId: uuid(),
		code: 'ABCD2345',
		ticketHash: ticket().hash,
		placeId: 'ask',
		roomId: 'ask-1',
		slots: [{ date: '2026-12-01', slotIds: ['am'] }],
		purpose: 'meeting',
		people: 8,
		...different,
	};
}
