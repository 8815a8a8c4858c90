/** Asking for a room: by anybody, and written down by the desk. */
import { type AskProblem, standingProblems } from '../../contract/asking-rules.ts';
import type { ArgsOf } from '../../contract/intents.ts';
import type { Place } from '../../contract/place.ts';
import type { AskerContact, RequestRow, RequestState } from '../../contract/request.ts';
import type { Room } from '../../contract/room.ts';
import type { RequestTable } from '../db/writing-tables.ts';
import { findAlternatives } from './alternatives.ts';
import { type Asking, checkAsking } from './check-asking.ts';
import type { Handler } from './handler.ts';
import type { IntentContext, Outcome } from './intent-context.ts';
import { tellAuthor } from './request-mails.ts';
import { askerOf, deskWords, forAudit, writeRequest } from './request-store.ts';
import { takeHolds, timesOf } from './slots.ts';
import { countUses } from './uses.ts';
import { joinQueue } from './waiting-list.ts';

type Overrule = readonly { code: string; reason: string }[];
type Refused = Extract<Outcome, { refused: unknown }>;

export const askForRoom: Handler<'request.ask'> = {
	target: () => ({}),
	run: (context, args) => ask(context, args, { channel: 'device' }),
};

export const noteDown: Handler<'request.note-down'> = {
	target: (_, { placeId }) => ({ placeId }),
	run: (context, args) =>
		ask(context, args, { channel: args.channel, confirm: args.confirm, overrule: args.overrule ?? [] }),
};

type How = { channel: RequestRow['channel']; confirm?: boolean; overrule?: Overrule };

async function ask(context: IntentContext, args: ArgsOf<'request.ask'>, how: How): Promise<Outcome> {
	const { actor, memory } = context;
	const byDesk = how.overrule !== undefined;
	const found = await placeAndRoom(context, args.placeId, args.roomId);
	if ('refused' in found) return found;
	const { place, room } = found;
	if (args.groupId !== undefined && !(await context.read('group', args.groupId))) {
		return { refused: 'not-found', detail: { field: 'groupId' } };
	}
	if (await memory.requests.one(context.query, args.requestId)) {
		return { refused: 'conflict', detail: { field: 'requestId' } };
	}
	const contact = readContact(context, args);
	if ('refused' in contact) return contact;
	const ticketProblem = await checkTicket(context, args.ticketHash, byDesk);
	if (ticketProblem) return ticketProblem;

	const accountId = byDesk ? null : actor.accountId;
	const asker = askerOf({ ...args, accountId, contact: contact.contact });
	const asking: Asking = { ...args, place, room, asker };
	const problems = await checkAsking(context, asking);
	const overruled = (how.overrule ?? []).filter(({ code }) => problems.some((each) => each.code === code));
	const standing = standingProblems(problems, new Set(overruled.map(({ code }) => code)));
	const state = stateFor(place, standing, how, args.ifTaken === 'queue');
	if (!state) return refuse(context, asking, args.purpose, standing, byDesk);

	const at = context.now.instant;
	const by = byDesk ? deskWords(place) : 'author';
	const row = makeRow(args, { state, at, by, channel: how.channel, contact: contact.contact, overruled });
	const entry: RequestTable = {
		area: context.area,
		id: args.requestId,
		place_id: place.id,
		room_id: room.id,
		code: args.code,
		state,
		rev: 0,
		ticket: args.ticketHash ?? null,
		account_id: accountId,
		asker,
		asked_at: context.now.ms,
		last_date: '',
		queue_no: null,
		has_contact: 0,
	};
	let stored = { entry, row };
	if (state === 'queued') stored = await joinQueue(context, stored);
	if (state === 'received' || state === 'confirmed') {
		await takeHolds(context, place, room, entry.id, await timesOf(context, place, room.id, args.slots));
		await countUses(context, entry, args.slots);
	}
	await writeRequest(context, undefined, stored);
	context.audit({ kind: 'request', recordId: entry.id, placeId: place.id, after: forAudit(stored.row) });
	if (state !== 'prepared') await tellAuthor(context, place, room, stored.row, contact.contact);
	const { queuePlace } = stored.row;
	return { accepted: true, result: { state, code: args.code, ...(queuePlace !== undefined && { queuePlace }) } };
}

/** What becomes of it; undefined: it is refused. */
function stateFor(
	place: Place,
	standing: readonly AskProblem[],
	how: How,
	mayQueue: boolean,
): RequestState | undefined {
	const channel = place.booking?.channel;
	if (standing.length > 0) {
		const onlyTaken = standing.every(({ code }) => code === 'slot-taken');
		const canWait = channel === 'request' || channel === 'instant';
		return onlyTaken && mayQueue && canWait && !how.confirm ? 'queued' : undefined;
	}
	if (how.confirm !== undefined) return how.confirm ? 'confirmed' : 'received';
	if (channel === 'counter') return 'prepared';
	return channel === 'instant' ? 'confirmed' : 'received';
}

/** The place and one of its rooms, as they are now. */
export async function placeAndRoom(
	context: IntentContext,
	placeId: string,
	roomId: string,
): Promise<{ place: Place; room: Room } | Refused> {
	const place = (await context.read('place', placeId))?.data;
	if (!place) return { refused: 'not-found', detail: { field: 'placeId' } };
	const room = (await context.read('room', roomId))?.data;
	if (room?.placeId !== placeId) return { refused: 'not-found', detail: { field: 'roomId' } };
	return { place, room };
}

/** In clear only from an account; sealed from everybody; nobody needs to leave one. */
function readContact(
	context: IntentContext,
	args: ArgsOf<'request.ask'>,
): { contact: AskerContact | undefined } | Refused {
	if (args.sealed) {
		return context.opened
			? { contact: context.opened }
			: { refused: 'invalid', detail: { field: 'sealed', why: 'unknown-key' } };
	}
	if (args.contact && context.actor.accountId === null) {
		return { refused: 'invalid', detail: { field: 'contact', why: 'seal-it' } };
	}
	return { contact: args.contact };
}

/** Without an account the ticket is the only way back to the request. */
async function checkTicket(
	context: IntentContext,
	ticketHash: string | undefined,
	byDesk: boolean,
): Promise<Refused | undefined> {
	if (ticketHash === undefined) {
		const isLost = context.actor.accountId === null && !byDesk;
		return isLost ? { refused: 'invalid', detail: { field: 'ticketHash' } } : undefined;
	}
	const used = await context.memory.scopes.one(context.query, `ticket/${ticketHash}`);
	if (used || !context.memory.takeTicket(ticketHash)) return { refused: 'conflict', detail: { field: 'ticketHash' } };
	return undefined;
}

function makeRow(
	args: ArgsOf<'request.ask'>,
	of: {
		state: RequestState;
		at: string;
		by: string;
		channel: RequestRow['channel'];
		contact: AskerContact | undefined;
		overruled: Overrule;
	},
): RequestRow {
	const { placeId, roomId, slots, purpose, purposeText, people, groupId, groupName, equipment, note, lang } = args;
	const optional = Object.entries({ purposeText, groupId, groupName, equipment, note, lang });
	return {
		id: args.requestId,
		code: args.code,
		placeId,
		roomId,
		slots: slots.map(({ date, slotIds }) => ({ date, slotIds })),
		purpose,
		people,
		...Object.fromEntries(optional.filter(([, value]) => value !== undefined)),
		state: of.state,
		steps: [{ state: of.state, at: of.at, by: of.by }],
		askedAt: of.at,
		channel: of.channel,
		...(of.contact && { contact: { name: of.contact.name, kind: of.contact.kind, value: of.contact.value } }),
		...(of.overruled.length > 0 && { overruled: of.overruled.map(({ code, reason }) => ({ code, reason })) }),
	};
}

/** The first problem names the refusal; all of them stand in its detail, and where else it would go. */
export async function refuse(
	context: IntentContext,
	asking: Asking,
	purpose: string,
	standing: readonly AskProblem[],
	byDesk: boolean,
): Promise<Refused> {
	const [first] = standing;
	if (!first) throw new Error('nothing speaks against it');
	const [day] = asking.slots;
	const isSeries = asking.slots.length > 1;
	const looks = first.code === 'slot-taken' || first.code === 'slot-closed';
	const alternatives =
		looks && day && !isSeries
			? await findAlternatives(context, asking.place, asking.room, day, asking.people, purpose)
			: [];
	return {
		refused: first.code,
		detail: {
			...first.detail,
			...(standing.length > 1 && { problems: standing.slice(0, 60).map(({ code, detail }) => ({ code, ...detail })) }),
			...(alternatives.length > 0 && { alternatives }),
			...(byDesk && { mayOverrule: standing.every(({ overrulable }) => overrulable) }),
		},
	};
}
