/**
 * Forgets who wrote, read and entered what of the plan, as long after as the audit does: what was decided and counted is public
 * without any name, and stays.
 */

import { addDays } from '../../contract/dates.ts';
import type { EvaluationRow } from '../../contract/evaluation.ts';
import type { EnteredRow } from '../../contract/figure.ts';
import { ENTERED } from '../indicators/enter-figure.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { EVALUATION, EVALUATION_YEAR, PLAN } from './evaluation-store.ts';

/** After a 年度 was decided; of a number by hand, after it was entered. */
export const KEEP_EVALUATION_DAYS = 3 * 365;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Up to `most` rows whose time has come. How many. A year that is not decided keeps what was written of it. */
export async function expireEvaluations(context: IntentContext, most: number): Promise<number> {
	const before = addDays(context.now.tokyo.date, -KEEP_EVALUATION_DAYS);
	const rows = await context.query
		.selectFrom('private_row')
		.select(['kind', 'id', 'body'])
		.where('area', '=', context.area)
		.where('scope', '=', PLAN)
		.where('kind', 'in', [EVALUATION, EVALUATION_YEAR, ENTERED])
		.where('body', 'is not', null)
		.where('at', '<', context.now.ms - KEEP_EVALUATION_DAYS * DAY_MS)
		.execute();
	let forgotten = 0;
	for (const { kind, id, body } of rows) {
		if (forgotten >= most) break;
		const row = JSON.parse(body ?? '') as Pick<EvaluationRow, 'year'> & Partial<EnteredRow>;
		if (kind !== ENTERED) {
			const decided = (await context.read('evaluation', String(row.year)))?.data.decidedOn;
			if (decided === undefined || decided >= before) continue;
		}
		await context.privatePut(PLAN, kind, id, null);
		forgotten += 1;
	}
	return forgotten;
}
