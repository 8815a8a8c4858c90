/** Where a 年度's evaluation lies, and how what belongs to it is put together. */
import {
	assemble,
	type Evaluation,
	type EvaluationRow,
	type EvaluationState,
	type EvaluationYearRow,
	evaluationId,
} from '../../contract/evaluation.ts';
import type { Figure } from '../../contract/figure.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import type { Profile } from '../../contract/profile.ts';
import type { IntentContext } from '../intents/intent-context.ts';

export const PLAN: PrivateScope = 'plan';
export const EVALUATION = 'evaluation';
export const EVALUATION_YEAR = 'evaluation-year';

export function measuresOf(profile: Pick<Profile, 'policies'>): NonNullable<Profile['policies']>[number]['measures'] {
	return (profile.policies ?? []).flatMap(({ measures }) => measures);
}

export async function readRow(
	context: IntentContext,
	of: { year: number; measure: string },
): Promise<EvaluationRow | undefined> {
	return (await context.privateRead<EvaluationRow>(PLAN, EVALUATION, evaluationId(of)))?.data;
}

export function emptyRow({ year, measure }: { year: number; measure: string }): EvaluationRow {
	return { id: evaluationId({ year, measure }), year, measure, wishes: [], writes: 0, written: [], seen: [] };
}

export async function readYear(context: IntentContext, year: number): Promise<EvaluationYearRow | undefined> {
	return (await context.privateRead<EvaluationYearRow>(PLAN, EVALUATION_YEAR, String(year)))?.data;
}

/** What is decided stays decided, also when what led to it was forgotten. */
export async function stateOf(context: IntentContext, year: number): Promise<EvaluationState> {
	if (await context.read('evaluation', String(year))) return 'decided';
	return (await readYear(context, year))?.state ?? 'office';
}

/** The table of a 年度 as it stands, with the figures and rows it is made of. */
export async function assembled(
	context: IntentContext,
	year: number,
	profile: Profile,
): Promise<{ evaluation: Evaluation; figures: (Figure | undefined)[]; rows: EvaluationRow[] }> {
	const figures = new Map<string, Figure | undefined>();
	const rows = new Map<string, EvaluationRow>();
	for (const { code, indicators = [] } of measuresOf(profile)) {
		const row = await readRow(context, { year, measure: code });
		if (row) rows.set(code, row);
		for (const indicator of indicators) {
			for (const id of [`${indicator.code}:${year}`, `${indicator.code}:${year - 1}`]) {
				figures.set(id, (await context.read('figure', id))?.data);
			}
		}
	}
	const evaluation = assemble(year, {
		profile,
		figure: (id) => figures.get(id),
		row: (measure) => rows.get(measure),
		last: (await context.read('evaluation', String(year - 1)))?.data,
	});
	const ofYear = [...figures].filter(([id]) => id.endsWith(`:${year}`)).map(([, figure]) => figure);
	return { evaluation, figures: ofYear, rows: [...rows.values()] };
}
