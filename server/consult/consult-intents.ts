/** 相談, as its author asks, writes again, agrees on a time to meet, and withdraws. */
import { ANSWER_DAYS, type ConsultRow, isUnderWay, MOST_MESSAGES } from '../../contract/consult.ts';
import { addDays } from '../../contract/dates.ts';
import type { ArgsOf } from '../../contract/intents.ts';
import { coordinates } from '../../contract/roles.ts';
import { COORDINATION } from '../coordination/exchange-store.ts';
import type { Handler } from '../intents/handler.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';
import { reachByMail, tellConsultAuthor } from './consult-mails.ts';
import {
	CONSULT,
	isConsultAuthor,
	meetingChanges,
	readConsult,
	withStep,
	writeConsult,
	wrongState,
} from './consult-store.ts';
import { forgetConsult } from './forget-consult.ts';
import { chosen, giveBackMeeting, giveMeeting, type NotGiven } from './meeting-store.ts';

type Refused = Extract<Outcome, { refused: unknown }>;
const invalid = (field: string): Refused => ({ refused: 'invalid', detail: { field } });

/** There, and then for its author or for whoever coordinates. */
export const existing = async (context: IntentContext, { consultId }: { consultId: string }) =>
	(await readConsult(context, consultId)) ? {} : null;

export const askConsult: Handler<'consult.ask'> = {
	target: () => ({}),
	async run(context, args) {
		const { consultId, code, deskId, theme, text, groupId, lang, meetingId, from } = args;
		if (await context.privateWas(COORDINATION, CONSULT, consultId)) {
			return { refused: 'conflict', detail: { field: 'consultId' } };
		}
		const wrong = await findWrong(context, args);
		if (wrong) return wrong;
		const reach = await reachOf(context, args);
		if ('refused' in reach) return reach;
		const today = context.now.tokyo.date;
		const contact = context.opened && context.opened.kind !== 'none' ? context.opened : undefined;
		let row = withStep(
			context,
			{
				...{ id: consultId, code, theme, from, state: 'received' as const },
				...(deskId !== undefined && { deskId }),
				...(groupId !== undefined && { groupId }),
				...(lang !== undefined && { lang }),
				...(contact && { contact }),
				messages: [{ at: context.now.instant, from: 'author', text }],
				steps: [],
				askedAt: context.now.instant,
				due: addDays(today, ANSWER_DAYS),
				reach: reach.scopes,
				notes: [],
			},
			'received',
		);
		if (meetingId !== undefined) row = await withAskedMeeting(context, row, meetingId);
		const byMail = await reachByMail(context, row);
		row = byMail === undefined ? row : { ...row, reach: [...row.reach, byMail.scope] };
		await writeConsult(context, row);
		await tellConsultAuthor(context, row, 'received', { token: byMail?.token });
		context.audit({ kind: CONSULT, recordId: consultId, after: { from, theme, deskId } });
		return { accepted: true, result: { ...(row.meeting && { meeting: row.meeting.id }) } };
	},
};

/** What is not there would lead nowhere. */
async function findWrong(context: IntentContext, args: ArgsOf<'consult.ask'>): Promise<Refused | undefined> {
	const { deskId, groupId, sealed, from } = args;
	if (deskId !== undefined && !(await isDesk(context, deskId))) return invalid('deskId');
	if (groupId !== undefined && !(await context.read('group', groupId))) return invalid('groupId');
	const isHeard = from === 'telephone' || from === 'window';
	if (isHeard && !coordinates(context.actor)) return invalid('from');
	if (sealed && !context.opened) return { refused: 'invalid', detail: { field: 'sealed', why: 'unknown-key' } };
	return undefined;
}

export async function isDesk(context: IntentContext, deskId: string): Promise<boolean> {
	return (await context.read('guide', deskId))?.data.guideType === 'desk';
}

/** Where its author reads it. A ticket is good for one thing; without account it is the only way back. */
async function reachOf(
	context: IntentContext,
	{ ticketHash, from }: ArgsOf<'consult.ask'>,
): Promise<{ scopes: string[] } | Refused> {
	const isHeard = from === 'telephone' || from === 'window';
	const { accountId } = context.actor;
	const scopes = accountId !== null && !isHeard ? [`person/${accountId}`] : [];
	if (ticketHash === undefined) return scopes.length > 0 || isHeard ? { scopes } : invalid('ticketHash');
	const used = await context.memory.scopes.one(context.query, `ticket/${ticketHash}`);
	if (used || !context.memory.takeTicket(ticketHash)) return { refused: 'conflict', detail: { field: 'ticketHash' } };
	return { scopes: [...scopes, `ticket/${ticketHash}`] };
}

/** The time it asked for; when that is another's meanwhile, what was asked is received all the same. */
async function withAskedMeeting(context: IntentContext, row: ConsultRow, meetingId: string): Promise<ConsultRow> {
	const given = await giveMeeting(context, meetingId, row.id);
	if (typeof given === 'string') return withStep(context, row, 'meeting-missed');
	return withStep(context, { ...row, meeting: chosen(given, 1) }, 'meeting', { date: given.date, time: given.from });
}

export const addToConsult: Handler<'consult.add'> = {
	hidden: true,
	target: existing,
	isAuthor: (context, { consultId }) => isConsultAuthor(context, consultId),
	async run(context, { consultId, text }) {
		const row = await readConsult(context, consultId);
		if (!row) return { refused: 'not-found' };
		if (!isUnderWay(row)) return wrongState(row);
		if (row.messages.length >= MOST_MESSAGES) return { refused: 'too-many', detail: { limit: MOST_MESSAGES } };
		const soon = addDays(context.now.tokyo.date, ANSWER_DAYS);
		const isAnswered = row.state === 'answered';
		const next: ConsultRow = {
			...row,
			messages: [...row.messages, { at: context.now.instant, from: 'author', text }],
			// what was not answered yet is due no later for it
			...(isAnswered && { state: row.owner ? 'taken' : 'received', due: soon }),
		};
		await writeConsult(context, withStep(context, next, 'added'));
		context.audit({ kind: CONSULT, recordId: consultId, after: { added: true } });
		return { accepted: true };
	},
};

export const withdrawConsult: Handler<'consult.withdraw'> = {
	hidden: true,
	target: existing,
	isAuthor: (context, { consultId }) => isConsultAuthor(context, consultId),
	async run(context, { consultId }) {
		const row = await readConsult(context, consultId);
		if (!row) return { refused: 'not-found' };
		if (row.state === 'withdrawn') return { accepted: true };
		await forgetConsult(context, row);
		context.audit({ kind: CONSULT, recordId: consultId, before: { state: row.state }, after: { state: 'withdrawn' } });
		return { accepted: true };
	},
};

const WHY_NOT: Record<NotGiven, Refused['refused']> = { gone: 'slot-closed', over: 'slot-over', taken: 'slot-taken' };

export const meetForConsult: Handler<'consult.meet'> = {
	hidden: true,
	target: existing,
	isAuthor: (context, { consultId }) => isConsultAuthor(context, consultId),
	async run(context, { consultId, meetingId, words }) {
		const row = await readConsult(context, consultId);
		if (!row) return { refused: 'not-found' };
		if (!isUnderWay(row)) return wrongState(row);
		if (row.meeting?.id === meetingId) return { accepted: true };
		const { meeting: before, ...bare } = row;
		if (before) await giveBackMeeting(context, before.id);
		let next = bare as ConsultRow;
		if (meetingId === undefined) {
			next = withStep(context, next, 'meeting-off', { date: before?.date, time: before?.from, words });
		} else {
			const given = await giveMeeting(context, meetingId, consultId);
			if (typeof given === 'string') return { refused: WHY_NOT[given] };
			next = withStep(context, { ...next, meeting: chosen(given, meetingChanges(row) + 1) }, 'meeting', {
				date: given.date,
				time: given.from,
				words,
			});
		}
		await writeConsult(context, next);
		await tellConsultAuthor(context, next, meetingId === undefined ? 'meeting-off' : 'meeting');
		context.audit({
			kind: CONSULT,
			recordId: consultId,
			before: { meeting: before?.id },
			after: { meeting: meetingId },
		});
		return { accepted: true };
	},
};
