/** When an event takes place: four columns, words, and what Excel did to them. */
import type { LocalTime } from '../../contract/common.ts';
import { compareDates } from '../../contract/dates.ts';
import type { When } from '../../contract/event.ts';
import { type Moment, readDateOf, readTimeOf, type SlashOrders } from './date-fields.ts';
import { readDate } from './read-date.ts';
import type { RowCells } from './row-cells.ts';
import { compact } from './shared-fields.ts';

/** Where a date is not a date but a promise of one; the words are kept. */
const NOT_YET = /^(?:未定|調整中|随時|通年|不定期|後日|未確定)/;

/** `null` when it is not known when the event is; said already. */
export function readWhen(cells: RowCells, orders: SlashOrders): { when: When; doubts: string[] } | null {
	const doubts: string[] = [];
	const words = cells.text('whenText');
	const startText = cells.text('startDate');
	const start = startText !== undefined && NOT_YET.test(startText) ? undefined : readStart(cells, orders);
	if (start === null) return null;
	const text = [words, start === undefined ? startText : undefined].filter((line) => line !== undefined);
	if (start === undefined && text.length === 0) {
		cells.refuseRow(
			'startDate',
			'start-missing',
			'開始日がありません。',
			'開始日を 2026-11-23 のように書くか、「開始日時特記事項」に日時を言葉で書いてください。',
		);
		return null;
	}
	const endText = cells.text('endDate');
	const end = readDateOf(cells, 'endDate', orders);
	if (endText !== undefined && end === undefined) {
		// without this an event of many days would look like one of a single day
		doubts.push('end-unread');
		text.push(`終了日：${endText}`);
	}
	const times = readTimes(cells, start, end, doubts);
	if (start && end && compareDates(end.date, start.date) < 0) {
		doubts.push('ends-before-start');
		cells.remark(
			'endDate',
			'doubt',
			'ends-before-start',
			`終了日（${end.date}）が開始日（${start.date}）より前です。書かれたまま取り込みました。`,
			'どちらが正しいか、作った人に確かめてください。',
		);
	}
	return {
		when: compact({
			startDate: start?.date,
			endDate: end?.date,
			...times,
			pattern: readPattern(cells),
			text: text.length > 0 ? text.join('\n') : undefined,
		}),
		doubts,
	};
}

/** The start: undefined when the cell is blank, `null` when it is there and cannot be read (the row is refused). */
function readStart(cells: RowCells, orders: SlashOrders): Moment | undefined | null {
	const text = cells.text('startDate');
	if (text === undefined) return undefined;
	const reading = readDate(text, orders.get('startDate') ?? null);
	if (reading.is === 'date') return readDateOf(cells, 'startDate', orders);
	if (reading.is === 'ambiguous') {
		const readings = reading.readings.join(' または ');
		cells.refuseRow(
			'startDate',
			'date-ambiguous',
			`${reading.wrong} ${readings} と読めます。`,
			`${reading.readings.join(' か ')} のどちらかを書いてください。`,
		);
	} else cells.refuseRow('startDate', 'start-unread', reading.wrong, reading.write);
	return null;
}

function readTimes(
	cells: RowCells,
	start: Moment | undefined,
	end: Moment | undefined,
	doubts: string[],
): { startTime?: LocalTime; endTime?: LocalTime } {
	const startTime = timeOf(cells, 'startDate', 'startTime', start);
	const endTime = timeOf(cells, 'endDate', 'endTime', end);
	// Excel turns an empty time into 0:00; an event from midnight to midnight has no known time
	if (startTime === '00:00' && endTime === '00:00') {
		for (const field of ['startTime', 'endTime']) {
			cells.keep(field);
		}
		cells.remark(
			'startTime',
			'doubt',
			'time-midnights',
			'開始も終了も 0:00 なので、時刻は決まっていないとみて使いませんでした。',
			'時刻がないときは空欄にしてください。',
		);
		return {};
	}
	const oneDay = end === undefined || end.date === start?.date;
	if (startTime !== undefined && endTime !== undefined && oneDay && endTime < startTime) {
		doubts.push('ends-before-start');
		cells.remark(
			'endTime',
			'doubt',
			'ends-before-start',
			`終了時間（${endTime}）が開始時間（${startTime}）より前です。書かれたまま取り込みました。`,
			'次の日の朝までなら、25:00 のように書いてください。',
		);
	}
	return compact({ startTime, endTime });
}

/** The time's own column, or the time that Excel glued to the date. */
function timeOf(
	cells: RowCells,
	dateField: string,
	timeField: string,
	moment: Moment | undefined,
): LocalTime | undefined {
	const own = readTimeOf(cells, timeField);
	const glued = moment?.time;
	if (glued === undefined) return own;
	if (own !== undefined && own !== glued) {
		cells.remark(
			dateField,
			'doubt',
			'date-glued-time',
			`日付の欄の時刻（${glued}）が、時刻の欄（${own}）と違います。時刻の欄を使いました。`,
			'日付の欄には日付だけを書いてください。',
		);
		return own;
	}
	cells.remark(
		dateField,
		'note',
		'date-glued-time',
		`日付の欄にある時刻を ${glued} と読みました。`,
		'日付の欄には日付だけ、時刻は時刻の欄に書いてください。',
	);
	return glued;
}

/** 開催パターン, GIF 441: `0We`, `13Mo`, `14Tu4Th`, `6Fr`, `7Su`. */
function readPattern(cells: RowCells): string | undefined {
	const text = cells.text('pattern');
	if (text === undefined) return undefined;
	if (/^(?:(?:0|7|[1-6]{1,6})(?:Mo|Tu|We|Th|Fr|Sa|Su)){1,14}$/.test(text)) return text;
	cells.refuse(
		'pattern',
		'choice-unread',
		'開催パターンとして読めません。',
		'毎週水曜は 0We、第1・3月曜は 13Mo、最終金曜は 6Fr のように書いてください。',
	);
	return undefined;
}
