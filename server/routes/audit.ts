/** Who did what, for those who may ask: as lines for a screen, and as a sheet. That it was read stands in the audit too. */
import { type Context, Hono } from 'hono';
import { OPEN_AUDIT_KINDS } from '../../contract/private-feed.ts';
import type { Actor } from '../../contract/roles.ts';
import { writeAuditSheet } from '../audit/audit-sheet.ts';
import { type AuditEntry, type AuditQuestion, readAudit } from '../audit/read-audit.ts';
import { jsonAnswer } from '../http/answer.ts';
import type { Writing } from '../intents/run-once.ts';
import type { Store } from '../store.ts';
import { respond } from './respond.ts';

const MOST_LINES = 500;
/** … of a screen, which shows the newest first. */
const MOST_SHOWN = 60;
/** As many as a spreadsheet opens without pain; who wants more asks from where it ends. */
const MOST_SHEET_LINES = 50_000;

export type AuditRoutesOptions = {
	store: Store;
	headers: Readonly<Record<string, string>>;
	ready: () => Promise<void>;
	actorOf: (request: Request, area: string) => Promise<Actor>;
	writing: Writing;
};

export function auditRoutes({ store, headers, ready, actorOf, writing }: AuditRoutesOptions): Hono {
	const noStore = { ...headers, 'Cache-Control': 'no-store' };
	const refuse = (status: number, error: string) => jsonAnswer(status, { error }, noStore);
	const read = (area: string, question: AuditQuestion) => readAudit(store.db.kysely, area, question);

	/** The question if this actor may ask it, noted; else why not. */
	async function asked(c: Context, area: string): Promise<AuditQuestion | ReturnType<typeof refuse>> {
		await ready();
		const actor = await actorOf(c.req.raw, area);
		const by = actor.accountId;
		if (by === null) return refuse(401, 'sign-in-needed');
		const { kind, id, person, after = '0', before } = c.req.query();
		if (!/^\d{1,15}$/.test(after) || !/^\d{1,15}$/.test(before ?? '0')) return refuse(400, 'after-is-a-number');
		const record = kind && id ? { kind, id } : undefined;
		if (!mayRead(actor, record?.kind, person)) return refuse(403, 'not-allowed');
		// who reads what others did is part of the story too
		await writing.work(area, 'audit.read', async (context) => {
			context.audit({ kind: record?.kind ?? 'account', recordId: record?.id ?? person ?? '', by });
		});
		return {
			record,
			person: person || undefined,
			after: Number(after),
			before: before === undefined ? undefined : Number(before),
			limit: before === undefined ? MOST_LINES : MOST_SHOWN,
		};
	}

	return new Hono()
		.get('/p/:area{\\d{6}}/audit', async (c) => {
			const area = c.req.param('area');
			const question = await asked(c, area);
			if ('status' in question) return respond(c, question);
			const lines = await read(area, question);
			return respond(c, jsonAnswer(200, { lines, more: lines.length === question.limit }, noStore));
		})
		.get('/p/:area{\\d{6}}/audit.csv', async (c) => {
			const area = c.req.param('area');
			const question = await asked(c, area);
			if ('status' in question) return respond(c, question);
			const all: AuditEntry[] = [];
			for (let after = question.after ?? 0; all.length < MOST_SHEET_LINES; after = all.at(-1)?.no ?? after) {
				const some = await read(area, { ...question, after, before: undefined, limit: MOST_LINES });
				all.push(...some);
				if (some.length < MOST_LINES) break;
			}
			return new Response(writeAuditSheet(all), {
				headers: {
					...noStore,
					'Content-Type': 'text/csv; charset=utf-8',
					'Content-Disposition': `attachment; filename="audit-${area}.csv"`,
				},
			});
		});
}

function mayRead({ roles }: Actor, kind: string | undefined, person: string | undefined): boolean {
	if (roles.some(({ role }) => role === 'administrator')) return true;
	const isOpen = kind !== undefined && OPEN_AUDIT_KINDS.includes(kind) && !person;
	return isOpen && roles.some(({ role }) => role === 'coordinator');
}
