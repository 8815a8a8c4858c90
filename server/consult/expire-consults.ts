/**
 * Forgets who asked for advice and what was said: at once when they withdraw, three months after it was closed, a year after anybody
 * last did anything about it. That there was one, when, about what and how it ended stays for three years, for the town's figures.
 */
import { type ConsultRow, isUnderWay } from '../../contract/consult.ts';
import { addDays, toTokyo } from '../../contract/dates.ts';
import type { MeetingRow } from '../../contract/meeting.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import { COORDINATION } from '../coordination/exchange-store.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { CONSULT, CONSULT_SELF, withoutWords } from './consult-store.ts';
import { MEETING, removeMeeting } from './meeting-store.ts';

/** Words, contacts and tickets, after the end. */
export const KEEP_CONSULT_WORDS_DAYS = 90;
/** What nobody touched so long is nobody's business any more. */
export const KEEP_UNTOUCHED_DAYS = 365;
export const KEEP_CONSULT_DAYS = 3 * 365;
/** An offered time, after its day. */
export const KEEP_MEETING_DAYS = 30;

/** Up to `most` rows whose time has come. How many. */
export async function expireConsults(context: IntentContext, most: number): Promise<number> {
	let forgotten = 0;
	for (const row of await rowsOf<ConsultRow>(context, CONSULT)) {
		if (forgotten >= most) break;
		if (await expireConsult(context, row)) forgotten += 1;
	}
	for (const row of await rowsOf<MeetingRow>(context, MEETING)) {
		if (forgotten >= most) break;
		if (await expireMeeting(context, row)) forgotten += 1;
	}
	return forgotten;
}

async function rowsOf<R>(context: IntentContext, kind: string): Promise<R[]> {
	const rows = await context.query
		.selectFrom('private_row')
		.select('body')
		.where('area', '=', context.area)
		.where('scope', '=', COORDINATION)
		.where('kind', '=', kind)
		.where('body', 'is not', null)
		.orderBy('id')
		.execute();
	return rows.map(({ body }) => JSON.parse(body ?? '') as R);
}

async function expireConsult(context: IntentContext, row: ConsultRow): Promise<boolean> {
	const today = context.now.tokyo.date;
	const last = toTokyo(Date.parse(row.steps.at(-1)?.at ?? row.askedAt)).date;
	if (last < addDays(today, -KEEP_CONSULT_DAYS)) {
		await forgetReach(context, row);
		await context.privatePut(COORDINATION, CONSULT, row.id, null);
		return true;
	}
	const isOver = last < addDays(today, -(isUnderWay(row) ? KEEP_UNTOUCHED_DAYS : KEEP_CONSULT_WORDS_DAYS));
	if (!isOver || (row.reach.length === 0 && row.messages.length === 0 && row.notes.length === 0)) return false;
	await forgetReach(context, row);
	const bare = withoutWords(row);
	// nobody will do anything about it any more
	const closed: ConsultRow = isUnderWay(row) ? { ...bare, state: 'closed', outcome: { kind: 'no-word' } } : bare;
	await context.privatePut(COORDINATION, CONSULT, row.id, { ...closed, reach: [] });
	context.audit({ kind: CONSULT, recordId: row.id, after: { words: 'expired' } });
	return true;
}

async function forgetReach(context: IntentContext, { id, reach }: ConsultRow): Promise<void> {
	for (const scope of reach as PrivateScope[]) await context.privatePut(scope, CONSULT_SELF, id, null);
}

/** A time that is over is offered no more; a month later nobody needs to know that it was. */
async function expireMeeting(context: IntentContext, row: MeetingRow): Promise<boolean> {
	const today = context.now.tokyo.date;
	if (row.date < addDays(today, -KEEP_MEETING_DAYS)) {
		await removeMeeting(context, row);
		return true;
	}
	if (row.date >= today || !(await context.read('meeting', row.id))) return false;
	await context.put({ kind: 'meeting', id: row.id, data: null });
	return true;
}
