/**
 * What a push and a pull do to the outbox, each in one transaction of `own-box.ts`.
 *
 *   recorded → set out (attempts ≥ 1) → receipt → effect pulled → gone
 *                                    └→ refused → returned
 */
import { MOST_INTENTS, MOST_PUSH_BYTES, type PushAnswer, type Receipt } from '../../contract/intent.ts';
import { inOrder, renumber } from './client-id.ts';
import { readConsults } from './consults.ts';
import { readExchangeTickets } from './exchange-tickets.ts';
import { readFollowTickets } from './follow.ts';
import { isOfForum, readHeld } from './held-forum.ts';
import type { OwnTables, Returned, Waiting, WaitingProblem } from './own-tables.ts';
import { PLANTED } from './planted.ts';
import { keepSent, reopened, sendAgain } from './sent.ts';
import { argsToGiveBack } from './withdrawn.ts';

/** Intents of one numbering that are sent together. */
export type Batch = {
	area: string;
	client: string;
	/** whose they are; null: nobody was signed in */
	by: string | null;
	intents: Waiting[];
	/** tokens of the requests they speak of */
	tickets: string[];
};

/** Bytes of a push beside its intents. */
const ENVELOPE_BYTES = 1_024;
/** Bytes of an intent in a push beside its `args`, which are counted: number, id, name, when, by whom. */
const INTENT_BYTES = 400;
const MOST_TICKETS = 100;

/**
 * The oldest intents that may be sent now; null: none. Notes that they set out, because
 * from then on nobody can say any more that they never left.
 */
export async function nextBatch(
	tables: OwnTables,
	maySend: (one: Waiting) => boolean,
	most = MOST_INTENTS,
): Promise<Batch | null> {
	const unsent = (await tables.waiting.toArray()).filter(maySend);
	let first: Waiting | undefined;
	for (const one of unsent) if (!first || one.at < first.at || (one.at === first.at && one.n < first.n)) first = one;
	if (!first) return null;
	const { area, client, by = null } = first;
	const mine = unsent.filter((one) => one.client === client).sort((a, b) => a.n - b.n);
	const tokens = new Map((await tables.tickets.toArray()).map((ticket) => [ticket.requestId, ticket.token]));
	if (mine.some(isOfForum)) for (const { id, key } of await readHeld(tables)) if (key) tokens.set(id, key);
	for (const { id, token } of await readExchangeTickets(tables)) tokens.set(id, token);
	for (const { consultId, token } of await readConsults(tables)) tokens.set(consultId, token);
	for (const { id, token } of await readFollowTickets(tables)) tokens.set(id, token);
	const batch: Batch = { area, client, by, intents: [], tickets: [] };
	let bytes = ENVELOPE_BYTES;
	for (const one of mine) {
		bytes += INTENT_BYTES + utf8Length(JSON.stringify(one.args));
		const { requestId, forumId, exchangeId, caseId, helperId, lentId, consultId, followId } = one.args;
		const id = requestId ?? forumId ?? exchangeId ?? caseId ?? helperId ?? lentId ?? consultId ?? followId;
		const token = tokens.get(String(id));
		const isFull = batch.intents.length > 0 && bytes > MOST_PUSH_BYTES;
		if (isFull || batch.intents.length >= most || batch.tickets.length >= MOST_TICKETS) break;
		if (token && !batch.tickets.includes(token)) batch.tickets.push(token);
		const out = { ...one, attempts: one.attempts + 1 };
		await tables.waiting.put(out);
		batch.intents.push(out);
	}
	return batch;
}

/** Whether it has no answer yet and its author is here; `account`: who is signed in. */
export function mayLeave(one: Waiting, account: string | null): boolean {
	return one.waits === 1 && (one.by === undefined || one.by === account || PLANTED === 'other-account-sent');
}

/** UTF-8 bytes of a text, without making them. */
function utf8Length(text: string): number {
	let bytes = text.length;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code > 0x7ff) bytes += code >= 0xd800 && code <= 0xdfff ? 1 : 2;
		else if (code > 0x7f) bytes += 1;
	}
	return bytes;
}

/** How many of a batch got their answer, or a new number. None: it would only be said again. */
export async function settle(
	tables: OwnTables,
	batch: Batch,
	answer: PushAnswer,
	epoch: string | undefined,
	nowMs: number,
): Promise<number> {
	let settled = 0;
	let copied = false;
	const here = new Map((await tables.waiting.toArray()).map((one) => [one.id, one]));
	const tickets = new Map((await tables.tickets.toArray()).map((ticket) => [ticket.requestId, ticket]));
	for (const receipt of answer.receipts) {
		const one = here.get(receipt.id);
		if (!one) {
			copied ||= batch.intents.some(({ n, id }) => n === receipt.n && id !== receipt.id);
			continue;
		}
		if (!one.waits) continue;
		if (receipt.status === 'refused' && receipt.code === 'conflict' && !one.conflicts) {
			if (one.client !== batch.client) continue; // it has another number by now
			if (PLANTED !== 'copied-client-kept') {
				await tables.waiting.put({ ...one, conflicts: 1 });
				copied = true;
				continue;
			}
		}
		settled++;
		await answered(tables, one, receipt, epoch, nowMs);
		const ticket = tickets.get(String(one.args.requestId));
		if (ticket && receipt.status === 'accepted') await tables.tickets.put({ ...ticket, stale: true });
	}
	if (PLANTED === 'outbox-cleared-on-receipt')
		for (const one of await tables.waiting.toArray()) if (one.waits) await tables.waiting.delete(one.id);
	if (answer.gap) settled += await fillGap(tables, batch.client, answer.lastN, nowMs);
	else if (copied) {
		await renumber(tables, batch.client, nowMs);
		settled++;
	}
	return settled;
}

async function answered(
	tables: OwnTables,
	one: Waiting,
	receipt: Receipt,
	epoch: string | undefined,
	nowMs: number,
): Promise<void> {
	if (receipt.status === 'refused' && PLANTED !== 'receipts-assumed') {
		if (PLANTED === 'refused-stays') return;
		await giveBack(tables, one, receipt.code, receipt.detail, nowMs);
		return;
	}
	const { waits: _, problem: __, ...closed } = one;
	const accepted = receipt.status === 'accepted' ? receipt : { seq: 0, result: undefined };
	await tables.waiting.put({
		...closed,
		receipt: { seq: accepted.seq, ...(accepted.result ? { result: accepted.result } : {}) },
		...(epoch === undefined ? {} : { epoch }),
		...(one.by === undefined && !isOfForum(one) ? {} : { awaitsPrivate: true as const }),
	});
}

/**
 * Refused, by the server or because it can never be sent: back to its author, with everything that was written; except of a person
 * who took their consent back.
 */
export async function giveBack(
	tables: OwnTables,
	one: Waiting,
	code: string,
	detail: Record<string, unknown> | undefined,
	nowMs: number,
): Promise<void> {
	const { n, id, name, args, madeAt, by, area, at } = one;
	const returned: Returned = {
		...{ n, id, name, args: argsToGiveBack(args, detail), madeAt, area, at, code },
		returnedAt: nowMs,
		...(by === undefined ? {} : { by }),
		...(detail === undefined ? {} : { detail }),
	};
	if (PLANTED !== 'refused-thrown-away') await tables.returned.put(returned);
	await tables.waiting.delete(id);
}

/**
 * The server lacks numbers: from what lies here, and what was put away, they are sent again; where some are gone, a new
 * numbering begins.
 */
async function fillGap(tables: OwnTables, client: string, lastN: number, nowMs: number): Promise<number> {
	const back = await sendAgain(tables, (one) => one.client === client && one.n > lastN);
	const above = (await inOrder(tables, client)).filter(({ n }) => n > lastN);
	const whole = above.every(({ n }, i) => n === lastN + 1 + i);
	if (!whole) await renumber(tables, client, nowMs, lastN);
	else if (back === 0 && above.every(({ waits }) => waits))
		return 0; // the server contradicts itself
	else for (const one of above) if (!one.waits) await tables.waiting.put(reopened(one));
	return 1;
}

/** Says why a batch is still here. */
export async function noteProblem(tables: OwnTables, batch: Batch, problem: WaitingProblem): Promise<void> {
	for (const { id } of batch.intents) {
		const one = await tables.waiting.get(id);
		if (one?.waits && one.problem !== problem) await tables.waiting.put({ ...one, problem });
	}
}

/** Where the device stands in the public log. */
export type Standing = { area: string; epoch: string; cursor: number; retired: readonly string[] };

/** Intents whose effect is here now; those whose epoch is gone are open again, also those put away: the restored server may not know them. */
export async function closePulled(
	tables: OwnTables,
	standing: Standing,
	isPrivatePulled: (one: Waiting) => boolean,
	nowMs: number,
): Promise<void> {
	const { area, retired } = standing;
	await sendAgain(tables, (one) => one.area === area && one.epoch !== undefined && retired.includes(one.epoch));
	const done: Waiting[] = [];
	const tickets = new Map((await tables.tickets.toArray()).map((ticket) => [ticket.requestId, ticket]));
	for (const one of await tables.waiting.toArray()) {
		if (one.waits || !one.receipt || one.area !== standing.area) continue;
		if (one.epoch !== undefined && standing.retired.includes(one.epoch)) {
			await tables.waiting.put(reopened(one));
			continue;
		}
		const isPast = (one.epoch ?? standing.epoch) === standing.epoch && standing.cursor >= one.receipt.seq;
		const ticket = tickets.get(String(one.args.requestId));
		const awaits = (ticket?.stale && !ticket.gone) || (one.awaitsPrivate && !isPrivatePulled(one));
		if (!((isPast && !awaits) || PLANTED === 'closed-on-receipt')) continue;
		await tables.waiting.delete(one.id);
		done.push({ ...one, epoch: one.epoch ?? standing.epoch });
	}
	await keepSent(tables, done, nowMs);
}
