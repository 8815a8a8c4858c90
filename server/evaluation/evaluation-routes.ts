/** The 評価表 to take away: for everybody once it is decided, until then for those who write it. All `no-store`. */
import { type Context, Hono } from 'hono';
import { assemble, type Evaluation, type EvaluationRow, evaluationId } from '../../contract/evaluation.ts';
import { type Actor, evaluates } from '../../contract/roles.ts';
import { jsonAnswer } from '../http/answer.ts';
import { readRow, readRows } from '../log.ts';
import { respond } from '../routes/respond.ts';
import type { Store } from '../store.ts';
import { evaluationBook, evaluationCsv } from './evaluation-sheet.ts';
import { EVALUATION, PLAN } from './evaluation-store.ts';

export type EvaluationRoutesOptions = {
	store: Store;
	headers: Readonly<Record<string, string>>;
	ready: () => Promise<void>;
	actorOf: (request: Request, area: string) => Promise<Actor>;
};

const TYPES = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export function evaluationRoutes({ store, headers, ready, actorOf }: EvaluationRoutesOptions): Hono {
	const noStore = { ...headers, 'Cache-Control': 'no-store' };
	const refuse = (c: Context, status: number, error: string) => respond(c, jsonAnswer(status, { error }, noStore));

	return new Hono().get('/p/:area{\\d{6}}/evaluation/:file{\\d{4}\\.(?:csv|xlsx)}', async (c) => {
		await ready();
		const { area, file } = c.req.param();
		const year = Number(file.slice(0, 4));
		const decided = await readRow(store, area, 'evaluation', String(year));
		if (!decided) {
			const actor = await actorOf(c.req.raw, area);
			if (actor.accountId === null) return refuse(c, 401, 'sign-in-needed');
			if (!evaluates(actor)) return refuse(c, 403, 'not-allowed');
		}
		const evaluation = decided ?? (await draftOf(store, area, year));
		if (!evaluation) return refuse(c, 404, 'not-found');
		const kind = file.endsWith('.csv') ? 'csv' : 'xlsx';
		const figures = (await readRows(store, area, 'figure')).map(({ data }) => data);
		const body =
			kind === 'csv' ? evaluationCsv(evaluation) : (evaluationBook(evaluation, figures) as Uint8Array<ArrayBuffer>);
		return new Response(body, {
			headers: {
				...noStore,
				'Content-Type': TYPES[kind],
				'Content-Disposition': `attachment; filename="evaluation-${area}-${file}"`,
			},
		});
	});
}

/** The table as it stands while it is written. */
async function draftOf(store: Store, area: string, year: number): Promise<Evaluation | undefined> {
	const profile = await readRow(store, area, 'profile', area);
	if (!profile?.policies?.length) return undefined;
	const figures = new Map((await readRows(store, area, 'figure')).map(({ id, data }) => [id, data]));
	const bodies = await store.db.kysely
		.selectFrom('private_row')
		.select('body')
		.where('area', '=', area)
		.where('scope', '=', PLAN)
		.where('kind', '=', EVALUATION)
		.where('body', 'is not', null)
		.execute();
	const rows = new Map(
		bodies.map(({ body }) => JSON.parse(body ?? '') as EvaluationRow).map((row) => [row.id, row] as const),
	);
	return assemble(year, {
		profile,
		figure: (id) => figures.get(id),
		row: (measure) => rows.get(evaluationId({ year, measure })),
		last: await readRow(store, area, 'evaluation', String(year - 1)),
	});
}
