/** A case and what each of its sides sees of it. */
import { type CaseRow, type IntroductionRow, WORKED } from '../../contract/case.ts';
import type { Exchange, ExchangeSide } from '../../contract/exchange.ts';
import type { HelperRow } from '../../contract/helper.ts';
import { isHelper, type MatchFacts, pairOf, partiesOf, partyOf } from '../../contract/matching.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import type { AskerContact } from '../../contract/request.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { COORDINATION, contactOf } from './exchange-store.ts';

export const CASE = 'case';
export const INTRODUCTION = 'introduction';
export const MISMATCH = 'mismatch';
/** pair → its last case; parties → the cases that did them good: found by key, also within one push */
export const CASE_OF_PAIR = 'case-of-pair';
export const WORKED_FOR = 'worked-for';
export const WEIGHTS = 'match-weights';
export const HELPER = 'helper';
/** helper → the cases and mismatches that name them, so that all are found when they take their consent back */
export const NAMES = 'helper-named';

export const introductionId = (caseId: string, side: ExchangeSide) => `${caseId}:${side}`;

export async function readCase(context: IntentContext, caseId: string): Promise<CaseRow | undefined> {
	return (await context.privateRead<CaseRow>(COORDINATION, CASE, caseId))?.data;
}

/** The last case of this pair, whatever became of it. */
export async function caseOfPair(context: IntentContext, pair: string): Promise<CaseRow | undefined> {
	const found = await context.privateRead<{ caseId: string }>(COORDINATION, CASE_OF_PAIR, pair);
	return found && readCase(context, found.data.caseId);
}

type Named = { caseIds: string[]; needIds: string[] };

export async function readNamed(context: IntentContext, helperId: string): Promise<Named> {
	return (await context.privateRead<Named>(COORDINATION, NAMES, helperId))?.data ?? { caseIds: [], needIds: [] };
}

export async function writeNamed(context: IntentContext, helperId: string, named: Named): Promise<void> {
	const isEmpty = named.caseIds.length + named.needIds.length === 0;
	await context.privatePut(COORDINATION, NAMES, helperId, isEmpty ? null : named);
}

/** A case, or a mismatch with a need, names this person; `isGone`: no longer. */
export async function rememberNamed(
	context: IntentContext,
	helperId: string,
	{ caseId, needId, isGone = false }: { caseId?: string; needId?: string; isGone?: boolean },
): Promise<void> {
	const { caseIds, needIds } = await readNamed(context, helperId);
	const change = (ids: string[], id: string | undefined) =>
		id === undefined ? ids : [...ids.filter((other) => other !== id), ...(isGone ? [] : [id])];
	await writeNamed(context, helperId, { caseIds: change(caseIds, caseId), needIds: change(needIds, needId) });
}

/** A case without what was noted and answered in words, and without the ways to its sides. */
export function withoutWords(row: CaseRow): CaseRow {
	const bare = (answer: CaseRow['answers']['need']) => {
		if (!answer) return undefined;
		const { words: _, ...rest } = answer;
		return rest;
	};
	const [need, offer] = [bare(row.answers.need), bare(row.answers.offer)];
	return {
		...row,
		notes: [],
		reach: { need: [], offer: [] },
		answers: { ...(need && { need }), ...(offer && { offer }) },
	};
}

/** Writes the case, and to each side what it may see now. `words`: the coordinator's to both, when it is proposed. */
export async function writeCase(context: IntentContext, row: CaseRow, words?: string): Promise<void> {
	await context.privatePut(COORDINATION, CASE, row.id, row);
	await context.privatePut(COORDINATION, CASE_OF_PAIR, pairOf(row.needId, row.offerId), { caseId: row.id });
	await rememberWorked(context, row);
	if (row.helper) await rememberNamed(context, row.offerId, { caseId: row.id });
	await tellSide(context, row, 'need', words);
	await tellSide(context, row, 'offer', words);
}

/** Without an outcome the case did nobody good, or is forgotten. */
export async function rememberWorked(
	context: IntentContext,
	{ id, parties, outcome }: Pick<CaseRow, 'id' | 'parties' | 'outcome'>,
): Promise<void> {
	const both = partiesOf(parties.need, parties.offer);
	const before = (await context.privateRead<{ caseIds: string[] }>(COORDINATION, WORKED_FOR, both))?.data.caseIds ?? [];
	const others = before.filter((caseId) => caseId !== id);
	const caseIds = outcome && WORKED.includes(outcome.kind) ? [...others, id] : others;
	await context.privatePut(COORDINATION, WORKED_FOR, both, caseIds.length > 0 ? { caseIds } : null);
}

/** One side of a case as the other may see it: a need or an offer is public, of a person nothing is. */
type SideOfCase = { id: string; title: string; text?: string | undefined; groupId?: string | undefined };

async function sideOf(context: IntentContext, row: CaseRow, side: ExchangeSide): Promise<SideOfCase> {
	const [id, title] = side === 'need' ? [row.needId, row.needTitle] : [row.offerId, row.offerTitle];
	if (side === 'offer' && row.helper) return { id, title };
	const shown = (await context.read('exchange', id))?.data;
	return { id, title: shown?.title ?? title, text: shown?.text, groupId: shown?.groupId };
}

/** How to reach whoever stands on that side. */
export async function contactOfSide(
	context: IntentContext,
	row: Pick<CaseRow, 'needId' | 'offerId' | 'helper'>,
	side: ExchangeSide,
): Promise<AskerContact | undefined> {
	if (side === 'offer' && row.helper) {
		const contact = (await context.privateRead<HelperRow>(COORDINATION, HELPER, row.offerId))?.data.contact;
		return contact && contact.kind !== 'none' ? contact : undefined;
	}
	const exchange = (await context.read('exchange', side === 'need' ? row.needId : row.offerId))?.data;
	return exchange && contactOf(context, exchange);
}

async function tellSide(
	context: IntentContext,
	row: CaseRow,
	side: ExchangeSide,
	words: string | undefined,
): Promise<void> {
	const id = introductionId(row.id, side);
	const otherSide = side === 'need' ? 'offer' : 'need';
	const isAgreed = row.answers.need?.answer === 'yes' && row.answers.offer?.answer === 'yes';
	const [mine, other] = [await sideOf(context, row, side), await sideOf(context, row, otherSide)];
	for (const scope of row.reach[side] as PrivateScope[]) {
		const before = (await context.privateRead<IntroductionRow>(scope, INTRODUCTION, id))?.data;
		const said = words ?? before?.words;
		const contact = isAgreed ? (before?.contact ?? (await contactOfSide(context, row, otherSide))) : undefined;
		const answer = row.answers[side]?.answer;
		const told: IntroductionRow = {
			id,
			caseId: row.id,
			side,
			...(row.helper && { helper: true as const }),
			mine: { id: mine.id, title: mine.title },
			other: {
				id: other.id,
				title: other.title,
				...(other.text && { text: other.text }),
				...(other.groupId !== undefined && { groupId: other.groupId }),
			},
			state: row.state,
			...(said && { words: said }),
			due: row.due,
			...(answer && { answer }),
			...(contact && { contact }),
			...(isAgreed && !contact && { throughCoordinator: true }),
		};
		await context.privatePut(scope, INTRODUCTION, id, told);
	}
}

/** What the server knows when it explains why these two fit: the same as a coordinator's device. */
export async function factsFor(
	context: IntentContext,
	need: Exchange,
	offer: Exchange | HelperRow,
): Promise<MatchFacts> {
	const [places, groups] = [new Map(), new Map()];
	const [placeIds, groupId] = isHelper(offer) ? [offer.placeIds ?? [], undefined] : [[offer.placeId], offer.groupId];
	for (const placeId of [need.placeId, ...placeIds]) {
		if (placeId !== undefined) places.set(placeId, (await context.read('place', placeId))?.data);
	}
	for (const id of [need.groupId, groupId]) {
		if (id !== undefined) groups.set(id, (await context.read('group', id))?.data);
	}
	const profile = (await context.read('profile', context.area))?.data;
	const both = partiesOf(partyOf(need), groupId ?? offer.id);
	const didGood = await context.privateRead(COORDINATION, WORKED_FOR, both);
	const pair = pairOf(need.id, offer.id);
	const isApart = await context.privateRead(COORDINATION, MISMATCH, pair);
	return {
		today: context.now.tokyo.date,
		places,
		groups,
		stages: profile?.stages.map(({ code }) => code) ?? [],
		apart: new Set(isApart ? [pair] : []),
		worked: new Set(didGood ? [both] : []),
	};
}
