/** Columns of dates and times as the builders ask for them: read, or refused and said. */
import type { LocalDate, LocalTime } from '../../contract/common.ts';
import { readDate, type SlashOrder } from './read-date.ts';
import { readTime } from './read-time.ts';
import type { RowCells } from './row-cells.ts';
import { compact } from './shared-fields.ts';

/** What each column of dates proves about the order of its slashed dates. */
export type SlashOrders = ReadonlyMap<string, SlashOrder>;

/** A date, and the time that was glued to it. */
export type Moment = { date: LocalDate; time?: LocalTime };

/** A date column; unreadable or ambiguous: undefined, and said. */
export function readDateOf(cells: RowCells, field: string, orders: SlashOrders): Moment | undefined {
	const text = cells.text(field);
	if (text === undefined) return undefined;
	const reading = readDate(text, orders.get(field) ?? null);
	if (reading.is !== 'date') {
		refuseDate(cells, field, reading);
		return undefined;
	}
	for (const remark of reading.remarks) remarkOn(cells, field, remark, reading.date);
	return compact({ date: reading.date, time: reading.time });
}

function remarkOn(cells: RowCells, field: string, remark: string, date: LocalDate): void {
	if (remark === 'proven-by-column') {
		cells.remark(
			field,
			'note',
			'date-order',
			`この列のほかの行から 月と日の順が分かるので、${date} と読みました。`,
			'2026-11-23 のように書けば、だれでも同じに読めます。',
		);
	} else if (remark === 'serial') {
		cells.remark(
			field,
			'note',
			'date-serial',
			`Excelの通し番号とみて ${date} と読みました。`,
			'セルの表示形式を「日付」にして保存してください。',
		);
	} else if (remark === 'era-overrun') {
		cells.remark(
			field,
			'note',
			'date-era',
			`その元号にない年ですが、数えて ${date} と読みました。`,
			'西暦で書いてください。',
		);
	} else if (remark === 'utc') {
		cells.keep(field);
		cells.remark(
			field,
			'doubt',
			'date-utc',
			`日本時間ではない時刻がついています。日付だけを ${date} と読み、時刻は使いませんでした。`,
			'日付は 2026-11-23、時刻は 09:30 のように、別の欄に書いてください。',
		);
	}
}

export function readConfirmedAt(cells: RowCells): string | undefined {
	const text = cells.text('confirmedAt');
	if (text === undefined) return undefined;
	const reading = readDate(text);
	if (reading.is === 'date') return reading.date;
	refuseDate(cells, 'confirmedAt', reading);
	return undefined;
}

export function refuseDate(
	cells: RowCells,
	field: string,
	reading: Exclude<ReturnType<typeof readDate>, { is: 'date' }>,
): void {
	if (reading.is === 'ambiguous') {
		cells.refuse(
			field,
			'date-ambiguous',
			`${reading.wrong} ${reading.readings.join(' または ')} と読めます。`,
			`${reading.readings.join(' か ')} のどちらかを書いてください。`,
		);
	} else cells.refuse(field, 'date-unread', reading.wrong, reading.write);
}

export function readTimeOf(cells: RowCells, field: string): string | undefined {
	const text = cells.text(field);
	if (text === undefined) return undefined;
	const reading = readTime(text);
	if (reading.is === 'time') return reading.time;
	if (reading.is === 'ambiguous') {
		cells.refuse(
			field,
			'time-ambiguous',
			`${reading.readings.join(' とも ')} とも読めます。`,
			`${reading.readings.filter((time) => /\d/.test(time)).join(' か ')} のように24時間で書いてください。ないときは空欄にしてください。`,
		);
	} else cells.refuse(field, 'time-unread', reading.wrong, reading.write);
	return undefined;
}
