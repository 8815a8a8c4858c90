/** Cases: proposed to both sides, answered, introduced, carried on, ended; and what a coordinator thinks of suggestions. */
import { ASK_AFTER_DAYS, type CaseRow, type CaseState, WORKED } from '../../contract/case.ts';
import { type Level, levelBetween } from '../../contract/coordination-level.ts';
import { addDays, isValidDate } from '../../contract/dates.ts';
import { type Exchange, type ExchangeSide, isOpen } from '../../contract/exchange.ts';
import { type HelperRow, isAgreed } from '../../contract/helper.ts';
import { explain, explainHelper, isHelper, pairOf, partyOf } from '../../contract/matching.ts';
import { coordinates } from '../../contract/roles.ts';
import type { Handler } from '../intents/handler.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';
import { tellAgreed, tellOver, tellSideByMail } from './case-mails.ts';
import {
	caseOfPair,
	factsFor,
	HELPER,
	INTRODUCTION,
	introductionId,
	MISMATCH,
	readCase,
	rememberNamed,
	WEIGHTS,
	writeCase,
} from './case-store.ts';
import { COORDINATION, readPrivatePart } from './exchange-store.ts';

const invalid = (field: string): Outcome => ({ refused: 'invalid', detail: { field } });
const townWide = () => ({});
const MOST_NOTES = 200;

export const proposeCase: Handler<'case.propose'> = {
	target: townWide,
	async run(context, { caseId, needId, offerId, helper, due, words }) {
		if (await readCase(context, caseId)) return { refused: 'conflict', detail: { field: 'caseId' } };
		const need = (await context.read('exchange', needId))?.data;
		const today = context.now.tokyo.date;
		if (need?.side !== 'need') return { refused: 'not-found', detail: { field: 'needId' } };
		const offer = helper ? await agreeingHelper(context, offerId) : (await context.read('exchange', offerId))?.data;
		if (!offer) {
			const isGone = helper && (await context.privateWas(COORDINATION, HELPER, offerId));
			return isGone ? WITHDRAWN : { refused: 'not-found', detail: { field: 'offerId' } };
		}
		if (!isHelper(offer)) {
			if (offer.side !== 'offer') return { refused: 'not-found', detail: { field: 'offerId' } };
			if (!isOpen(offer, today)) return { refused: 'wrong-state', detail: { now: 'over' } };
			if (need.groupId !== undefined && need.groupId === offer.groupId) return invalid('offerId');
		}
		if (!isOpen(need, today)) return { refused: 'wrong-state', detail: { now: 'over' } };
		if (!isValidDate(due) || due < today || due > addDays(today, 366)) return invalid('due');
		const earlier = await caseOfPair(context, pairOf(needId, offerId));
		if (earlier && earlier.state !== 'ended')
			return { refused: 'wrong-state', detail: { now: { case: earlier.id, state: earlier.state } } };
		const facts = await factsFor(context, need, offer);
		const { accountId, name } = context.actor;
		const row: CaseRow = {
			id: caseId,
			needId,
			offerId,
			...(helper && { helper }),
			level: levelOfPair(need, offer),
			needTitle: need.title,
			offerTitle: isHelper(offer) ? HELPER_TITLE : offer.title,
			parties: { need: partyOf(need), offer: isHelper(offer) ? offerId : partyOf(offer) },
			state: 'proposed',
			why: (isHelper(offer) ? explainHelper(need, offer, facts) : explain(need, offer, facts)) ?? [],
			answers: {},
			reach: { need: [], offer: [] },
			due,
			owner: { accountId: accountId ?? '', name: name ?? '' },
			notes: [],
			steps: [{ state: 'proposed', on: today }],
		};
		const reach = {
			need: await reachOf(context, row, 'need', need, words),
			offer: await reachOf(context, row, 'offer', offer, words),
		};
		await writeCase(context, { ...row, reach }, words);
		context.audit({ kind: 'case', recordId: caseId, after: { needId, offerId, due } });
		return { accepted: true };
	},
};

/** A person helps in several neighbourhoods: in the need's own, where that is among them. */
function levelOfPair(need: Exchange, offer: Exchange | HelperRow): Level {
	if (!isHelper(offer)) return levelBetween(need, offer);
	const { placeIds = [], fields } = offer;
	const placeId = placeIds.find((id) => id === need.placeId) ?? placeIds[0];
	return levelBetween(need, { placeId, fields });
}

/** What a case calls a person: nothing of who it is. Screens have their own words for it. */
const HELPER_TITLE = '手伝ってくださる方';

/** The person took their consent back meanwhile: the device keeps nothing of what was written of them. */
export const WITHDRAWN: Outcome = { refused: 'wrong-state', detail: { withdrawn: true } };

async function agreeingHelper(context: IntentContext, helperId: string): Promise<HelperRow | undefined> {
	const row = (await context.privateRead<HelperRow>(COORDINATION, HELPER, helperId))?.data;
	return row && isAgreed(row, context.now.tokyo.date) ? row : undefined;
}

/** Where one side reads it: its group, the device that told it or the person's own link, and a link by mail. */
async function reachOf(
	context: IntentContext,
	row: CaseRow,
	side: ExchangeSide,
	mine: Exchange | HelperRow,
	words: string | undefined,
): Promise<string[]> {
	const reach: string[] = [];
	if (!isHelper(mine) && mine.groupId !== undefined) reach.push(`group/${mine.groupId}`);
	const ticketHash = isHelper(mine) ? mine.ticketHash : (await readPrivatePart(context, mine.id))?.ticketHash;
	if (ticketHash !== undefined) reach.push(`ticket/${ticketHash}`);
	const byMail = await tellSideByMail(context, { row, side, of: 'proposal', words });
	if (byMail !== undefined) reach.push(byMail);
	return reach;
}

export const answerCase: Handler<'case.answer'> = {
	hidden: true,
	target: async (context, { caseId, side }) => {
		const row = await readCase(context, caseId);
		if (!row) return null;
		const group = row.reach[side].find((scope) => scope.startsWith('group/'));
		return group === undefined ? {} : { groupId: group.slice('group/'.length) };
	},
	isAuthor: async (context, { caseId, side }) => {
		for (const hash of context.tickets) {
			if (await context.privateRead(`ticket/${hash}`, INTRODUCTION, introductionId(caseId, side))) return true;
		}
		return false;
	},
	async run(context, { caseId, side, answer, words }) {
		const row = await readCase(context, caseId);
		if (!row) return { refused: 'not-found' };
		if (row.withdrawn) return WITHDRAWN;
		if (row.state !== 'proposed' && row.state !== 'answering') return wrongState(row);
		const today = context.now.tokyo.date;
		const how = coordinates(context.actor) ? 'desk' : context.actor.accountId === null ? 'link' : 'product';
		const answers = { ...row.answers, [side]: { answer, on: today, how, ...(words && { words }) } };
		const isAgreed = answers.need?.answer === 'yes' && answers.offer?.answer === 'yes';
		const next: CaseRow =
			answer === 'no'
				? { ...goOn(row, 'ended', today), answers, outcome: { kind: 'declined' } }
				: isAgreed
					? { ...goOn(row, 'introduced', today), answers, due: addDays(today, ASK_AFTER_DAYS) }
					: { ...goOn(row, 'answering', today), answers };
		if (next.state === 'ended') await tellOver(context, next);
		await writeCase(context, next.state === 'introduced' ? await tellAgreed(context, next) : next);
		context.audit({ kind: 'case', recordId: caseId, before: { state: row.state }, after: { side, answer, how } });
		return { accepted: true };
	},
};

/** The next state, noted with its day. */
function goOn(row: CaseRow, state: CaseState, on: string): CaseRow {
	return row.state === state ? row : { ...row, state, steps: [...row.steps, { state, on }] };
}

export const changeCase: Handler<'case.change'> = {
	hidden: true,
	target: async (context, { caseId }) => ((await readCase(context, caseId)) ? {} : null),
	async run(context, { caseId, note, due, level, going, outcome, handOver }) {
		const before = await readCase(context, caseId);
		if (!before) return { refused: 'not-found' };
		if (before.withdrawn) return WITHDRAWN;
		const today = context.now.tokyo.date;
		let row = before;
		if (note !== undefined) {
			if (row.notes.length >= MOST_NOTES) return { refused: 'too-many', detail: { limit: MOST_NOTES } };
			row = { ...row, notes: [...row.notes, { at: context.now.instant, by: context.actor.name ?? '', text: note }] };
		}
		if (due !== undefined) {
			if (!isValidDate(due) || due > addDays(today, 366)) return invalid('due');
			row = { ...row, due };
		}
		if (level !== undefined) row = { ...row, level };
		if (going) {
			if (row.state !== 'introduced' && row.state !== 'going') return wrongState(row);
			row = goOn(row, 'going', today);
		}
		if (outcome !== undefined) {
			// what ended by a "no" may still get its sentence
			const waited = row.state === 'proposed' || row.state === 'answering';
			if (row.state !== 'ended') row = goOn(row, 'ended', today);
			row = { ...row, outcome };
			if (waited && !WORKED.includes(outcome.kind)) await tellOver(context, row);
		}
		if (handOver !== undefined) {
			if (row.state === 'ended') return wrongState(row);
			const { handingOver: _, ...rest } = row;
			const me = { accountId: context.actor.accountId ?? '', name: context.actor.name ?? '' };
			row = handOver === 'ask' ? { ...row, handingOver: true } : handOver === 'take' ? { ...rest, owner: me } : rest;
		}
		await writeCase(context, row);
		// notes may speak of people: what they say stays out of the audit
		context.audit({
			kind: 'case',
			recordId: caseId,
			before: { state: before.state, due: before.due, owner: before.owner.accountId },
			after: {
				state: row.state,
				due: row.due,
				level: row.level,
				owner: row.owner.accountId,
				outcome: row.outcome?.kind,
				handOver,
			},
		});
		return { accepted: true };
	},
};

const wrongState = (row: CaseRow): Outcome => ({ refused: 'wrong-state', detail: { now: { state: row.state } } });

export const dismissMatch: Handler<'match.dismiss'> = {
	target: townWide,
	async run(context, { needId, offerId, helper, reason, words }) {
		if ((await context.read('exchange', needId))?.data.side !== 'need') {
			return { refused: 'not-found', detail: { field: 'needId' } };
		}
		const isThere = helper
			? await context.privateRead(COORDINATION, HELPER, offerId)
			: (await context.read('exchange', offerId))?.data.side === 'offer';
		if (!isThere) {
			const isGone = helper && (await context.privateWas(COORDINATION, HELPER, offerId));
			return isGone ? WITHDRAWN : { refused: 'not-found', detail: { field: 'offerId' } };
		}
		const id = pairOf(needId, offerId);
		const row = reason && {
			id,
			needId,
			offerId,
			...(helper && { helper }),
			reason,
			...(words && { words }),
			at: context.now.instant,
			by: context.actor.name ?? '',
		};
		await context.privatePut(COORDINATION, MISMATCH, id, row ?? null);
		if (helper) await rememberNamed(context, offerId, { needId, isGone: row === undefined });
		context.audit({ kind: 'match', recordId: id, after: reason === undefined ? null : { reason } });
		return { accepted: true };
	},
};

export const setWeights: Handler<'match.weights'> = {
	target: townWide,
	async run(context, { weights }) {
		const before = (await context.privateRead(COORDINATION, WEIGHTS, 'weights'))?.data;
		await context.privatePut(COORDINATION, WEIGHTS, 'weights', { id: 'weights', weights });
		context.audit({ kind: 'match', recordId: 'weights', before, after: { weights } });
		return { accepted: true };
	},
};
