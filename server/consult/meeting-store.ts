/** Times to meet: offered, given once, given back. Who has one is decided by the keys of `meeting_hold`. */
import type { LocalDate } from '../../contract/common.ts';
import type { ChosenMeeting } from '../../contract/consult.ts';
import { hasPassed } from '../../contract/dates.ts';
import { byTime, type Meeting, type MeetingRow } from '../../contract/meeting.ts';
import { COORDINATION } from '../coordination/exchange-store.ts';
import type { IntentContext } from '../intents/intent-context.ts';

export const MEETING = 'meeting';
/** `{accountId}:{date}` → the times that somebody offers on a day: found by key, also within one push */
const OF_DAY = 'meetings-of-day';

type OfDay = { times: { id: string; from: string; to: string }[] };

/** One that came with the town's own data is nobody's until somebody has it. */
export async function readMeeting(context: IntentContext, meetingId: string): Promise<MeetingRow | undefined> {
	const row = (await context.privateRead<MeetingRow>(COORDINATION, MEETING, meetingId))?.data;
	if (row) return row;
	const shown = (await context.read('meeting', meetingId))?.data;
	if (!shown) return undefined;
	const { updatedAt: _, source: __, ...free } = shown;
	return { ...free, owner: { accountId: '', name: '' } } as MeetingRow;
}

const dayKey = (row: Pick<MeetingRow, 'owner' | 'date'>) => `${row.owner.accountId}:${row.date}`;

async function readDay(context: IntentContext, key: string): Promise<OfDay['times']> {
	return (await context.privateRead<OfDay>(COORDINATION, OF_DAY, key))?.data.times ?? [];
}

async function writeDay(context: IntentContext, key: string, times: OfDay['times']): Promise<void> {
	await context.privatePut(COORDINATION, OF_DAY, key, times.length > 0 ? { times } : null);
}

/** Does its owner offer another time that lies over it? */
export async function liesOverAnother(context: IntentContext, row: MeetingRow): Promise<boolean> {
	const others = await readDay(context, dayKey(row));
	return others.some(({ id, from, to }) => id !== row.id && from < row.to && row.from < to);
}

export async function offerMeeting(context: IntentContext, row: MeetingRow): Promise<void> {
	const key = dayKey(row);
	const others = await readDay(context, key);
	await writeDay(context, key, [...others, { id: row.id, from: row.from, to: row.to }]);
	await writeMeeting(context, row);
}

/** It is offered no more, and nobody has it. */
export async function removeMeeting(context: IntentContext, row: MeetingRow): Promise<void> {
	const key = dayKey(row);
	const times = await readDay(context, key);
	await writeDay(
		context,
		key,
		times.filter(({ id }) => id !== row.id),
	);
	await deleteHold(context, row.id);
	await context.put({ kind: 'meeting', id: row.id, data: null });
	await context.privatePut(COORDINATION, MEETING, row.id, null);
}

/** As coordinators see it; as everybody does while it is free. */
async function writeMeeting(context: IntentContext, row: MeetingRow): Promise<void> {
	await context.privatePut(COORDINATION, MEETING, row.id, row);
	const isFree = row.consultId === undefined && !hasPassed(row.date, row.from, context.now.tokyo);
	const { id, deskId, how, placeId, placeText, date, from, to } = row;
	const shown: Meeting = {
		...{ id, deskId, how, date, from, to },
		...(placeId !== undefined && { placeId }),
		...(placeText !== undefined && { placeText }),
	};
	await context.put({ kind: 'meeting', id, data: isFree ? shown : null });
}

export type NotGiven = 'gone' | 'over' | 'taken';

/** Gives the time to a consultation that has none; or says why not. */
export async function giveMeeting(
	context: IntentContext,
	meetingId: string,
	consultId: string,
): Promise<MeetingRow | NotGiven> {
	const row = await readMeeting(context, meetingId);
	if (!row) return 'gone';
	if (hasPassed(row.date, row.from, context.now.tokyo)) return 'over';
	const transaction = await context.tx();
	const { numInsertedOrUpdatedRows: n } = await transaction
		.insertInto('meeting_hold')
		.values({ area: context.area, meeting_id: meetingId, consult_id: consultId })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (Number(n ?? 0) === 0) return 'taken';
	const given = { ...row, consultId };
	await writeMeeting(context, given);
	return given;
}

/** The time of a consultation is free again, where it has not begun. */
export async function giveBackMeeting(context: IntentContext, meetingId: string): Promise<void> {
	const row = await readMeeting(context, meetingId);
	await deleteHold(context, meetingId);
	if (!row) return;
	const { consultId: _, ...free } = row;
	await writeMeeting(context, free as MeetingRow);
}

async function deleteHold(context: IntentContext, meetingId: string): Promise<void> {
	const transaction = await context.tx();
	await transaction
		.deleteFrom('meeting_hold')
		.where('area', '=', context.area)
		.where('meeting_id', '=', meetingId)
		.execute();
}

/** What of an offered time its taker may know. */
export function chosen(row: MeetingRow, changes: number): ChosenMeeting {
	const { id, date, from, to, how, placeId, placeText, reach } = row;
	return {
		...{ id, date, from, to, how, changes },
		...(placeId !== undefined && { placeId }),
		...(placeText !== undefined && { placeText }),
		...(reach !== undefined && { reach }),
	};
}

/** The next times that are free, those of this desk first. */
export async function nextFree(context: IntentContext, deskId: string | undefined, most = 3): Promise<Meeting[]> {
	const today: LocalDate = context.now.tokyo.date;
	const stored = await context.query
		.selectFrom('rows')
		.select('id')
		.where('area', '=', context.area)
		.where('kind', '=', 'meeting')
		.where('body', 'is not', null)
		.execute();
	const free: Meeting[] = [];
	for (const { id } of stored) {
		const row = (await context.read('meeting', id))?.data;
		if (row && row.date >= today && !hasPassed(row.date, row.from, context.now.tokyo)) free.push(row);
	}
	const isFar = ({ deskId: of }: Meeting) => Number(deskId !== undefined && of !== deskId);
	return free.sort((a, b) => isFar(a) - isFar(b) || byTime(a, b)).slice(0, most);
}
