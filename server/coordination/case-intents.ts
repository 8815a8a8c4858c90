/** Cases: proposed to both sides, answered, introduced, carried on, ended; and what a coordinator thinks of suggestions. */
import { ASK_AFTER_DAYS, type CaseRow, type CaseState } from '../../contract/case.ts';
import { addDays, isValidDate } from '../../contract/dates.ts';
import { type Exchange, type ExchangeSide, isOpen } from '../../contract/exchange.ts';
import { explain, pairOf, partyOf } from '../../contract/matching.ts';
import { coordinates } from '../../contract/roles.ts';
import type { Handler } from '../intents/handler.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';
import { reachByMail } from './case-mails.ts';
import {
	caseOfPair,
	factsFor,
	INTRODUCTION,
	introductionId,
	MISMATCH,
	readCase,
	WEIGHTS,
	writeCase,
} from './case-store.ts';
import { COORDINATION, readPrivatePart } from './exchange-store.ts';

const invalid = (field: string): Outcome => ({ refused: 'invalid', detail: { field } });
const townWide = () => ({});
const MOST_NOTES = 200;

export const proposeCase: Handler<'case.propose'> = {
	target: townWide,
	async run(context, { caseId, needId, offerId, due, words }) {
		if (await readCase(context, caseId)) return { refused: 'conflict', detail: { field: 'caseId' } };
		const need = (await context.read('exchange', needId))?.data;
		const offer = (await context.read('exchange', offerId))?.data;
		if (need?.side !== 'need') return { refused: 'not-found', detail: { field: 'needId' } };
		if (offer?.side !== 'offer') return { refused: 'not-found', detail: { field: 'offerId' } };
		const today = context.now.tokyo.date;
		if (!isOpen(need, today) || !isOpen(offer, today)) return { refused: 'wrong-state', detail: { now: 'over' } };
		if (need.groupId !== undefined && need.groupId === offer.groupId) return invalid('offerId');
		if (!isValidDate(due) || due < today || due > addDays(today, 366)) return invalid('due');
		const earlier = await caseOfPair(context, pairOf(needId, offerId));
		if (earlier && earlier.state !== 'ended')
			return { refused: 'wrong-state', detail: { now: { case: earlier.id, state: earlier.state } } };
		const { accountId, name } = context.actor;
		const row: CaseRow = {
			id: caseId,
			needId,
			offerId,
			needTitle: need.title,
			offerTitle: offer.title,
			parties: { need: partyOf(need), offer: partyOf(offer) },
			state: 'proposed',
			why: explain(need, offer, await factsFor(context, need, offer)) ?? [],
			answers: {},
			reach: {
				need: await reachOf(context, need, offer, words, due),
				offer: await reachOf(context, offer, need, words, due),
			},
			due,
			owner: { accountId: accountId ?? '', name: name ?? '' },
			notes: [],
			steps: [{ state: 'proposed', on: today }],
		};
		await writeCase(context, row, words);
		context.audit({ kind: 'case', recordId: caseId, after: { needId, offerId, due } });
		return { accepted: true };
	},
};

/** Where one side reads it: its group, the device that told it, and a link by mail. */
async function reachOf(
	context: IntentContext,
	mine: Exchange,
	other: Exchange,
	words: string | undefined,
	due: string,
): Promise<string[]> {
	const reach: string[] = [];
	if (mine.groupId !== undefined) reach.push(`group/${mine.groupId}`);
	const ticketHash = (await readPrivatePart(context, mine.id))?.ticketHash;
	if (ticketHash !== undefined) reach.push(`ticket/${ticketHash}`);
	const byMail = await reachByMail(context, { mine, other, words, due });
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
		if (row.state !== 'proposed' && row.state !== 'answering') {
			return { refused: 'wrong-state', detail: { now: { state: row.state } } };
		}
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
		await writeCase(context, next);
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
	async run(context, { caseId, note, due, going, outcome, handOver }) {
		const before = await readCase(context, caseId);
		if (!before) return { refused: 'not-found' };
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
		if (going) {
			if (row.state !== 'introduced' && row.state !== 'going') return wrongState(row);
			row = goOn(row, 'going', today);
		}
		if (outcome !== undefined) {
			// what ended by a "no" may still get its sentence
			if (row.state !== 'ended') row = goOn(row, 'ended', today);
			row = { ...row, outcome };
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
			after: { state: row.state, due: row.due, owner: row.owner.accountId, outcome: row.outcome?.kind, handOver },
		});
		return { accepted: true };
	},
};

const wrongState = (row: CaseRow): Outcome => ({ refused: 'wrong-state', detail: { now: { state: row.state } } });

export const dismissMatch: Handler<'match.dismiss'> = {
	target: townWide,
	async run(context, { needId, offerId, reason, words }) {
		const sides: [string, ExchangeSide, string][] = [
			[needId, 'need', 'needId'],
			[offerId, 'offer', 'offerId'],
		];
		for (const [id, side, field] of sides) {
			if ((await context.read('exchange', id))?.data.side !== side) return { refused: 'not-found', detail: { field } };
		}
		const id = pairOf(needId, offerId);
		const row = reason && {
			id,
			needId,
			offerId,
			reason,
			...(words && { words }),
			at: context.now.instant,
			by: context.actor.name ?? '',
		};
		await context.privatePut(COORDINATION, MISMATCH, id, row ?? null);
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
