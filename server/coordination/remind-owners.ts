/** One mail to whoever has cases whose date has passed; to every coordinator where the owner works here no more. */
import type { CaseRow } from '../../contract/case.ts';
import { addDays } from '../../contract/dates.ts';
import { paths } from '../../contract/paths.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { screenAddress } from '../mail/addresses.ts';
import { CASE, readCase, writeCase } from './case-store.ts';
import { readCoordinators, shareOut } from './coordinators.ts';
import { COORDINATION } from './exchange-store.ts';

/** Whoever did nothing is told again after so long. */
export const REMIND_OWNER_AGAIN_DAYS = 7;

/** How many cases were named in a mail. */
export async function remindOwners(context: IntentContext): Promise<number> {
	const overdue = await readOverdue(context);
	if (overdue.length === 0) return 0;
	const shares = shareOut(await readCoordinators(context), overdue);
	if (shares.size === 0) return 0;
	for (const row of overdue) {
		await writeCase(context, { ...row, reminded: { ...row.reminded, owner: context.now.tokyo.date } });
	}
	for (const [to, { name, rows }] of shares) context.mail({ to, lang: 'ja', ...mailOf(name, rows) });
	return overdue.length;
}

async function readOverdue(context: IntentContext): Promise<CaseRow[]> {
	const today = context.now.tokyo.date;
	const ids = await context.query
		.selectFrom('private_row')
		.select('id')
		.where('area', '=', context.area)
		.where('scope', '=', COORDINATION)
		.where('kind', '=', CASE)
		.where('body', 'is not', null)
		.orderBy('id')
		.execute();
	const overdue: CaseRow[] = [];
	for (const { id } of ids) {
		const row = await readCase(context, id);
		const told = row?.reminded?.owner;
		const isTold = told !== undefined && told > addDays(today, -REMIND_OWNER_AGAIN_DAYS);
		if (row && row.state !== 'ended' && row.due < today && !isTold) overdue.push(row);
	}
	return overdue;
}

/** Titles of needs and offers are public; who stands behind them is in no mail to those who work. */
function mailOf(reader: string, rows: readonly CaseRow[]): { subject: string; text: string } {
	return {
		subject: `つなぐ案件の期日が過ぎています（${rows.length}件）`,
		text: [
			`${reader} 様`,
			'期日を過ぎた案件があります。次にすることを書くか、期日を改めるか、引き継ぎをお願いします。',
			...rows.map(
				({ id, needTitle, offerTitle, due }) =>
					`■ ${needTitle} × ${offerTitle}（期日 ${due}）\n  ${screenAddress(paths.case(id))}`,
			),
			'このメールには返信できません。',
		].join('\n\n'),
	};
}
