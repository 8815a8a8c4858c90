/**
 * Lists that are fetched by themselves. A file that raises no question is brought in; one that does, that lost half of its rows, or
 * is the first of its source waits for a person. Each visit is written down, with what came of it.
 */
import { randomUUID } from 'node:crypto';
import type {
	FetchOutcome,
	FetchReason,
	ImportChoices,
	PlanAnswer,
	SubscribeAsk,
	Subscription,
	SubscriptionList,
} from '../../contract/importing.ts';
import type { ImportFileTable, SubscriptionTable } from '../db/import-tables.ts';
import { datasetId } from '../import/options.ts';
import { ChangedMeanwhile } from '../import/write-import.ts';
import type { Store } from '../store.ts';
import { toInstant } from '../stored-row.ts';
import { fetchOutside, type Outside, readOutsideUrl } from './fetch-outside.ts';
import type { ImportJobs } from './import-jobs.ts';
import { findFile, keepFile } from './kept-files.ts';
import { TooMuch } from './plan-apart.ts';

export type Subscriptions = {
	list(area: string): Promise<SubscriptionList>;
	/** Its first visit is due at once. Why not: the address cannot be subscribed to, or there are too many. */
	add(area: string, accountId: string, ask: SubscribeAsk): Promise<{ id: string } | 'address' | 'host' | 'too-many'>;
	remove(area: string, id: string): Promise<void>;
	/** Visits it now, when it is one of the area. */
	visitNow(area: string, id: string): Promise<void>;
	/** Visits all whose time has come, one after another. Two processes never visit the same. */
	visitDue(): Promise<void>;
};

const MOST = 30;
const HOUR_MS = 60 * 60 * 1000;
const VISITS_SHOWN = 5;
const VISITS_KEPT = 50;
/** After failures the pause grows, up to this many times its length … */
const MOST_PATIENCE = 4;
/** … save after the first: most of what fails once is well an hour later. */
const SECOND_TRY_MS = HOUR_MS;

type Visit = { outcome: FetchOutcome; reason?: FetchReason; runId?: string | undefined; fileId?: string | undefined };

export function createSubscriptions(store: Store, jobs: ImportJobs, outside: Outside): Subscriptions {
	const { kysely } = store.db;

	/** Moves its next visit on; false when another process did so first. */
	async function claim(row: SubscriptionTable): Promise<boolean> {
		const pause = row.every_hours * Math.min(row.failures + 1, MOST_PATIENCE) * HOUR_MS;
		const taken = await kysely
			.updateTable('subscription')
			.set({ next_at: store.clock.now() + pause })
			.where('id', '=', row.id)
			.where('next_at', '=', row.next_at)
			.returning('id')
			.executeTakeFirst();
		return taken !== undefined;
	}

	async function visit(row: SubscriptionTable): Promise<void> {
		if (!(await claim(row))) return;
		const came = await fetchAndPlan(row);
		const now = store.clock.now();
		const failed = came.outcome === 'failed';
		const soonAgain = row.failures === 0 ? { next_at: now + SECOND_TRY_MS } : {};
		await kysely.transaction().execute(async (tx) => {
			await tx
				.insertInto('subscription_visit')
				.values({
					id: randomUUID(),
					subscription_id: row.id,
					at: now,
					outcome: came.outcome,
					detail: came.reason ?? '',
					run_id: came.runId ?? null,
					file_id: came.fileId ?? null,
				})
				.execute();
			await tx
				.updateTable('subscription')
				.set(failed ? { failures: row.failures + 1, ...soonAgain } : { failures: 0, last_ok_at: now })
				.where('id', '=', row.id)
				.execute();
			const old = await tx
				.selectFrom('subscription_visit')
				.select('at')
				.where('subscription_id', '=', row.id)
				.orderBy('at', 'desc')
				.offset(VISITS_KEPT)
				.limit(1)
				.executeTakeFirst();
			if (old) {
				await tx
					.deleteFrom('subscription_visit')
					.where('subscription_id', '=', row.id)
					.where('at', '<=', old.at)
					.execute();
			}
		});
	}

	async function fetchAndPlan(row: SubscriptionTable): Promise<Visit> {
		const fetched = await fetchOutside(row.url, row, outside);
		if (fetched.is === 'unchanged') return { outcome: 'unchanged' };
		if (fetched.is === 'refused') return { outcome: 'failed', reason: fetched.why };
		const choices = JSON.parse(row.choices) as ImportChoices;
		await kysely.deleteFrom('import_file').where('subscription_id', '=', row.id).execute();
		const fileId = await keepFile(store, row.area, {
			name: fetched.name || 'list.csv',
			bytes: fetched.bytes,
			accountId: row.account_id,
			subscriptionId: row.id,
			choices,
		});
		const file = fileId === undefined ? undefined : await findFile(store, row.area, fileId);
		if (!file) return { outcome: 'failed', reason: 'no-room' };
		const came = await settle(row, file);
		// what waits or failed is fetched whole again: its file is kept for a day only
		const known = came.outcome === 'imported' || came.outcome === 'unchanged';
		await kysely
			.updateTable('subscription')
			.set({ etag: known ? (fetched.etag ?? null) : null, modified: known ? (fetched.modified ?? null) : null })
			.where('id', '=', row.id)
			.execute();
		return came;
	}

	async function settle(row: SubscriptionTable, file: ImportFileTable): Promise<Visit> {
		const drop = () => kysely.deleteFrom('import_file').where('id', '=', file.id).execute();
		try {
			const plan = await jobs.plan(file, {});
			const reason = whyHeld(plan);
			if (reason !== undefined) return { outcome: 'held', reason, fileId: file.id };
			if (plan.writes === 0) {
				await drop();
				return { outcome: 'unchanged' };
			}
			const { choices, digest } = plan;
			const { runId } = await jobs.apply(file, { choices, digest }, { accountId: null, name: row.name });
			return { outcome: 'imported', runId };
		} catch (error) {
			if (error instanceof TooMuch) {
				await drop();
				return { outcome: 'failed', reason: 'too-much' };
			}
			// somebody wrote in between: the next visit finds it settled
			if (error instanceof ChangedMeanwhile) return { outcome: 'held', reason: 'clashes', fileId: file.id };
			throw error;
		}
	}

	async function rowOf(area: string, id: string): Promise<SubscriptionTable | undefined> {
		return kysely
			.selectFrom('subscription')
			.selectAll()
			.where('id', '=', id)
			.where('area', '=', area)
			.executeTakeFirst();
	}

	return {
		async list(area) {
			const rows = await kysely
				.selectFrom('subscription')
				.selectAll()
				.where('area', '=', area)
				.orderBy('made_at')
				.execute();
			const subscriptions: Subscription[] = [];
			for (const row of rows) {
				const visits = await kysely
					.selectFrom('subscription_visit')
					.selectAll()
					.where('subscription_id', '=', row.id)
					.orderBy('at', 'desc')
					.limit(VISITS_SHOWN)
					.execute();
				subscriptions.push({
					id: row.id,
					name: row.name,
					url: row.url,
					everyHours: row.every_hours,
					nextAt: toInstant(row.next_at),
					visits: visits.map(({ at, outcome, detail, file_id }) => ({
						at: toInstant(at),
						outcome: outcome as FetchOutcome,
						...(detail === '' ? {} : { reason: detail as FetchReason }),
						...(file_id === null ? {} : { fileId: file_id }),
					})),
				});
			}
			return { now: toInstant(store.clock.now()), hosts: [...outside.hosts], subscriptions };
		},
		async add(area, accountId, { name, url, everyHours, lang }) {
			const read = readOutsideUrl(url, outside.hosts);
			if (typeof read === 'string') return read === 'host' ? 'host' : 'address';
			const rows = await kysely.selectFrom('subscription').select('id').where('area', '=', area).execute();
			if (rows.length >= MOST) return 'too-many';
			const id = randomUUID();
			const now = store.clock.now();
			const choices: ImportChoices = { dataset: datasetId(name) || `list-${id.slice(0, 8)}`, title: name };
			await kysely
				.insertInto('subscription')
				.values({
					id,
					area,
					account_id: accountId,
					name,
					url: read.href,
					choices: JSON.stringify(choices),
					every_hours: everyHours,
					etag: null,
					modified: null,
					next_at: now,
					failures: 0,
					last_ok_at: null,
					made_at: now,
					lang,
					told: '',
					told_at: null,
				})
				.execute();
			return { id };
		},
		async remove(area, id) {
			await kysely.deleteFrom('import_file').where('area', '=', area).where('subscription_id', '=', id).execute();
			await kysely.deleteFrom('subscription').where('id', '=', id).where('area', '=', area).execute();
		},
		async visitNow(area, id) {
			const row = await rowOf(area, id);
			if (row) await visit(row);
		},
		async visitDue() {
			const due = await kysely
				.selectFrom('subscription')
				.selectAll()
				.where('next_at', '<=', store.clock.now())
				.orderBy('next_at')
				.limit(MOST)
				.execute();
			const broken: unknown[] = [];
			for (const row of due) await visit(row).catch((error: unknown) => void broken.push(error));
			// one list that meets what nobody expected holds up no other
			if (broken.length > 0)
				throw new AggregateError(broken, `${broken.length} of ${due.length} lists were not visited`);
		},
	};
}

/** What of a plan only a person may say yes to. */
function whyHeld(plan: PlanAnswer): FetchReason | undefined {
	const { added, changed, unchanged, vanished } = plan.counts;
	if (!plan.understood || added + changed + unchanged === 0) return 'unread';
	if (plan.questions.length > 0 || plan.sameList) return 'questions';
	if (!plan.dataset.known) return 'first';
	if (vanished > changed + unchanged) return 'half-gone';
	return plan.clashCount > 0 ? 'clashes' : undefined;
}
