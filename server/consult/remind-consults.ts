/** One mail to whoever has consultations that nobody answered by their date, and to every coordinator of those that nobody took. */
import { type ConsultRow, isUnderWay } from '../../contract/consult.ts';
import { addDays } from '../../contract/dates.ts';
import { paths } from '../../contract/paths.ts';
import { formatReceiptCode } from '../../contract/receipt-code.ts';
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
	const coordinators = await readCoordinators(context);
	let reminded = 0;
	const mails = new Map<string, { name: string; rows: ConsultRow[] }>();
	for (const row of overdue) {
		const to = coordinators.filter(({ id }) => row.owner === undefined || row.owner.accountId === id);
		// its owner works here no more: everybody's
		const told = to.length > 0 ? to : coordinators;
		for (const { email, name } of told) {
			const mail = mails.get(email) ?? { name, rows: [] };
			mail.rows.push(row);
			mails.set(email, mail);
		}
		if (told.length === 0) continue;
		await writeConsult(context, { ...row, reminded: context.now.tokyo.date });
		reminded += 1;
	}
	for (const [to, { name, rows }] of mails) context.mail({ to, lang: 'ja', ...mailOf(name, rows) });
	return reminded;
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

async function readCoordinators(context: IntentContext) {
	const lines = await context.query
		.selectFrom('account_role')
		.innerJoin('account', 'account.id', 'account_role.account_id')
		.select(['account.id', 'account.email', 'account.name', 'account_role.role'])
		.where('account.area', '=', context.area)
		.where('account.email', 'is not', null)
		.where('account_role.role', '=', 'coordinator')
		.orderBy('account.id')
		.execute();
	return lines.map(({ id, email, name }) => ({ id, email: email ?? '', name }));
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
