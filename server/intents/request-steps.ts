/** The steps of a request after it was asked: changed, withdrawn, answered, not come, noted. */
import { type AskProblem, standingProblems } from '../../contract/asking-rules.ts';
import { addMonths, hasPassed, minutesOf, timeOfMinutes } from '../../contract/dates.ts';
import type { ArgsOf } from '../../contract/intents.ts';
import type { Place } from '../../contract/place.ts';
import type { RequestRow, RequestState } from '../../contract/request.ts';
import type { Target } from '../../contract/roles.ts';
import type { Room } from '../../contract/room.ts';
import { join } from './area-memory.ts';
import { checkAsking } from './check-asking.ts';
import type { Handler } from './handler.ts';
import type { IntentContext, Outcome } from './intent-context.ts';
import { placeAndRoom, refuse } from './request-ask.ts';
import { tellAuthor } from './request-mails.ts';
import {
	deskWords,
	forAudit,
	isAuthorOf,
	nowOf,
	readRequest,
	type StepFacts,
	type StoredRequest,
	withStep,
	writeRequest,
} from './request-store.ts';
import { releaseHolds, takeHolds, timesOf } from './slots.ts';
import { countUses, uncountUses } from './uses.ts';
import { joinQueue, leaveQueue, moveUpOnDays } from './waiting-list.ts';

type Refused = Extract<Outcome, { refused: unknown }>;

/** Rules that were kept when it was asked for; the desk answers whenever it can. */
const ASKED_IN_TIME: readonly AskProblem['code'][] = ['not-yet-open', 'asking-ended', 'slot-over', 'not-askable'];

async function requestTarget(context: IntentContext, id: string, placeId?: string): Promise<Target | null> {
	const entry = await context.memory.requests.one(context.query, id);
	if (!entry || (placeId !== undefined && entry.place_id !== placeId)) return null;
	return { placeId: entry.place_id };
}

async function isAuthor(context: IntentContext, { requestId }: { requestId: string }): Promise<boolean> {
	const entry = await context.memory.requests.one(context.query, requestId);
	return entry !== undefined && isAuthorOf(context, entry);
}

/** The request with its place and room, if it is in one of these states and nobody has changed it since `rev`. */
async function inState(
	context: IntentContext,
	id: string,
	states: readonly RequestState[],
	rev: number | undefined,
): Promise<{ stored: StoredRequest; place: Place; room: Room } | Refused> {
	const stored = await readRequest(context, id);
	if (!stored) return { refused: 'not-found' };
	if (rev !== undefined && stored.entry.rev !== rev) {
		return { refused: 'changed-since', detail: { now: nowOf(stored) } };
	}
	if (!states.includes(stored.row.state)) return { refused: 'wrong-state', detail: { now: nowOf(stored) } };
	const found = await placeAndRoom(context, stored.entry.place_id, stored.entry.room_id);
	return 'refused' in found ? found : { stored, ...found };
}

/** Writes the next step, notes it, and tells the author. */
export async function step(
	context: IntentContext,
	{ stored, place, room }: { stored: StoredRequest; place: Place; room: Room },
	next: RequestRow,
	quiet = false,
): Promise<Outcome> {
	const entry = await writeRequest(context, stored.entry, { entry: stored.entry, row: next });
	context.audit({
		kind: 'request',
		recordId: entry.id,
		placeId: entry.place_id,
		before: forAudit(stored.row),
		after: forAudit(next),
	});
	if (!quiet) await tellAuthor(context, place, room, next, stored.row.contact);
	return { accepted: true, result: { state: next.state, rev: entry.rev } };
}

/** Gives back what it holds from today on, and lets those who wait move up. */
async function giveBack(context: IntentContext, stored: StoredRequest, place: Place, room: Room): Promise<void> {
	if (stored.row.state === 'queued') {
		await leaveQueue(context, stored);
		return;
	}
	const today = context.now.tokyo.date;
	const dates = stored.row.slots.map(({ date }) => date).filter((date) => date >= today);
	await giveBackDays(context, stored, place, room, dates);
}

/** Gives back what it holds on these days, and lets those who wait for them move up. */
export async function giveBackDays(
	context: IntentContext,
	stored: StoredRequest,
	place: Place,
	room: Room,
	dates: readonly string[],
): Promise<void> {
	await uncountUses(context, stored.entry, dates);
	await releaseHolds(context, place, room, stored.entry.id, dates);
	await moveUpOnDays(context, room.id, dates);
}

function isOver(context: IntentContext, row: RequestRow): boolean {
	return row.slots.every(({ date }) => date < context.now.tokyo.date);
}

const facts = (
	context: IntentContext,
	by: string,
	more: { reason?: string | undefined; words?: string | undefined },
) => {
	const step: StepFacts = { at: context.now.instant, by };
	if (more.reason) step.reason = more.reason;
	if (more.words) step.words = more.words;
	return step;
};

/** By its author, or by the desk for somebody who telephones. */
export const withdrawRequest: Handler<'request.withdraw'> = {
	hidden: true,
	target: (context, { requestId }) => requestTarget(context, requestId),
	isAuthor,
	async run(context, { requestId, words }) {
		const found = await inState(context, requestId, ['prepared', 'received', 'confirmed', 'queued'], undefined);
		if ('refused' in found) return found;
		const { stored, place, room } = found;
		if (isOver(context, stored.row)) return { refused: 'slot-over', detail: { now: nowOf(stored) } };
		const by = isAuthorOf(context, stored.entry) ? 'author' : deskWords(place);
		const { queuePlace: _, ...row } = stored.row;
		const next = withStep(row, 'withdrawn', facts(context, by, { words }));
		const outcome = await step(context, { ...found, stored }, next, row.state === 'prepared');
		await giveBack(context, stored, place, room);
		return outcome;
	},
};

/** All of it or nothing: a change that cannot be had leaves what was asked before. */
export const changeRequest: Handler<'request.change'> = {
	hidden: true,
	target: (context, { requestId }) => requestTarget(context, requestId),
	isAuthor,
	async run(context, args) {
		const found = await inState(context, args.requestId, ['prepared', 'received', 'queued'], args.rev);
		if ('refused' in found) return found;
		const { stored, place, room } = found;
		const { entry, row } = stored;
		const slots = args.slots?.map(({ date, slotIds }) => ({ date, slotIds })) ?? row.slots;
		const { purpose, purposeText, people, equipment, note } = args;
		const changes = Object.entries({ slots, purpose, purposeText, people, equipment, note });
		const next: RequestRow = { ...row, ...Object.fromEntries(changes.filter(([, value]) => value !== undefined)) };
		const asking = { ...next, place, room, requestId: entry.id, asker: entry.asker };
		const problems = await checkAsking(context, asking);
		const waits = row.state === 'queued' && problems.length > 0 && problems.every(({ code }) => code === 'slot-taken');
		if (problems.length > 0 && !waits) return refuse(context, asking, next.purpose, problems, false);
		return swapSlots(context, found, next, waits);
	},
};

async function swapSlots(
	context: IntentContext,
	found: { stored: StoredRequest; place: Place; room: Room },
	next: RequestRow,
	waits: boolean,
): Promise<Outcome> {
	const { stored, place, room } = found;
	const { entry, row } = stored;
	const at = facts(context, 'author', {});
	if (row.state === 'prepared') return step(context, found, withStep(next, 'prepared', at), true);
	if (row.state === 'queued') {
		await leaveQueue(context, stored);
		if (waits) {
			const queued = await joinQueue(context, { entry, row: next });
			const moved = { ...found, stored: { entry: { ...entry, queue_no: queued.entry.queue_no }, row } };
			return step(context, moved, withStep(queued.row, 'queued', at), true);
		}
		const state = place.booking?.channel === 'instant' ? 'confirmed' : 'received';
		const { queuePlace: _, ...rest } = next;
		await takeHolds(context, place, room, entry.id, await timesOf(context, place, room.id, next.slots));
		await countUses(context, entry, next.slots);
		return step(context, { ...found, stored: { entry: { ...entry, queue_no: null }, row } }, withStep(rest, state, at));
	}
	const dates = row.slots.map(({ date }) => date);
	await uncountUses(context, entry, dates);
	await releaseHolds(context, place, room, entry.id, dates);
	await takeHolds(context, place, room, entry.id, await timesOf(context, place, room.id, next.slots));
	await countUses(context, entry, next.slots);
	const outcome = await step(context, found, withStep(next, row.state, at), true);
	await moveUpOnDays(context, room.id, dates);
	return outcome;
}

export const answerRequest: Handler<'request.answer'> = {
	hidden: true,
	target: (context, { requestId, placeId }) => requestTarget(context, requestId, placeId),
	async run(context, args) {
		const from = {
			confirm: ['prepared', 'received', 'queued'],
			decline: ['prepared', 'received'],
			cancel: ['confirmed'],
		};
		const states = from[args.decision] as RequestState[];
		const found = await inState(context, args.requestId, states, args.rev);
		if ('refused' in found) return found;
		if (args.decision === 'confirm') return confirm(context, found, args);
		if (!args.reason) return { refused: 'invalid', detail: { field: 'reason' } };
		const { stored, place, room } = found;
		const state = args.decision === 'decline' ? 'declined' : 'cancelled';
		const { queuePlace: _, ...row } = stored.row;
		const outcome = await step(context, found, withStep(row, state, facts(context, deskWords(place), args)));
		await giveBack(context, stored, place, room);
		return outcome;
	},
};

async function confirm(
	context: IntentContext,
	found: { stored: StoredRequest; place: Place; room: Room },
	args: ArgsOf<'request.answer'>,
): Promise<Outcome> {
	const { stored, place, room } = found;
	const { entry, row } = stored;
	const asking = { ...row, place, room, requestId: entry.id, asker: entry.asker };
	const problems = (await checkAsking(context, asking)).filter(({ code }) => !ASKED_IN_TIME.includes(code));
	const overruled = (args.overrule ?? []).filter(({ code }) => problems.some((each) => each.code === code));
	const standing = standingProblems(problems, new Set(overruled.map(({ code }) => code)));
	if (standing.length > 0) return refuse(context, asking, row.purpose, standing, true);
	if (row.state !== 'received') {
		if (row.state === 'queued') await leaveQueue(context, stored);
		await takeHolds(context, place, room, entry.id, await timesOf(context, place, room.id, row.slots));
		await countUses(context, entry, row.slots);
	}
	const { queuePlace: _, ...rest } = row;
	const next = withStep(rest, 'confirmed', facts(context, deskWords(place), { words: args.words }));
	const reasons = [...(row.overruled ?? []), ...overruled.map(({ code, reason }) => ({ code, reason }))];
	return step(
		context,
		{ ...found, stored: { entry: { ...entry, queue_no: null }, row } },
		reasons.length > 0 ? { ...next, overruled: reasons } : next,
	);
}

/** Who did not come may not ask for the time that the place's rules say. In a series the days that follow stay. */
export const noteNoShow: Handler<'request.no-show'> = {
	hidden: true,
	target: (context, { requestId, placeId }) => requestTarget(context, requestId, placeId),
	async run(context, { requestId, rev, date }) {
		const found = await inState(context, requestId, ['confirmed'], rev);
		if ('refused' in found) return found;
		const { stored, place, room } = found;
		const asked = stored.row.slots.filter((each) => each.date === date);
		const [first] = await timesOf(context, place, room.id, asked);
		if (!first) return { refused: 'no-such-slot', detail: { date } };
		const { noShow } = place.booking ?? {};
		const from = timeOfMinutes(minutesOf(first.from) + (noShow?.afterMinutes ?? 0));
		if (!hasPassed(date, from, context.now.tokyo)) {
			return { refused: 'wrong-state', detail: { now: nowOf(stored), opens: { date, time: from } } };
		}
		if (stored.row.steps.some((each) => each.state === 'no-show' && each.date === date)) {
			return { refused: 'wrong-state', detail: { now: nowOf(stored) } };
		}
		if (noShow && stored.entry.asker !== null)
			await keepFromAsking(context, stored, date, noShow.keepsFromAskingMonths);
		const noted = withStep(stored.row, 'no-show', { ...facts(context, deskWords(place), {}), date });
		const goesOn = stored.row.slots.some((each) => each.date > date);
		return step(context, found, goesOn ? { ...noted, state: 'confirmed' } : noted);
	},
};

async function keepFromAsking(
	context: IntentContext,
	{ entry }: StoredRequest,
	date: string,
	months: number,
): Promise<void> {
	const { place_id, asker, id } = entry;
	if (asker === null) return;
	await context.memory.keptFrom.of(context.query, join(place_id, asker));
	const until = addMonths(date, months);
	context.memory.keptFrom.put({ area: context.area, place_id, asker, request_id: id, until });
}

/** For the desk's own eyes; it changes nothing else. */
export const noteForDesk: Handler<'request.desk-note'> = {
	hidden: true,
	target: (context, { requestId, placeId }) => requestTarget(context, requestId, placeId),
	async run(context, { requestId, rev, text }) {
		const stored = await readRequest(context, requestId);
		if (!stored) return { refused: 'not-found' };
		if (stored.entry.rev !== rev) return { refused: 'changed-since', detail: { now: nowOf(stored) } };
		const { deskNote: _, ...row } = stored.row;
		const next = text.trim() ? { ...row, deskNote: text } : row;
		const entry = await writeRequest(context, stored.entry, { ...stored, row: next as RequestRow });
		context.audit({ kind: 'request', recordId: entry.id, placeId: entry.place_id, after: { noted: true } });
		return { accepted: true, result: { rev: entry.rev } };
	},
};
