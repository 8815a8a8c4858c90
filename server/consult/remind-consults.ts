/** One mail to whoever has consultations that nobody answered by their date, and to every coordinator of those that nobody took. */
import { type ConsultRow, isUnderWay } from '../../contract/consult.ts';
import { addDays } from '../../contract/dates.ts';
import { paths } from '../../contract/paths.ts';
import { formatReceiptCode } from '../../contract/receipt-code.ts';
import { readCoordinators, shareOut } from '../coordination/coordinators.ts';
import { COORDINATION } from '../coordination/exchange-store.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { screenAddress } from '../mail/addresses.ts';
import { CONSULT, readConsult, writeConsult } from './consult-store.ts';

/** Whoever did nothing is told again after so long. */
export const REMIND_CONSULT_AGAIN_DAYS = 7;

/** How many consultations were named in a mail. */
export async function remindConsults(context: IntentContext): Promise<number> {
	const overdue = await readOverdue(context);
	if (overdue.length === 0) return 0;
	const shares = shareOut(await readCoordinators(context), overdue);
	if (shares.size === 0) return 0;
	for (const row of overdue) await writeConsult(context, { ...row, reminded: context.now.tokyo.date });
	for (const [to, { name, rows }] of shares) context.mail({ to, lang: 'ja', ...mailOf(name, rows) });
	return overdue.length;
}

async function readOverdue(context: IntentContext): Promise<ConsultRow[]> {
	const today = context.now.tokyo.date;
	const ids = await context.query
		.selectFrom('private_row')
		.select('id')
		.where('area', '=', context.area)
		.where('scope', '=', COORDINATION)
		.where('kind', '=', CONSULT)
		.where('body', 'is not', null)
		.orderBy('id')
		.execute();
	const overdue: ConsultRow[] = [];
	for (const { id } of ids) {
		const row = await readConsult(context, id);
		const isTold = row?.reminded !== undefined && row.reminded > addDays(today, -REMIND_CONSULT_AGAIN_DAYS);
		if (row && isUnderWay(row) && row.due < today && !isTold) overdue.push(row);
	}
	return overdue;
}

/** Numbers and dates alone: what somebody asked is in no mail to those who work. */
function mailOf(reader: string, rows: readonly ConsultRow[]): { subject: string; text: string } {
	return {
		subject: `相談の期日が過ぎています（${rows.length}件）`,
		text: [
			`${reader} 様`,
			'期日を過ぎた相談があります。お返事か、引き継ぎをお願いします。',
			...rows.map(
				({ code, due, owner, id }) =>
					`■ 受付番号 ${formatReceiptCode(code)}（期日 ${due}${owner ? '' : '・担当が決まっていません'}）\n  ${screenAddress(paths.consultAtWork(id))}`,
			),
			'このメールには返信できません。',
		].join('\n\n'),
	};
}
