/** The desk's requests, sorted as a volunteer works through them. Pure. */
import { slotsOn } from '../../../contract/calendar.ts';
import type { LocalDate } from '../../../contract/common.ts';
import { addDays, daysBetween, LAST_DATE, type LocalMoment } from '../../../contract/dates.ts';
import type { Place, Slot } from '../../../contract/place.ts';
import type { AskedSlots, RequestRow, RequestState } from '../../../contract/request.ts';

/** A request with what of ours is on its way to change it. */
export type DeskRequest = RequestRow & {
	scope: string;
	rev: number;
	/** the step that waits in the outbox */
	unsent?: RequestState | 'note' | undefined;
};

export type Inbox = {
	/** the desk has to answer, the longest waiting first */
	toAnswer: DeskRequest[];
	/** prepared: they will come to the window, where the paper decides */
	toCome: DeskRequest[];
	/** confirmed for today, by time */
	today: DeskRequest[];
	/** confirmed for later, by day */
	coming: { date: LocalDate; requests: DeskRequest[] }[];
	/** the waiting list */
	queued: DeskRequest[];
	/** answered, over or taken back, the newest first */
	done: DeskRequest[];
};

export function sortInbox(requests: Iterable<DeskRequest>, placeId: string, now: LocalMoment): Inbox {
	const inbox: Inbox = { toAnswer: [], toCome: [], today: [], coming: [], queued: [], done: [] };
	const byDay = new Map<LocalDate, DeskRequest[]>();
	for (const request of requests) {
		if (request.placeId !== placeId) continue;
		const date = nextDate(request, now.date);
		const isOver = date === undefined;
		if (request.state === 'received' && !isOver) inbox.toAnswer.push(request);
		else if (request.state === 'prepared' && !isOver) inbox.toCome.push(request);
		else if (request.state === 'queued' && !isOver) inbox.queued.push(request);
		else if (request.state === 'confirmed' && date === now.date) inbox.today.push(request);
		else if (request.state === 'confirmed' && date !== undefined) {
			const day = byDay.get(date);
			if (day) day.push(request);
			else byDay.set(date, [request]);
		} else inbox.done.push(request);
	}
	inbox.toAnswer.sort((a, b) => compare(a.askedAt, b.askedAt));
	inbox.toCome.sort((a, b) => compare(a.askedAt, b.askedAt));
	inbox.queued.sort((a, b) => compare(a.askedAt, b.askedAt));
	inbox.done.sort((a, b) => compare(lastStepAt(b), lastStepAt(a)));
	inbox.coming = [...byDay]
		.sort(([a], [b]) => compare(a, b))
		.map(([date, requests]) => ({ date, requests: requests.sort((a, b) => compare(a.roomId, b.roomId)) }));
	return inbox;
}

/** The first day of use from today on; undefined: all are over. */
export function nextDate({ slots }: Pick<RequestRow, 'slots'>, today: LocalDate): LocalDate | undefined {
	let next = LAST_DATE;
	for (const { date } of slots) if (date >= today && date < next) next = date;
	return next === LAST_DATE ? undefined : next;
}

export function lastDate({ slots }: Pick<RequestRow, 'slots'>): LocalDate {
	return (
		slots
			.map(({ date }) => date)
			.sort(compare)
			.at(-1) ?? ''
	);
}

/** Contacts are kept this long after the last day of use (requirement P-8), then they are deleted. */
export const CONTACT_DAYS = 90;

/** Days until the contact is gone; 0 on the last day. */
export function contactDaysLeft(request: Pick<RequestRow, 'slots'>, today: LocalDate): number {
	return Math.max(0, daysBetween(today, addDays(lastDate(request), CONTACT_DAYS)));
}

/** From the first to the last of the asked slots of a day; undefined when the rules do not know one of them. */
export function stretchOfDay(
	place: Place,
	roomId: string,
	{ date, slotIds }: AskedSlots,
): { from: string; to: string } | undefined {
	const slots = slotIds.map((id) => slotsOn(place, roomId, date).find((slot) => slot.id === id));
	if (slots.some((slot) => slot === undefined)) return undefined;
	const known = (slots as Slot[]).sort((a, b) => compare(a.from, b.from));
	const first = known[0];
	const last = known.at(-1);
	return first && last ? { from: first.from, to: last.to } : undefined;
}

/** What a request would be after the desk's steps that are still in the outbox. */
export function withUnsent(
	requests: Iterable<RequestRow & { scope: string; rev: number }>,
	intents: readonly { name: string; args: Record<string, unknown>; madeAt: string }[],
	placeId: string,
): DeskRequest[] {
	const known = new Map<string, DeskRequest>();
	for (const request of requests) if (request.placeId === placeId) known.set(request.id, request);
	for (const { name, args, madeAt } of intents) {
		if (name === 'request.note-down' && args.placeId === placeId) {
			const noted = noteDownAsRow(args, madeAt);
			if (!known.has(noted.id)) known.set(noted.id, noted);
			continue;
		}
		const request = known.get(String(args.requestId));
		const unsent = request && stepOf(name, args);
		if (request && unsent) known.set(request.id, { ...request, unsent });
	}
	return [...known.values()];
}

function stepOf(name: string, args: Record<string, unknown>): DeskRequest['unsent'] {
	if (name === 'request.answer') return ANSWERS[String(args.decision)];
	if (name === 'request.no-show') return 'no-show';
	if (name === 'request.withdraw') return 'withdrawn';
	return name === 'request.desk-note' ? 'note' : undefined;
}

const ANSWERS: Readonly<Record<string, RequestState>> = {
	confirm: 'confirmed',
	decline: 'declined',
	cancel: 'cancelled',
};

/** What was written down and has not left yet, as the row it will be. */
function noteDownAsRow(args: Record<string, unknown>, madeAt: string): DeskRequest {
	const { requestId, confirm, ...body } = args as Record<string, unknown> & { requestId: string; confirm: boolean };
	return {
		...(body as unknown as RequestRow),
		id: requestId,
		state: 'received',
		steps: [],
		askedAt: madeAt,
		scope: `desk/${String(args.placeId)}`,
		rev: 0,
		unsent: confirm ? 'confirmed' : 'received',
	};
}

/** How often the same group or person uses rooms of this place on a day or in a month, this request not counted. */
export function countUses(
	requests: Iterable<RequestRow>,
	asker: Pick<RequestRow, 'groupId' | 'groupName'> & { id?: string },
	when: { date: LocalDate } | { month: string },
): number | undefined {
	if (!asker.groupId && !asker.groupName) return undefined;
	let uses = 0;
	for (const other of requests) {
		if (other.id === asker.id || (other.state !== 'received' && other.state !== 'confirmed')) continue;
		const isSame = asker.groupId ? other.groupId === asker.groupId : other.groupName === asker.groupName;
		if (!isSame) continue;
		for (const { date } of other.slots) if ('date' in when ? date === when.date : date.startsWith(when.month)) uses++;
	}
	return uses;
}

function lastStepAt(request: RequestRow): string {
	return request.steps.at(-1)?.at ?? request.askedAt;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
