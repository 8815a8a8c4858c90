/** A case and what each of its sides sees of it. */
import { type CaseRow, type IntroductionRow, WORKED } from '../../contract/case.ts';
import type { Exchange, ExchangeSide } from '../../contract/exchange.ts';
import { type MatchFacts, pairOf, partiesOf, partyOf } from '../../contract/matching.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { COORDINATION, contactOf } from './exchange-store.ts';

export const CASE = 'case';
export const INTRODUCTION = 'introduction';
export const MISMATCH = 'mismatch';
/** pair → its last case; parties → the cases that did them good: found by key, also within one push */
export const CASE_OF_PAIR = 'case-of-pair';
export const WORKED_FOR = 'worked-for';
export const WEIGHTS = 'match-weights';

export const introductionId = (caseId: string, side: ExchangeSide) => `${caseId}:${side}`;

export async function readCase(context: IntentContext, caseId: string): Promise<CaseRow | undefined> {
	return (await context.privateRead<CaseRow>(COORDINATION, CASE, caseId))?.data;
}

/** The last case of this pair, whatever became of it. */
export async function caseOfPair(context: IntentContext, pair: string): Promise<CaseRow | undefined> {
	const found = await context.privateRead<{ caseId: string }>(COORDINATION, CASE_OF_PAIR, pair);
	return found && readCase(context, found.data.caseId);
}

/** Writes the case, and to each side what it may see now. `words`: the coordinator's to both, when it is proposed. */
export async function writeCase(context: IntentContext, row: CaseRow, words?: string): Promise<void> {
	await context.privatePut(COORDINATION, CASE, row.id, row);
	await context.privatePut(COORDINATION, CASE_OF_PAIR, pairOf(row.needId, row.offerId), { caseId: row.id });
	await rememberWorked(context, row);
	const [need, offer] = [await context.read('exchange', row.needId), await context.read('exchange', row.offerId)];
	await tellSide(context, row, 'need', need?.data, offer?.data, words);
	await tellSide(context, row, 'offer', offer?.data, need?.data, words);
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

async function tellSide(
	context: IntentContext,
	row: CaseRow,
	side: ExchangeSide,
	mine: Exchange | undefined,
	other: Exchange | undefined,
	words: string | undefined,
): Promise<void> {
	const id = introductionId(row.id, side);
	const isAgreed = row.answers.need?.answer === 'yes' && row.answers.offer?.answer === 'yes';
	const otherTitle = side === 'need' ? row.offerTitle : row.needTitle;
	for (const scope of row.reach[side] as PrivateScope[]) {
		const before = (await context.privateRead<IntroductionRow>(scope, INTRODUCTION, id))?.data;
		const said = words ?? before?.words;
		const contact = isAgreed ? (before?.contact ?? (other && (await contactOf(context, other)))) : undefined;
		const answer = row.answers[side]?.answer;
		const told: IntroductionRow = {
			id,
			caseId: row.id,
			side,
			mine: {
				id: side === 'need' ? row.needId : row.offerId,
				title: mine?.title ?? (side === 'need' ? row.needTitle : row.offerTitle),
			},
			other: {
				id: side === 'need' ? row.offerId : row.needId,
				title: other?.title ?? otherTitle,
				...(other?.text && { text: other.text }),
				...(other?.groupId !== undefined && { groupId: other.groupId }),
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
export async function factsFor(context: IntentContext, need: Exchange, offer: Exchange): Promise<MatchFacts> {
	const [places, groups] = [new Map(), new Map()];
	for (const { placeId, groupId } of [need, offer]) {
		if (placeId !== undefined) places.set(placeId, (await context.read('place', placeId))?.data);
		if (groupId !== undefined) groups.set(groupId, (await context.read('group', groupId))?.data);
	}
	const profile = (await context.read('profile', context.area))?.data;
	const both = partiesOf(partyOf(need), partyOf(offer));
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
