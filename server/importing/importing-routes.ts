/** The addresses of the importer at the desk: see contract/importing.ts. All `no-store`, for who looks after the whole town. */
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import {
	ApplyAsk,
	type ImportLine,
	MOST_IMPORT_BYTES,
	mayImport,
	PlanAsk,
	SubscribeAsk,
} from '../../contract/importing.ts';
import type { Actor } from '../../contract/roles.ts';
import { readAreas } from '../areas.ts';
import { jsonAnswer } from '../http/answer.ts';
import { ChangedMeanwhile } from '../import/write-import.ts';
import type { Journal } from '../journal.ts';
import type { Limits } from '../limits/take.ts';
import { tooMany } from '../limits/too-many.ts';
import { readRows } from '../log.ts';
import { respond } from '../routes/respond.ts';
import type { Store } from '../store.ts';
import { groupTemplate } from './group-template.ts';
import type { ImportJobs, JobHooks } from './import-jobs.ts';
import { findFile, keepFile } from './kept-files.ts';
import { TooMuch } from './plan-apart.ts';
import type { Subscriptions } from './subscriptions.ts';
import { readHistory, undoImport } from './undo.ts';

export type ImportingParts = {
	store: Store;
	headers: Readonly<Record<string, string>>;
	limits: Limits;
	/** who asks, by their session */
	actorOf(request: Request, area: string): Promise<Actor>;
	jobs: ImportJobs;
	subscriptions: Subscriptions;
	journal: Journal;
};

const LONGEST_NAME = 200;

export function importingRoutes({
	store,
	headers,
	limits,
	actorOf,
	jobs,
	subscriptions,
	journal,
}: ImportingParts): Hono {
	const routes = new Hono();
	const noStore = { ...headers, 'Cache-Control': 'no-store' };
	const answer = (c: Context, status: number, value: unknown) => respond(c, jsonAnswer(status, value, noStore));
	const no = (c: Context, status: number, error: string) => answer(c, status, { error });

	/** The one who asks, or the refusal. */
	async function keeper(c: Context): Promise<(Actor & { accountId: string }) | Response> {
		const actor = await actorOf(c.req.raw, c.req.param('area') ?? '');
		const { accountId } = actor;
		if (accountId === null) return no(c, 401, 'sign-in-needed');
		return mayImport(actor.roles) ? { ...actor, accountId } : no(c, 403, 'not-allowed');
	}

	async function taken(c: Context, accountId: string, what: string): Promise<Response | undefined> {
		const rules = [{ what, subject: 'account' as const, of: accountId, burst: 40, everyMs: 15_000 }];
		const result = await limits.take(rules);
		return result.allowed ? undefined : tooMany(c, result.retryAfterSeconds, headers);
	}

	/** Lines of JSON while the work goes on. Whoever closes the connection stops it. */
	function stream(c: Context, work: (hooks: JobHooks) => Promise<ImportLine>): Response {
		const gone = new AbortController();
		c.req.raw.signal.addEventListener('abort', () => gone.abort());
		const encoder = new TextEncoder();
		const body = new ReadableStream<Uint8Array>({
			async start(controller) {
				const say = (line: ImportLine) => {
					if (!gone.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
				};
				try {
					say(await work({ signal: gone.signal, progress: (progress) => say({ progress }) }));
				} catch (error) {
					if (gone.signal.aborted) return;
					if (error instanceof ChangedMeanwhile) say({ failed: 'changed' });
					else if (error instanceof TooMuch) say({ failed: 'too-much' });
					else {
						journal.error('unexpected', error);
						say({ failed: 'unexpected' });
					}
				}
				if (!gone.signal.aborted) controller.close();
			},
			cancel: () => gone.abort(),
		});
		return new Response(body, { headers: { ...noStore, 'Content-Type': 'application/x-ndjson' } });
	}

	routes.post('/import/:area/files', async (c) => {
		const actor = await keeper(c);
		if (actor instanceof Response) return actor;
		const full = await taken(c, actor.accountId, 'import-file');
		if (full) return full;
		const area = c.req.param('area');
		if (!(await readAreas(store.db.kysely)).some(({ code }) => code === area)) return no(c, 404, 'not-found');
		const name = (c.req.query('name') ?? '')
			.replace(/^.*[/\\]/, '')
			.replace(/\p{Cc}/gu, '')
			.slice(0, LONGEST_NAME);
		const bytes = new Uint8Array(await c.req.raw.arrayBuffer());
		if (bytes.byteLength > MOST_IMPORT_BYTES) return no(c, 413, 'body');
		const id = await keepFile(store, area, { name: name || 'list.csv', bytes, accountId: actor.accountId });
		return id === undefined ? no(c, 507, 'no-room') : answer(c, 201, { id });
	});

	routes.post('/import/:area/files/:id/plan', async (c) => {
		const actor = await keeper(c);
		if (actor instanceof Response) return actor;
		const asked = v.safeParse(PlanAsk, await jsonOf(c));
		if (!asked.success) return no(c, 400, 'invalid');
		const full = await taken(c, actor.accountId, 'import-plan');
		if (full) return full;
		const file = await findFile(store, c.req.param('area'), c.req.param('id'));
		if (!file) return no(c, 404, 'not-found');
		return stream(c, async (hooks) => ({ plan: await jobs.plan(file, asked.output, hooks) }));
	});

	routes.post('/import/:area/files/:id/apply', async (c) => {
		const actor = await keeper(c);
		if (actor instanceof Response) return actor;
		const asked = v.safeParse(ApplyAsk, await jsonOf(c));
		if (!asked.success) return no(c, 400, 'invalid');
		const full = await taken(c, actor.accountId, 'import-plan');
		if (full) return full;
		const file = await findFile(store, c.req.param('area'), c.req.param('id'));
		if (!file) return no(c, 404, 'not-found');
		const by = { accountId: actor.accountId, name: actor.name ?? '' };
		return stream(c, async (hooks) => ({ applied: await jobs.apply(file, asked.output, by, hooks) }));
	});

	routes.post('/import/:area/files/:id/drop', async (c) => {
		const actor = await keeper(c);
		if (actor instanceof Response) return actor;
		const [id, area] = [c.req.param('id'), c.req.param('area')];
		await store.db.kysely.deleteFrom('import_file').where('id', '=', id).where('area', '=', area).execute();
		return answer(c, 200, { dropped: true });
	});

	routes.get('/import/:area/files/:id/refused.csv', async (c) => {
		const actor = await keeper(c);
		if (actor instanceof Response) return actor;
		const full = await taken(c, actor.accountId, 'import-plan');
		if (full) return full;
		const file = await findFile(store, c.req.param('area'), c.req.param('id'));
		const text = file && (await jobs.refused(file));
		if (text === undefined || !file) return no(c, 404, 'not-found');
		const name = encodeURIComponent(`${file.name.replace(/\.\w{1,5}$/, '')}_直すところ.csv`);
		return respond(c, {
			status: 200,
			headers: {
				...noStore,
				'Content-Type': 'text/csv; charset=utf-8',
				'Content-Disposition': `attachment; filename="refused.csv"; filename*=UTF-8''${name}`,
			},
			plain: () => new TextEncoder().encode(text),
		});
	});

	// a sheet to fill in is no secret, and says nothing that the town does not
	routes.get('/import/:area/groups.xlsx', async (c) => {
		const area = c.req.param('area');
		const [profile] = await readRows(store, area, 'profile');
		if (!profile) return no(c, 404, 'not-found');
		const name = encodeURIComponent('市民活動団体一覧.xlsx');
		return respond(c, {
			status: 200,
			headers: {
				...noStore,
				'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
				'Content-Disposition': `attachment; filename="groups.xlsx"; filename*=UTF-8''${name}`,
			},
			plain: () => groupTemplate(area, profile.data),
		});
	});

	routes.get('/import/:area/runs', async (c) => {
		const actor = await keeper(c);
		if (actor instanceof Response) return actor;
		return answer(c, 200, await readHistory(store, c.req.param('area')));
	});

	routes.post('/import/:area/runs/:id/undo', async (c) => {
		const actor = await keeper(c);
		if (actor instanceof Response) return actor;
		const undone = await undoImport(store, c.req.param('area'), c.req.param('id'), actor.accountId);
		if (undone === 'not-found') return no(c, 404, 'not-found');
		return undone === 'over' ? no(c, 409, 'over') : answer(c, 200, undone);
	});

	routes.get('/import/:area/schedule', async (c) => {
		const actor = await keeper(c);
		if (actor instanceof Response) return actor;
		return answer(c, 200, await subscriptions.list(c.req.param('area')));
	});

	routes.post('/import/:area/subscriptions', async (c) => {
		const actor = await keeper(c);
		if (actor instanceof Response) return actor;
		const asked = v.safeParse(SubscribeAsk, await jsonOf(c));
		if (!asked.success) return no(c, 400, 'invalid');
		const full = await taken(c, actor.accountId, 'import-visit');
		if (full) return full;
		const area = c.req.param('area');
		const added = await subscriptions.add(area, actor.accountId, asked.output);
		if (typeof added === 'string') return no(c, 422, added);
		await subscriptions.visitNow(area, added.id);
		return answer(c, 201, added);
	});

	routes.post('/import/:area/subscriptions/:id/:order', async (c) => {
		const actor = await keeper(c);
		if (actor instanceof Response) return actor;
		const full = await taken(c, actor.accountId, 'import-visit');
		if (full) return full;
		const { area, id, order } = c.req.param();
		if (order === 'remove') await subscriptions.remove(area, id);
		else if (order === 'visit') await subscriptions.visitNow(area, id);
		else return no(c, 404, 'not-found');
		return answer(c, 200, await subscriptions.list(area));
	});

	return routes;
}

async function jsonOf(c: Context): Promise<unknown> {
	try {
		return JSON.parse(await c.req.text());
	} catch {
		return undefined; // the schema refuses it
	}
}
