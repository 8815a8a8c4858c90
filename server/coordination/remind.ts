/**
 * What is asked once more by mail: sides of a case that have not answered, two days before the date; needs and offers that end soon;
 * people whose consent ends soon, each once; keepers of places, once a year (`remind-lenders.ts`); and whoever has cases
 * that are overdue (`remind-owners.ts`). Whoever has no address is asked by a coordinator.
 */
import type { CaseRow } from '../../contract/case.ts';
import { addDays } from '../../contract/dates.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { tellSideByMail } from './case-mails.ts';
import { CASE, readCase, writeCase } from './case-store.ts';
import { askConsents, askWhatEnds } from './exchange-mails.ts';
import { COORDINATION } from './exchange-store.ts';
import { remindLenders } from './remind-lenders.ts';
import { remindOwners } from './remind-owners.ts';

const DAYS_BEFORE = 2;

/** How many were written to. */
export async function remindPeople(context: IntentContext): Promise<number> {
	const once = (await remindSides(context)) + (await askWhatEnds(context)) + (await askConsents(context));
	return once + (await remindLenders(context)) + (await remindOwners(context));
}

export async function remindSides(context: IntentContext): Promise<number> {
	const rows = await context.query
		.selectFrom('private_row')
		.select('id')
		.where('area', '=', context.area)
		.where('scope', '=', COORDINATION)
		.where('kind', '=', CASE)
		.where('body', 'is not', null)
		.execute();
	const today = context.now.tokyo.date;
	let reminded = 0;
	for (const { id } of rows) {
		const row = await readCase(context, id);
		const asks = row?.state === 'proposed' || row?.state === 'answering';
		if (!row || !asks || row.due < today || row.due > addDays(today, DAYS_BEFORE)) continue;
		for (const side of ['need', 'offer'] as const) {
			const now = (await readCase(context, id)) ?? row;
			if (!now.answers[side] && !now.reminded?.[side] && (await remind(context, now, side))) reminded += 1;
		}
	}
	return reminded;
}

async function remind(context: IntentContext, row: CaseRow, side: 'need' | 'offer'): Promise<boolean> {
	const scope = await tellSideByMail(context, { row, side, of: 'reminder' });
	if (scope === undefined) return false;
	const today = context.now.tokyo.date;
	await writeCase(context, {
		...row,
		reach: { ...row.reach, [side]: [...row.reach[side], scope] },
		reminded: { ...row.reminded, [side]: today },
	});
	context.audit({ kind: 'case', recordId: row.id, after: { reminded: side } });
	return true;
}
