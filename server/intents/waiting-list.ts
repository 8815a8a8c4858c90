/** The waiting list: who waits for a taken slot moves up when it frees, in the order of asking. */
import type { LocalDate } from '../../contract/common.ts';
import { hasPassed, monthOf } from '../../contract/dates.ts';
import type { WaitingTable } from '../db/writing-tables.ts';
import { monthPartition } from './area-memory.ts';
import { checkAsking } from './check-asking.ts';
import type { IntentContext } from './intent-context.ts';
import { tellAuthor } from './request-mails.ts';
import { forAudit, readRequest, type StoredRequest, withStep, writeRequest } from './request-store.ts';
import { takeHolds, timesOf } from './slots.ts';
import { countUses } from './uses.ts';

/** Puts a new request at the end of the list of its slots. */
export async function joinQueue(context: IntentContext, { entry, row }: StoredRequest): Promise<StoredRequest> {
	const before = await queueOf(context, entry.room_id, row.slots);
	for (const { date, slotIds } of row.slots) {
		await context.memory.waiting.of(context.query, monthPartition(entry.room_id, date));
		for (const slot_id of slotIds) {
			context.memory.waiting.put({ area: context.area, room_id: entry.room_id, date, slot_id, request_id: entry.id });
		}
	}
	const queueNo = Math.max(0, ...before.map((each) => each.entry.queue_no ?? 0)) + 1;
	return { entry: { ...entry, queue_no: queueNo }, row: { ...row, queuePlace: before.length + 1 } };
}

/** Takes a request off the list, and tells those behind it their new place. */
export async function leaveQueue(context: IntentContext, { entry, row }: StoredRequest): Promise<void> {
	for (const waiting of await waitingFor(context, entry.room_id, row.slots)) {
		if (waiting.request_id === entry.id) context.memory.waiting.remove(waiting);
	}
	await renumber(context, entry.room_id, row.slots);
}

/**
 * Slots have become free: whoever waits and can have all their slots now gets them, the first first. They are told by mail.
 */
async function moveUp(
	context: IntentContext,
	roomId: string,
	freed: readonly { date: LocalDate; slot_id: string }[],
): Promise<void> {
	const slots = freed.map(({ date, slot_id }) => ({ date, slotIds: [slot_id] }));
	const queue = await queueOf(context, roomId, slots);
	for (const waiting of queue) await tryToMoveUp(context, waiting);
	if (queue.length > 0) await renumber(context, roomId, slots);
}

/**
 * The same for all who wait on these days in the room, whatever their slot is called: under temporary rules what was held may have
 * lain across several slots that were not there when it was asked for.
 */
export async function moveUpOnDays(context: IntentContext, roomId: string, dates: readonly LocalDate[]): Promise<void> {
	const slots: WaitingTable[] = [];
	for (const month of new Set(dates.map(monthOf))) {
		const lines = await context.memory.waiting.of(context.query, monthPartition(roomId, `${month}-01`));
		slots.push(...[...lines.values()].filter(({ date }) => dates.includes(date)));
	}
	await moveUp(context, roomId, slots);
}

/**
 * Something else than a hold stood in the way and is gone (a closure, temporary rules, what a list said): whoever waits in
 * these rooms, from today on, and can have their slots now gets them.
 */
export async function moveUpInRooms(context: IntentContext, roomIds: ReadonlySet<string>): Promise<void> {
	const today = context.now.tokyo.date;
	const { waiting } = context.memory;
	const written = await context.query
		.selectFrom('waiting')
		.select(['room_id', 'date'])
		.where('area', '=', context.area)
		.where('date', '>=', today)
		.execute();
	// what this transaction has put on the list is not in the database yet
	const lines = [...written, ...waiting.changes().added].filter(({ room_id }) => roomIds.has(room_id));
	for (const [roomId, ofRoom] of Map.groupBy(lines, ({ room_id }) => room_id)) {
		const slots: WaitingTable[] = [];
		for (const month of new Set(ofRoom.map(({ date }) => monthOf(date)))) {
			const there = await waiting.of(context.query, monthPartition(roomId, `${month}-01`));
			slots.push(...[...there.values()].filter(({ date }) => date >= today));
		}
		await moveUp(context, roomId, slots);
	}
}

/** The same for all rooms of a place. */
export async function moveUpAtPlace(context: IntentContext, placeId: string): Promise<void> {
	const rooms = (await context.list('room')).filter((room) => room.placeId === placeId);
	await moveUpInRooms(context, new Set(rooms.map(({ id }) => id)));
}

async function tryToMoveUp(context: IntentContext, waiting: StoredRequest): Promise<void> {
	const { entry, row } = waiting;
	const place = (await context.read('place', entry.place_id))?.data;
	const room = (await context.read('room', entry.room_id))?.data;
	if (!place || !room) return;
	const problems = await checkAsking(context, { ...row, place, room, requestId: entry.id, asker: entry.asker });
	if (problems.length > 0) return;
	const times = await timesOf(context, place, room.id, row.slots);
	if (times.some((slot) => hasPassed(slot.date, slot.from, context.now.tokyo))) return;
	const state = place.booking?.channel === 'instant' ? 'confirmed' : 'received';
	const { queuePlace: _, ...rest } = withStep(row, state, { at: context.now.instant, by: 'server' });
	for (const line of await waitingFor(context, room.id, row.slots)) {
		if (line.request_id === entry.id) context.memory.waiting.remove(line);
	}
	await takeHolds(context, place, room, entry.id, times);
	await countUses(context, entry, row.slots);
	await writeRequest(context, entry, { entry: { ...entry, queue_no: null }, row: rest });
	context.audit({
		kind: 'request',
		recordId: entry.id,
		placeId: place.id,
		before: forAudit(row),
		after: forAudit(rest),
	});
	await tellAuthor(context, place, room, rest, row.contact);
}

/** Those who wait for any of these slots, the first first. */
async function queueOf(
	context: IntentContext,
	roomId: string,
	slots: readonly { date: LocalDate; slotIds: readonly string[] }[],
): Promise<StoredRequest[]> {
	const ids = new Set((await waitingFor(context, roomId, slots)).map(({ request_id }) => request_id));
	const queue: StoredRequest[] = [];
	for (const id of ids) {
		const stored = await readRequest(context, id);
		if (stored?.row.state === 'queued') queue.push(stored);
	}
	return queue.sort((a, b) => (a.entry.queue_no ?? 0) - (b.entry.queue_no ?? 0));
}

async function waitingFor(
	context: IntentContext,
	roomId: string,
	slots: readonly { date: LocalDate; slotIds: readonly string[] }[],
): Promise<WaitingTable[]> {
	const found: WaitingTable[] = [];
	for (const month of new Set(slots.map(({ date }) => monthOf(date)))) {
		const lines = await context.memory.waiting.of(context.query, monthPartition(roomId, `${month}-01`));
		for (const line of lines.values()) {
			if (slots.some(({ date, slotIds }) => date === line.date && slotIds.includes(line.slot_id))) found.push(line);
		}
	}
	return found;
}

async function renumber(
	context: IntentContext,
	roomId: string,
	slots: readonly { date: LocalDate; slotIds: readonly string[] }[],
): Promise<void> {
	const queue = await queueOf(context, roomId, slots);
	for (const [index, waiting] of queue.entries()) {
		if (waiting.row.queuePlace === index + 1) continue;
		await writeRequest(context, waiting.entry, { ...waiting, row: { ...waiting.row, queuePlace: index + 1 } });
	}
}
