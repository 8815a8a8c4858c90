/**
 * Forgets whom to call three months after a need, an offer or a case is over, and the rest after a year (public rows) or three
 * (what became of cases, for the town's figures). A person who can help, and a place that its keeper lends, are forgotten the day
 * after the consent has run out.
 */
import type { CaseRow, MismatchRow } from '../../contract/case.ts';
import type { LocalDate } from '../../contract/common.ts';
import { addDays } from '../../contract/dates.ts';
import type { Exchange } from '../../contract/exchange.ts';
import { INVITED_DAYS, isAgreed } from '../../contract/helper.ts';
import { isLendingAgreed } from '../../contract/lent-place.ts';
import { pairOf } from '../../contract/matching.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import type { RaiserRow } from '../../contract/raiser.ts';
import { isShown } from '../../contract/tie.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import {
	CASE,
	CASE_OF_PAIR,
	HELPER,
	INTRODUCTION,
	introductionId,
	MISMATCH,
	readCase,
	rememberNamed,
	rememberWorked,
	withoutWords,
} from './case-store.ts';
import { COORDINATION, HELD, PRIVATE, RAISED, readPrivatePart } from './exchange-store.ts';
import { forgetHelper, readHelper } from './helper-store.ts';
import { forgetLent, LENT, readLent } from './lent-store.ts';
import { RAISER } from './raisers.ts';
import { readTie, removeTieRow, TIE } from './tie-intents.ts';

/** Contacts, words of coordinators, tickets: after the last day of a need or offer, or after a case ended. */
export const KEEP_REACH_DAYS = 90;
/** A need or an offer that is over. */
export const KEEP_EXCHANGE_DAYS = 365;
/** A case without what was noted; what somebody told and was decided. */
export const KEEP_CASE_DAYS = 3 * 365;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Up to `most` rows whose time has come. How many. */
export async function expireCoordination(context: IntentContext, most: number): Promise<number> {
	let forgotten = 0;
	for (const step of [
		expireHelpers,
		expireLent,
		expireTies,
		expireCases,
		expireTold,
		expirePublic,
		expirePrivate,
		expireMismatches,
		expireRaisers,
	]) {
		if (forgotten < most) forgotten += await step(context, most - forgotten);
	}
	return forgotten;
}

async function rowsOf(context: IntentContext, kind: string, untouchedDays: number) {
	return context.query
		.selectFrom('private_row')
		.select(['scope', 'id', 'body'])
		.where('area', '=', context.area)
		.where('kind', '=', kind)
		.where('body', 'is not', null)
		.where('at', '<', context.now.ms - untouchedDays * DAY_MS)
		.execute();
}

/** Consent that has run out is consent no more, on the day after; a link that nobody filled in says nothing of anybody. */
async function expireHelpers(context: IntentContext, most: number): Promise<number> {
	const today = context.now.tokyo.date;
	let forgotten = 0;
	for (const { id } of await rowsOf(context, HELPER, 0)) {
		if (forgotten >= most) break;
		const row = (await readHelper(context, id))?.data;
		const isHeld = row && (row.state === 'invited' ? row.since >= addDays(today, -INVITED_DAYS) : isAgreed(row, today));
		if (!row || isHeld) continue;
		await forgetHelper(context, row);
		context.audit({ kind: 'helper', recordId: id, before: { state: row.state }, after: { withdrawn: 'expired' } });
		forgotten += 1;
	}
	return forgotten;
}

/** A place goes the day after its keeper's consent has run out, and what was declined once its keeper has had time to read why. */
async function expireLent(context: IntentContext, most: number): Promise<number> {
	const today = context.now.tokyo.date;
	const declined = new Set((await rowsOf(context, LENT, KEEP_REACH_DAYS)).map(({ id }) => id));
	let forgotten = 0;
	for (const { id } of await rowsOf(context, LENT, 0)) {
		if (forgotten >= most) break;
		const row = (await readLent(context, id))?.data;
		const isOver = row?.state === 'declined' ? declined.has(id) : row && !isLendingAgreed(row, today);
		if (!row || !isOver) continue;
		await forgetLent(context, row);
		context.audit({ kind: 'place', recordId: id, before: { state: row.state }, after: { withdrawn: 'expired' } });
		forgotten += 1;
	}
	return forgotten;
}

/** What one side did not want, or nobody answered in a year, is nobody's business any more. */
async function expireTies(context: IntentContext, most: number): Promise<number> {
	let forgotten = 0;
	for (const { scope, id } of await rowsOf(context, TIE, KEEP_EXCHANGE_DAYS)) {
		if (forgotten >= most) break;
		const row = scope === COORDINATION ? await readTie(context, id) : undefined;
		if (!row || isShown(row)) continue;
		await removeTieRow(context, row);
		forgotten += 1;
	}
	return forgotten;
}

/** A case that ended: first how to reach anybody goes, and what was noted; years later the rest. */
async function expireCases(context: IntentContext, most: number): Promise<number> {
	const today = context.now.tokyo.date;
	let forgotten = 0;
	for (const { id } of await rowsOf(context, CASE, 0)) {
		if (forgotten >= most) break;
		const row = await readCase(context, id);
		const ended = row && endOf(row);
		if (!row || !ended || ended >= addDays(today, -KEEP_REACH_DAYS)) continue;
		const isOld = ended < addDays(today, -KEEP_CASE_DAYS);
		const hasWords = row.notes.length > 0 || row.reach.need.length > 0 || row.reach.offer.length > 0;
		if (!isOld && !hasWords) continue;
		for (const side of ['need', 'offer'] as const) {
			for (const scope of row.reach[side] as PrivateScope[]) {
				await context.privatePut(scope, INTRODUCTION, introductionId(id, side), null);
			}
		}
		await context.privatePut(COORDINATION, CASE, id, isOld ? null : withoutWords(row));
		if (isOld) {
			await context.privatePut(COORDINATION, CASE_OF_PAIR, pairOf(row.needId, row.offerId), null);
			await rememberWorked(context, { id, parties: row.parties });
			if (row.helper) await rememberNamed(context, row.offerId, { caseId: id, isGone: true });
		}
		forgotten += 1;
	}
	return forgotten;
}

const endOf = ({ state, steps }: CaseRow): LocalDate | undefined => (state === 'ended' ? steps.at(-1)?.on : undefined);

/** What was told and decided, with the way back to it. */
async function expireTold(context: IntentContext, most: number): Promise<number> {
	const rows = await rowsOf(context, RAISED, KEEP_REACH_DAYS);
	// what nobody looked at in a year is answered by nobody any more
	const unread = new Set((await rowsOf(context, RAISED, KEEP_EXCHANGE_DAYS)).map(({ scope, id }) => `${scope} ${id}`));
	const old = rows
		.filter(({ scope, id, body }) => {
			const { state } = JSON.parse(body ?? '{}') as { state: string };
			return state !== 'waiting' || unread.has(`${scope} ${id}`);
		})
		.slice(0, most);
	for (const { scope, id } of old) await context.privatePut(scope as PrivateScope, RAISED, id, null);
	return old.length;
}

/** Public rows that ran out a year ago, or were ended three months ago. */
async function expirePublic(context: IntentContext, most: number): Promise<number> {
	const before = addDays(context.now.tokyo.date, -KEEP_EXCHANGE_DAYS);
	const rows = await context.query
		.selectFrom('rows')
		.select(['id', 'at', 'body'])
		.where('area', '=', context.area)
		.where('kind', '=', 'exchange')
		.where('body', 'is not', null)
		.execute();
	const endedBefore = context.now.ms - KEEP_REACH_DAYS * DAY_MS;
	const old = rows
		.filter(({ at, body }) => {
			const { until, ended } = JSON.parse(body ?? '{}') as Exchange;
			return until < before || (ended !== undefined && Number(at) < endedBefore);
		})
		.slice(0, most);
	for (const { id } of old) await context.put({ kind: 'exchange', id, data: null });
	return old.length;
}

/** Whom to call, where the need or offer is over or was never published. */
async function expirePrivate(context: IntentContext, most: number): Promise<number> {
	const before = addDays(context.now.tokyo.date, -KEEP_REACH_DAYS);
	let forgotten = 0;
	for (const { id } of await rowsOf(context, PRIVATE, 0)) {
		if (forgotten >= most) break;
		const row = (await context.read('exchange', id))?.data;
		const told = (await context.privateRead<{ state: string }>(COORDINATION, RAISED, id))?.data;
		const isOver = row ? row.until < before : !told;
		const part = isOver ? await readPrivatePart(context, id) : undefined;
		if (!part) continue;
		if (part.mailHash !== undefined) await context.privatePut(`ticket/${part.mailHash}`, HELD, id, null);
		await context.privatePut(COORDINATION, PRIVATE, id, null);
		forgotten += 1;
	}
	return forgotten;
}

async function expireMismatches(context: IntentContext, most: number): Promise<number> {
	const rows = (await rowsOf(context, MISMATCH, KEEP_EXCHANGE_DAYS)).slice(0, most);
	for (const { id } of rows) {
		const row = (await context.privateRead<MismatchRow>(COORDINATION, MISMATCH, id))?.data;
		await context.privatePut(COORDINATION, MISMATCH, id, null);
		if (row?.helper) await rememberNamed(context, row.offerId, { needId: row.needId, isGone: true });
	}
	return rows.length;
}

/** How much somebody told on one day counts on that day; who was shut out is remembered for a year. */
async function expireRaisers(context: IntentContext, most: number): Promise<number> {
	const quiet = await rowsOf(context, RAISER, 2);
	const long = new Set((await rowsOf(context, RAISER, KEEP_EXCHANGE_DAYS)).map(({ id }) => id));
	const old = quiet
		.filter(({ id, body }) => long.has(id) || !(JSON.parse(body ?? '{}') as RaiserRow).blocked)
		.slice(0, most);
	for (const { id } of old) await context.privatePut(COORDINATION, RAISER, id, null);
	return old.length;
}
