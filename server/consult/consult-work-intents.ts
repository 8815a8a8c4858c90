/** 相談, as coordinators work on it: taken, sorted, answered, handed on, closed; and the times at which they can be met. */
import { ANSWER_DAYS, type ConsultRow, isUnderWay, MOST_MESSAGES } from '../../contract/consult.ts';
import { addDays, hasPassed, isValidDate } from '../../contract/dates.ts';
import type { ArgsOf } from '../../contract/intents.ts';
import { type MeetingRow, MOST_MEETING_DAYS } from '../../contract/meeting.ts';
import type { Handler } from '../intents/handler.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';
import { existing, isDesk } from './consult-intents.ts';
import { tellConsultAuthor } from './consult-mails.ts';
import { CONSULT, readConsult, withStep, writeConsult, wrongState } from './consult-store.ts';
import {
	giveBackMeeting,
	liesOverAnother,
	MEETING,
	offerMeeting,
	readMeeting,
	removeMeeting,
} from './meeting-store.ts';

type Refused = Extract<Outcome, { refused: unknown }>;
const invalid = (field: string): Refused => ({ refused: 'invalid', detail: { field } });
/** After an answer somebody looks whether anything is left to do. */
const LOOK_AGAIN_DAYS = 14;

const me = ({ actor }: IntentContext) => ({ accountId: actor.accountId ?? '', name: actor.name ?? '' });

/** It is theirs who does something first. */
function taken(context: IntentContext, row: ConsultRow): ConsultRow {
	if (row.owner) return row;
	const next: ConsultRow = { ...row, owner: me(context), state: row.state === 'received' ? 'taken' : row.state };
	return withStep(context, next, 'taken');
}

export const changeConsult: Handler<'consult.change'> = {
	hidden: true,
	target: existing,
	async run(context, args) {
		const before = await readConsult(context, args.consultId);
		if (!before) return { refused: 'not-found' };
		if (before.state === 'withdrawn') return wrongState(before);
		const wrong = await findWrong(context, before, args);
		if (wrong) return wrong;
		const { note, due, level, placeId, fields, owner } = args;
		let row = before;
		if (note !== undefined) {
			const by = context.actor.name ?? '';
			row = { ...row, notes: [...row.notes, { at: context.now.instant, by, text: note }] };
		}
		if (due !== undefined) row = { ...row, due };
		if (level !== undefined) row = { ...row, level };
		if (fields !== undefined) row = { ...row, fields };
		if (placeId !== undefined) {
			const { placeId: _, ...townWide } = row;
			row = placeId === null ? (townWide as ConsultRow) : { ...row, placeId };
		}
		if (owner !== undefined) row = withOwner(context, row, owner);
		await writeConsult(context, row);
		// notes may speak of people: what they say stays out of the audit
		context.audit({
			kind: CONSULT,
			recordId: row.id,
			before: { due: before.due, level: before.level, owner: before.owner?.accountId },
			after: { due: row.due, level: row.level, owner: row.owner?.accountId, asks: owner },
		});
		return { accepted: true };
	},
};

function withOwner(context: IntentContext, row: ConsultRow, owner: 'take' | 'ask' | 'keep'): ConsultRow {
	const { handingOver: _, ...rest } = row;
	const kept = rest as ConsultRow;
	if (owner === 'ask') return { ...row, handingOver: true };
	if (owner === 'keep') return kept;
	return row.owner ? { ...kept, owner: me(context) } : taken(context, kept);
}

async function findWrong(
	context: IntentContext,
	row: ConsultRow,
	{ note, due, placeId, fields, owner }: ArgsOf<'consult.change'>,
): Promise<Refused | undefined> {
	if (note !== undefined && row.notes.length >= MOST_MESSAGES) {
		return { refused: 'too-many', detail: { limit: MOST_MESSAGES } };
	}
	if (due !== undefined && (!isValidDate(due) || due > addDays(context.now.tokyo.date, 366))) return invalid('due');
	if (placeId && !(await context.read('place', placeId))) return invalid('placeId');
	const known = (await context.read('profile', context.area))?.data.fields.map(({ code }) => code);
	if (known && fields?.some((code) => !known.includes(code))) return invalid('fields');
	return owner !== undefined && !isUnderWay(row) ? (wrongState(row) as Refused) : undefined;
}

export const answerConsult: Handler<'consult.answer'> = {
	hidden: true,
	target: existing,
	async run(context, { consultId, text }) {
		const before = await readConsult(context, consultId);
		if (!before) return { refused: 'not-found' };
		if (!isUnderWay(before)) return wrongState(before);
		if (before.messages.length >= MOST_MESSAGES) return { refused: 'too-many', detail: { limit: MOST_MESSAGES } };
		const row: ConsultRow = {
			...taken(context, before),
			state: 'answered',
			messages: [...before.messages, { at: context.now.instant, from: 'desk', text }],
			due: addDays(context.now.tokyo.date, LOOK_AGAIN_DAYS),
		};
		const next = withStep(context, row, 'answered');
		await writeConsult(context, next);
		await tellConsultAuthor(context, next, 'answered', { text });
		context.audit({
			kind: CONSULT,
			recordId: consultId,
			before: { state: before.state },
			after: { state: 'answered' },
		});
		return { accepted: true };
	},
};

export const handConsult: Handler<'consult.hand'> = {
	hidden: true,
	target: existing,
	async run(context, { consultId, deskId, words }) {
		const before = await readConsult(context, consultId);
		if (!before) return { refused: 'not-found' };
		if (!isUnderWay(before)) return wrongState(before);
		if (before.deskId === deskId || !(await isDesk(context, deskId))) return invalid('deskId');
		const { owner: _, handingOver: __, meeting, ...rest } = before;
		// the time was offered by the desk that has it no more
		if (meeting) await giveBackMeeting(context, meeting.id);
		let row: ConsultRow = {
			...(rest as ConsultRow),
			deskId,
			state: 'received',
			due: addDays(context.now.tokyo.date, ANSWER_DAYS),
		};
		if (meeting) row = withStep(context, row, 'meeting-off', { date: meeting.date, time: meeting.from });
		row = withStep(context, row, 'handed', { deskId, words });
		await writeConsult(context, row);
		await tellConsultAuthor(context, row, 'handed', { text: words });
		context.audit({ kind: CONSULT, recordId: consultId, before: { deskId: before.deskId }, after: { deskId } });
		return { accepted: true };
	},
};

export const closeConsult: Handler<'consult.close'> = {
	hidden: true,
	target: existing,
	async run(context, { consultId, outcome: kind, words }) {
		const before = await readConsult(context, consultId);
		if (!before) return { refused: 'not-found' };
		if (!isUnderWay(before)) return wrongState(before);
		const { handingOver: _, ...rest } = taken(context, before);
		const outcome = { kind, ...(words && { words }) };
		const row = withStep(context, { ...(rest as ConsultRow), state: 'closed', outcome }, 'closed');
		await writeConsult(context, row);
		await tellConsultAuthor(context, row, 'closed', { text: words });
		context.audit({ kind: CONSULT, recordId: consultId, before: { state: before.state }, after: { outcome: kind } });
		return { accepted: true };
	},
};

export const offerMeetings: Handler<'meeting.offer'> = {
	target: () => ({}),
	async run(context, { deskId, how, placeId, placeText, reach, times }) {
		if (!(await isDesk(context, deskId))) return invalid('deskId');
		if (placeId !== undefined && !(await context.read('place', placeId))) return invalid('placeId');
		const today = context.now.tokyo.date;
		for (const { meetingId, date, from, to } of times) {
			const isFine = isValidDate(date) && from < to && date <= addDays(today, MOST_MEETING_DAYS);
			if (!isFine) return invalid('times');
			if (hasPassed(date, from, context.now.tokyo)) return { refused: 'slot-over', detail: { date, from } };
			if (await context.privateWas('coordination', MEETING, meetingId)) {
				return { refused: 'conflict', detail: { field: 'times' } };
			}
			const row: MeetingRow = {
				...{ id: meetingId, deskId, how, date, from, to },
				...(placeId !== undefined && { placeId }),
				...(placeText !== undefined && { placeText }),
				...(reach !== undefined && { reach }),
				owner: me(context),
			};
			if (await liesOverAnother(context, row)) return { refused: 'slot-taken', detail: { date, from } };
			await offerMeeting(context, row);
		}
		context.audit({ kind: MEETING, recordId: deskId, after: { offered: times.length } });
		return { accepted: true };
	},
};

export const takeBackMeeting: Handler<'meeting.remove'> = {
	hidden: true,
	target: async (context, { meetingId }) => ((await readMeeting(context, meetingId)) ? {} : null),
	async run(context, { meetingId, words }) {
		const meeting = await readMeeting(context, meetingId);
		if (!meeting) return { refused: 'not-found' };
		const consult = meeting.consultId === undefined ? undefined : await readConsult(context, meeting.consultId);
		await removeMeeting(context, meeting);
		if (consult?.meeting?.id === meetingId) {
			const { meeting: _, ...bare } = consult;
			const row = withStep(context, bare as ConsultRow, 'meeting-off', {
				date: meeting.date,
				time: meeting.from,
				words,
			});
			await writeConsult(context, row);
			await tellConsultAuthor(context, row, 'meeting-off', { text: words });
		}
		context.audit({ kind: MEETING, recordId: meetingId, after: { removed: true, was: meeting.consultId } });
		return { accepted: true };
	},
};
