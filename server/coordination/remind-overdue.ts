/** One mail to whoever has something whose date has passed: cases and consultations alike. */
import { addDays } from '../../contract/dates.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { readCoordinators, shareOut } from './coordinators.ts';
import { COORDINATION } from './exchange-store.ts';

/** Whoever did nothing is told again after so long. */
export const REMIND_AGAIN_DAYS = 7;

export type Overdue<Row> = {
	/** of the rows in `coordination` */
	kind: string;
	read(context: IntentContext, id: string): Promise<Row | undefined>;
	isUnderWay(row: Row): boolean;
	/** the day on which a mail last spoke of it */
	told(row: Row): string | undefined;
	noteTold(context: IntentContext, row: Row, today: string): Promise<unknown>;
	/** in Japanese, for those who work: nobody who stands behind a row, and nothing that they said */
	words: { subject: string; ask: string; line(row: Row): string };
};

/** How many rows were named in a mail; each coordinator gets one mail of all that is theirs. */
export async function remindOverdue<Row extends { due: string; owner?: { accountId: string } | undefined }>(
	context: IntentContext,
	{ kind, read, isUnderWay, told, noteTold, words }: Overdue<Row>,
): Promise<number> {
	const today = context.now.tokyo.date;
	const ids = await context.query
		.selectFrom('private_row')
		.select('id')
		.where('area', '=', context.area)
		.where('scope', '=', COORDINATION)
		.where('kind', '=', kind)
		.where('body', 'is not', null)
		.orderBy('id')
		.execute();
	const overdue: Row[] = [];
	for (const { id } of ids) {
		const row = await read(context, id);
		if (!row || !isUnderWay(row) || row.due >= today) continue;
		if ((told(row) ?? '') <= addDays(today, -REMIND_AGAIN_DAYS)) overdue.push(row);
	}
	if (overdue.length === 0) return 0;
	const shares = shareOut(await readCoordinators(context), overdue);
	if (shares.size === 0) return 0;
	for (const row of overdue) await noteTold(context, row, today);
	for (const [to, { name, rows }] of shares) {
		const lines = [`${name} 様`, words.ask, ...rows.map(words.line), 'このメールには返信できません。'];
		context.mail({ to, lang: 'ja', subject: `${words.subject}（${rows.length}件）`, text: lines.join('\n\n') });
	}
	return overdue.length;
}
