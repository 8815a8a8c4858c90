/**
 * What this device asked for: the requests as the server told them last, and what still waits in the outbox laid over them.
 * Pure: the screens hand in what the device's signals hold.
 */
import type { AskedSlots, RequestRow, RequestState, RequestStep } from '../../../contract/request.ts';
import type { Purpose } from '../../../contract/room.ts';
import type { Returned, Waiting } from '../../data/outbox.ts';
import type { Ticket } from '../../data/tickets.ts';
import type { AskArgs } from './ask-args.ts';

/** `waiting`: not sent yet. `sent`: the server has it, and its answer is on the way. `returned`: refused, back here. */
export type OwnState = RequestState | 'waiting' | 'sent' | 'returned';

export type OwnRequest = {
	id: string;
	code: string;
	placeId: string;
	roomId: string;
	slots: readonly AskedSlots[];
	purpose: Purpose;
	purposeText?: string | undefined;
	people: number;
	groupId?: string | undefined;
	groupName?: string | undefined;
	equipment?: readonly string[] | undefined;
	note?: string | undefined;
	state: OwnState;
	steps: readonly RequestStep[];
	/** by the device's clock while it waits, by the server's afterwards, ms */
	askedAt: number;
	queuePlace?: number | undefined;
	/** the way back, where there is one */
	token?: string | undefined;
	/** version of the row at the server */
	rev?: number | undefined;
	/** the intent that still waits, and what it wants */
	pending?: { intent: Waiting; wants: 'ask' | 'change' | 'withdraw' } | undefined;
	/** the intent that was refused last */
	refused?: Returned | undefined;
	/** the server no longer knows it */
	isGone?: boolean | undefined;
};

/** Requests of the person who is signed in, from their private scope. */
export type PrivateRequest = RequestRow & { rev: number };

const WANTS: Readonly<Record<string, 'ask' | 'change' | 'withdraw'>> = {
	'request.ask': 'ask',
	'request.change': 'change',
	'request.withdraw': 'withdraw',
};

/** The newest first. A request that several sources speak of is taken from the one with the highest version. */
export function ownRequests(sources: {
	tickets: readonly Ticket[];
	waiting: readonly Waiting[];
	returned: readonly Returned[];
	mine?: Iterable<PrivateRequest>;
}): OwnRequest[] {
	const byId = new Map<string, OwnRequest>();
	for (const row of sources.mine ?? []) byId.set(row.id, fromRow(row, row.rev));
	for (const ticket of sources.tickets) {
		const { request, rev, token } = ticket;
		const known = byId.get(ticket.requestId);
		if (known && (known.rev ?? 0) >= (rev ?? 0)) byId.set(known.id, { ...known, token });
		else if (request) byId.set(request.id, { ...fromRow(request, rev), token, isGone: ticket.gone === true });
	}
	for (const refused of [...sources.returned].reverse()) layRefused(byId, refused);
	const tokens = new Map(sources.tickets.map(({ requestId, token }) => [requestId, token]));
	for (const intent of sources.waiting) layWaiting(byId, intent, tokens);
	return [...byId.values()].sort((a, b) => b.askedAt - a.askedAt);
}

function fromRow(row: RequestRow, rev: number | undefined): OwnRequest {
	const { id, code, placeId, roomId, slots, purpose, purposeText, people, groupId, groupName } = row;
	return {
		...{ id, code, placeId, roomId, slots, purpose, purposeText, people, groupId, groupName },
		...{ equipment: row.equipment, note: row.note, queuePlace: row.queuePlace },
		state: row.state,
		steps: row.steps,
		askedAt: Date.parse(row.askedAt),
		rev,
	};
}

function fromArgs(args: AskArgs, at: number, state: 'waiting' | 'sent' | 'returned'): OwnRequest {
	const { requestId: id, code, placeId, roomId, slots, purpose, purposeText, people, groupId, groupName } = args;
	return {
		...{ id, code, placeId, roomId, slots, purpose, purposeText, people, groupId, groupName },
		...{ equipment: args.equipment, note: args.note },
		state,
		steps: [],
		askedAt: at,
	};
}

function layRefused(byId: Map<string, OwnRequest>, refused: Returned): void {
	const requestId = refused.args.requestId;
	if (!Object.hasOwn(WANTS, refused.name) || typeof requestId !== 'string') return;
	const known = byId.get(requestId);
	if (known) byId.set(requestId, { ...known, refused });
	else if (refused.name === 'request.ask') {
		byId.set(requestId, { ...fromArgs(refused.args as AskArgs, refused.at, 'returned'), refused });
	}
}

function layWaiting(byId: Map<string, OwnRequest>, intent: Waiting, tokens: ReadonlyMap<string, string>): void {
	const wants = Object.hasOwn(WANTS, intent.name) ? WANTS[intent.name] : undefined;
	const requestId = intent.args.requestId;
	if (!wants || typeof requestId !== 'string') return;
	const isOpen = intent.receipt === undefined;
	const known = byId.get(requestId);
	if (wants === 'ask') {
		if (known && known.state !== 'returned') return;
		byId.set(requestId, {
			...fromArgs(intent.args as AskArgs, intent.at, isOpen ? 'waiting' : 'sent'),
			token: tokens.get(requestId),
			pending: isOpen ? { intent, wants } : undefined,
		});
	} else if (known && isOpen) byId.set(requestId, { ...known, pending: { intent, wants } });
}

/** While one of these holds, the author may still change or withdraw it. */
const OPEN: readonly OwnState[] = ['waiting', 'sent', 'prepared', 'received', 'queued', 'confirmed'];

export function canWithdraw({ state, pending }: OwnRequest): boolean {
	return OPEN.includes(state) && pending?.wants !== 'withdraw';
}

/** Only while nobody has confirmed it, and once the server has told its version. */
export function canChange({ state, rev, pending }: OwnRequest): boolean {
	return rev !== undefined && pending === undefined && ['prepared', 'received', 'queued'].includes(state);
}

/** Does it still speak of a day to come? Ended ones are listed below the others. */
export function isLive(request: OwnRequest, today: string): boolean {
	return (
		(OPEN.includes(request.state) || request.state === 'returned') && request.slots.some(({ date }) => date >= today)
	);
}

/** How many other uses the same group has through this device: on a day, or in a month (`2026-12`). */
export function countsOfGroup(
	requests: readonly OwnRequest[],
	{ placeId, groupId, groupName, except }: { placeId: string; groupId?: string; groupName?: string; except?: string },
): ((when: { date: string } | { month: string }) => number | undefined) | undefined {
	if (!groupId && !groupName) return undefined;
	const days = requests
		.filter(
			(one) =>
				one.id !== except &&
				one.placeId === placeId &&
				OPEN.includes(one.state) &&
				one.state !== 'queued' &&
				(groupId ? one.groupId === groupId : one.groupName === groupName),
		)
		.flatMap(({ slots }) => slots.map(({ date }) => date));
	return (when) =>
		'date' in when
			? days.filter((date) => date === when.date).length
			: days.filter((date) => date.startsWith(when.month)).length;
}
