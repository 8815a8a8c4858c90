/** A real server with a small made-up town, in memory. */
import type { Kind, RowOf } from '../../contract/kinds.ts';
import { type Actor, NOBODY } from '../../contract/roles.ts';
import { type App, createApp } from '../../server/app.ts';
import type { Database } from '../../server/db/database.ts';
import { openDatabase } from '../../server/db/open.ts';
import { compactLog, KEEP_LOG_MS, type RowChange, readRows } from '../../server/log.ts';

import { isSick } from './sickness.ts';

/** A code with a valid check digit that no municipality has. */
export const AREA = '990001';

export type TownServer = {
	app: App;
	clock: { now(): number };
	/** the server's clock, ms; tests may set it */
	setNow(ms: number): void;
	/** from now on this is who sends what is sent with a session; NOBODY: sessions are over */
	signIn(actor: Actor): void;
	/** Titles of notices and words of reports that were written, in the order in which they were: twice, if done twice. */
	done(): Promise<string[]>;
	change(...changes: RowChange[]): Promise<void>;
	/** `n` groups named by number, as one change each. */
	changeGroups(from: number, n: number, name?: (i: number) => string): Promise<void>;
	/** New pages at the present head. */
	snapshot(): Promise<void>;
	/** Forgets the log up to the present snapshot, as months do. */
	forgetLog(): Promise<void>;
	/** All live rows: `kind/id` → content. */
	rows(): Promise<Map<string, unknown>>;
	head(): Promise<{ epoch: string; head: number; horizon: number; sum: string }>;
	close(): Promise<void>;
};

let epochs = 0;

/** `db`: where another server stopped; absent: a new one. */
export async function openTownServer(
	options: { epoch?: string; now?: () => number; db?: Database } = {},
): Promise<TownServer> {
	const db = options.db ?? (await openDatabase({ file: ':memory:' }));
	let now = options.now ?? (() => Date.UTC(2026, 10, 23, 1, 0, 0));
	const clock = { now: () => now() };
	let actor: Actor = NOBODY;
	const app = await createApp({
		db,
		clock,
		actorOf: async () => actor,
		config: { publicUrl: 'https://engawa.example.jp' },
		ids: { epoch: () => options.epoch ?? (isSick('restore-keeps-epoch') ? 'epoch' : `epoch${++epochs}`) },
	});
	await app.publish(AREA, [change('profile', AREA, profile())]);

	return {
		app,
		clock,
		setNow: (ms) => {
			now = () => ms;
		},
		signIn: (next) => {
			actor = next;
		},
		done: () => whatWasDone(db),
		change: async (...changes) => {
			await app.publish(AREA, changes);
		},
		changeGroups: async (from, n, name = (i) => `会${i}`) => {
			const changes = Array.from({ length: n }, (_, i) =>
				change('group', `g${from + i}`, group(`g${from + i}`, name(from + i))),
			);
			await app.publish(AREA, changes);
		},
		snapshot: () => app.snapshotNow(AREA),
		forgetLog: async () => {
			await app.snapshotNow(AREA);
			const head = await readHead(app);
			const before = now;
			const later = before() + KEEP_LOG_MS + 1;
			now = () => later;
			await compactLog(app, AREA, head.head);
			now = before;
			for (const feed of app.feeds.known()) feed.heard();
		},
		rows: async () => {
			const rows = new Map<string, unknown>();
			for (const row of await readRows(app, AREA)) rows.set(`${row.kind}/${row.id}`, row.data);
			return rows;
		},
		head: () => readHead(app),
		close: async () => {
			await app.close();
			await db.close();
		},
	};
}

export function change<K extends Kind>(kind: K, id: string, data: RowOf[K] | null): RowChange {
	return { kind, id, data } as RowChange;
}

export function group(id: string, name: string): RowOf['group'] {
	return { id, name, fields: ['01'], recruiting: 'unknown' };
}

export function notice(id: string, title: string): RowOf['notice'] {
	return { id, title: { ja: title }, level: 'normal', from: '2026-11-01' };
}

function profile(): RowOf['profile'] {
	return { id: AREA, code: AREA, name: '見本市', sample: true, languages: ['ja'], stages: [], fields: [], areas: [] };
}

/** From the audit, which has a line for each time that something was done. */
async function whatWasDone(db: Database): Promise<string[]> {
	const lines = await db.kysely
		.selectFrom('audit')
		.select(['what', 'after'])
		.where('what', 'in', ['notice.put', 'report.send'])
		.orderBy('no')
		.execute();
	const reports = await db.kysely
		.selectFrom('private_row')
		.select(['id', 'body'])
		.where('kind', '=', 'report')
		.execute();
	const words = new Map(
		reports.map(({ id, body }) => [id, (JSON.parse(body ?? '{}') as { text?: string }).text ?? '']),
	);
	return lines.map(({ after }) => {
		const made = JSON.parse(after ?? '{}') as { title?: { ja: string }; report?: string };
		return made.title?.ja ?? words.get(made.report ?? '') ?? '';
	});
}

async function readHead(app: App): Promise<{ epoch: string; head: number; horizon: number; sum: string }> {
	const response = await app.request(`/s/${AREA}/head`);
	return (await response.json()) as { epoch: string; head: number; horizon: number; sum: string };
}
