/**
 * Forgets people, as code: each kind of personal data has a time after which it is deleted by itself. What goes leaves a tombstone
 * without content, so that every device that holds it deletes it too at its next pull.
 */
import type { LocalDate } from '../../contract/common.ts';
import { addDays, toTokyo } from '../../contract/dates.ts';
import type { ReportRow } from '../../contract/desk.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import type { RequestRow } from '../../contract/request.ts';
import { expireConsults } from '../consult/expire-consults.ts';
import { expireCoordination } from '../coordination/expire-coordination.ts';
import type { RequestTable } from '../db/writing-tables.ts';
import { expireEvaluations } from '../evaluation/expire-evaluations.ts';
import { expireFollows } from '../follow/confirm.ts';
import { expireForums } from '../forum/expire-forums.ts';
import { join } from '../intents/area-memory.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { authorScopes, deskScope, readRequest, writeRequest } from '../intents/request-store.ts';
import type { Writing } from '../intents/run-once.ts';
import type { Store } from '../store.ts';
import { expireStories } from '../stories/expire-stories.ts';

/** A contact, after the last day of use. */
export const KEEP_CONTACT_DAYS = 90;
/** A ticket, after the last day of use: its link opens nothing any more. */
export const KEEP_TICKET_DAYS = 30;
/** A request without its contact, for the town's statistics. */
export const KEEP_REQUEST_DAYS = 3 * 365;
/** What the desk wrote beside a slot, and what readers reported and was dealt with. */
export const KEEP_WORDS_DAYS = 90;
/** The audit, receipts, and the numbering of devices that were never heard of again. */
export const KEEP_AUDIT_DAYS = 3 * 365;

/** Rows a transaction, so that whoever writes meanwhile hardly waits. */
const AT_ONCE = 100;
const DAY_MS = 24 * 60 * 60 * 1000;

export type Expired = {
	contacts: number;
	tickets: number;
	requests: number;
	words: number;
	reports: number;
	/** things of forums' boards, and issues that were raised */
	forums: number;
	/** needs, offers, and whom to call; people whose consent has run out; cases and introductions */
	coordination: number;
	/** what was asked for advice, and times to meet */
	consults: number;
	/** who evaluated the plan and entered its numbers */
	evaluations: number;
	/** stories whose day has come, and who offered them */
	stories: number;
	/** addresses that nobody confirmed, and browsers that are not there any more */
	follows: number;
	lines: number;
};

/** Deletes everything of the area whose time has come. Says how much, and of whom nothing. */
export async function expire(store: Store, writing: Writing, area: string): Promise<Expired> {
	const { date: today } = toTokyo(store.clock.now());
	const until = async (step: (context: IntentContext) => Promise<number>) => {
		for (let all = 0; ; ) {
			const some = await writing.work(area, 'expire', step);
			all += some;
			if (some < AT_ONCE) return all;
		}
	};
	const expired = {
		contacts: await until((context) => expireContacts(context, addDays(today, -KEEP_CONTACT_DAYS))),
		tickets: await until((context) => expireTickets(context, addDays(today, -KEEP_TICKET_DAYS))),
		requests: await until((context) => expireRequests(context, addDays(today, -KEEP_REQUEST_DAYS))),
		words: await until((context) => expireBoardWords(context, addDays(today, -KEEP_WORDS_DAYS))),
		reports: await until((context) => expireReports(context)),
		forums: await until((context) => expireForums(context, AT_ONCE)),
		coordination: await until((context) => expireCoordination(context, AT_ONCE)),
		consults: await until((context) => expireConsults(context, AT_ONCE)),
		evaluations: await until((context) => expireEvaluations(context, AT_ONCE)),
		stories: await until((context) => expireStories(context, AT_ONCE)),
		follows: await expireFollows(store, area),
		lines: await writing.work(area, 'expire', (context) => expireLines(context, today)),
	};
	await store.db.scrub?.();
	return expired;
}

async function usedBefore(context: IntentContext, date: LocalDate): Promise<(RequestTable | undefined)[]> {
	const rows = await context.query
		.selectFrom('request')
		.select('id')
		.where('area', '=', context.area)
		.where('last_date', '<', date)
		.where((or) => or.or([or('has_contact', '=', 1), or('asker', 'like', 'contact %')]))
		.limit(AT_ONCE)
		.execute();
	return load(context, rows);
}

async function load(context: IntentContext, rows: readonly { id: string }[]): Promise<(RequestTable | undefined)[]> {
	const ids = rows.map(({ id }) => id);
	await context.memory.requests.foresee(context.query, ids);
	return Promise.all(ids.map((id) => context.memory.requests.one(context.query, id)));
}

/** The contact goes, and with it the hash by which its uses were counted. */
async function expireContacts(context: IntentContext, before: LocalDate): Promise<number> {
	const entries = await usedBefore(context, before);
	for (const entry of entries) {
		const stored = entry && (await readRequest(context, entry.id));
		if (!stored) {
			if (entry) context.memory.requests.put({ ...entry, has_contact: 0, asker: null });
			continue;
		}
		const { contact: _, ...row } = stored.row;
		const isCounted = stored.entry.asker?.startsWith('contact ');
		if (isCounted) await forgetAsker(context, stored.entry);
		const kept = { ...stored.entry, asker: isCounted ? null : stored.entry.asker };
		await writeRequest(context, stored.entry, { entry: kept, row: { ...row, contactExpired: true } as RequestRow });
		context.audit({
			kind: 'request',
			recordId: stored.entry.id,
			placeId: stored.entry.place_id,
			after: { contact: 'expired' },
		});
	}
	return entries.length;
}

async function forgetAsker(context: IntentContext, { id, place_id, asker }: RequestTable): Promise<void> {
	if (asker === null) return;
	const partition = join(place_id, asker);
	for (const shelf of [context.memory.uses, context.memory.keptFrom] as const) {
		const rows = await shelf.of(context.query, partition);
		for (const row of [...rows.values()])
			if (row.request_id === id) (shelf.remove as (row: unknown) => void).call(shelf, row);
	}
}

async function expireTickets(context: IntentContext, before: LocalDate): Promise<number> {
	const rows = await context.query
		.selectFrom('request')
		.select('id')
		.where('area', '=', context.area)
		.where('last_date', '<', before)
		.where('ticket', 'is not', null)
		.limit(AT_ONCE)
		.execute();
	for (const entry of await load(context, rows)) {
		if (!entry) continue;
		await context.privatePut(`ticket/${entry.ticket}`, 'request', entry.id, null);
		context.memory.requests.put({ ...entry, ticket: null });
	}
	return rows.length;
}

async function expireRequests(context: IntentContext, before: LocalDate): Promise<number> {
	const rows = await context.query
		.selectFrom('request')
		.select('id')
		.where('area', '=', context.area)
		.where('last_date', '<', before)
		.limit(AT_ONCE)
		.execute();
	for (const entry of await load(context, rows)) {
		if (!entry) continue;
		for (const scope of [deskScope(entry.place_id), ...authorScopes(entry)]) {
			await context.privatePut(scope, 'request', entry.id, null);
		}
		context.memory.requests.remove(entry);
		for (const table of ['hold', 'waiting', 'use', 'kept_from'] as const) {
			await context.query
				.deleteFrom(table)
				.where('area', '=', context.area)
				.where('request_id', '=', entry.id)
				.execute();
		}
	}
	if (rows.length > 0) context.memory.forgetSlots();
	return rows.length;
}

/** Rows named `{roomId}:{date}:{slotId}`; a day long past needs no words. */
async function expireBoardWords(context: IntentContext, before: LocalDate): Promise<number> {
	const rows = await context.query
		.selectFrom('private_row')
		.select(['scope', 'kind', 'id'])
		.where('area', '=', context.area)
		.where('kind', '=', 'board-words')
		.where('body', 'is not', null)
		.where('at', '<', context.now.ms - KEEP_WORDS_DAYS * DAY_MS)
		.execute();
	const past = rows.filter(({ id }) => (/:(\d{4}-\d{2}-\d{2}):/.exec(id)?.[1] ?? '') < before).slice(0, AT_ONCE);
	for (const { scope, kind, id } of past) await context.privatePut(scope as PrivateScope, kind, id, null);
	return past.length;
}

async function expireReports(context: IntentContext): Promise<number> {
	const rows = await context.query
		.selectFrom('private_row')
		.select(['scope', 'id', 'at', 'body'])
		.where('area', '=', context.area)
		.where('kind', '=', 'report')
		.where('body', 'is not', null)
		.where('at', '<', context.now.ms - KEEP_WORDS_DAYS * DAY_MS)
		.execute();
	const over = rows
		.filter(({ at, body }) => {
			const { state } = JSON.parse(body ?? '{}') as ReportRow;
			return state === 'done' || at < context.now.ms - KEEP_REQUEST_DAYS * DAY_MS;
		})
		.slice(0, AT_ONCE);
	for (const { scope, id } of over) await context.privatePut(scope as PrivateScope, 'report', id, null);
	return over.length;
}

/** Lines that nobody holds a copy of. */
async function expireLines(context: IntentContext, today: LocalDate): Promise<number> {
	const before = context.now.ms - KEEP_AUDIT_DAYS * DAY_MS;
	const counts = [
		context.query.deleteFrom('audit').where('area', '=', context.area).where('at', '<', before),
		context.query.deleteFrom('receipt').where('area', '=', context.area).where('at', '<', before),
		context.query.deleteFrom('client').where('area', '=', context.area).where('seen_at', '<', before),
		context.query.deleteFrom('kept_from').where('area', '=', context.area).where('until', '<', today),
		context.query
			.deleteFrom('mark')
			.where('area', '=', context.area)
			.where('date', '<', addDays(today, -KEEP_WORDS_DAYS)),
	];
	let deleted = 0;
	for (const statement of counts) deleted += Number((await statement.executeTakeFirst()).numDeletedRows);
	if (deleted > 0) context.memory.forgetAll();
	return deleted;
}
