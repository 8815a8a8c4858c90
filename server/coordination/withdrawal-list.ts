/**
 * Who took their consent back, in a file beside the database: an older back-up must not bring them back.
 *
 * `{data}/withdrawals.jsonl` only grows, a line for each: ids that lead nowhere once the person is gone, and instants. It is written from
 * what the database says of itself, after each commit in which somebody withdrew and when the server starts, so that a line that
 * a crash kept back is written later. Whoever copies back-ups away copies it along (docs/running-engawa.md).
 */
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { Id, Instant } from '../../contract/common.ts';
import { TIE_SIDES, type TieDraft } from '../../contract/tie.ts';
import { CONSULT } from '../consult/consult-store.ts';
import type { Query } from '../db/database.ts';
import { toInstant } from '../stored-row.ts';
import { HELPER } from './case-store.ts';
import { COORDINATION } from './exchange-store.ts';
import { LENT } from './lent-store.ts';
import { TIE } from './tie-intents.ts';

/** What somebody asked advice for; who follows no more; a person who can help; a place that its keeper lent; a tie that was taken away, or one side's no to its being shown (`side`). */
const Withdrawal = v.object({
	area: v.string(),
	kind: v.picklist(['consult', 'follow', 'helper', 'lent-place', 'tie']),
	id: Id,
	side: v.optional(v.picklist(TIE_SIDES)),
	at: Instant,
});
export type Withdrawal = v.InferOutput<typeof Withdrawal>;

/** What stands in the file; nothing where there is none. A line that was cut by a crash is left out. */
export async function readWithdrawals(file: string): Promise<Withdrawal[]> {
	const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return '';
		throw error;
	});
	return text.split('\n').flatMap((line) => {
		try {
			const read = v.safeParse(Withdrawal, JSON.parse(line));
			return read.success ? [read.output] : [];
		} catch {
			return [];
		}
	});
}

/** Adds what the database knows and the file does not, and waits until it is on the disk. How many lines were added. */
export async function noteWithdrawals(query: Query, file: string): Promise<number> {
	const keyOf = ({ area, kind, id, side, at }: Withdrawal) =>
		kind !== 'tie' && kind !== 'follow' ? `${area} ${kind} ${id}` : `${area} ${kind} ${id} ${side ?? ''} ${at}`;
	const known = new Set((await readWithdrawals(file)).map(keyOf));
	const news = (await withdrawnIn(query)).filter((one) => !known.has(keyOf(one)));
	if (news.length === 0) return 0;
	await mkdir(path.dirname(file), { recursive: true });
	const handle = await open(file, 'a', 0o600);
	try {
		// a line that a crash cut short must not swallow the first of these
		await handle.writeFile(`\n${news.map((one) => `${JSON.stringify(one)}\n`).join('')}`);
		await handle.sync();
	} finally {
		await handle.close();
	}
	return news.length;
}

/** What of it stands in the database: rows that are gone, and a side's no. */
async function withdrawnIn(query: Query): Promise<Withdrawal[]> {
	const rows = await query
		.selectFrom('private_row')
		.select(['area', 'kind', 'id', 'at', 'body'])
		.where('scope', '=', COORDINATION)
		.where('kind', 'in', [HELPER, LENT, TIE])
		.execute();
	const consults = await query
		.selectFrom('private_row')
		.select(['area', 'id', 'at'])
		.where('scope', '=', COORDINATION)
		.where('kind', '=', CONSULT)
		.where('body', 'like', '%"state":"withdrawn"%')
		.execute();
	const asked = consults.map(
		({ area, id, at }): Withdrawal => ({ area, kind: 'consult', id, at: toInstant(Number(at)) }),
	);
	const others = rows.flatMap(({ area, kind, id, at, body }): Withdrawal[] => {
		const of = { area, id, at: toInstant(Number(at)) };
		if (kind === HELPER || kind === LENT) return body === null ? [{ ...of, kind }] : [];
		if (body === null) return [{ ...of, kind: 'tie' }];
		const { agreed } = JSON.parse(body) as TieDraft;
		return TIE_SIDES.flatMap((side) => (agreed[side]?.answer === 'no' ? [{ ...of, kind: 'tie' as const, side }] : []));
	});
	const ended = await query.selectFrom('follow_ended').selectAll().execute();
	const followed = ended.map(
		({ area, id, at }): Withdrawal => ({ area, kind: 'follow', id, at: toInstant(Number(at)) }),
	);
	return [...asked, ...others, ...followed];
}
