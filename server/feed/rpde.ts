/**
 * The open feed: RPDE 1.0 (OpenActive Realtime Paged Data Exchange), ordered by change number.
 *
 * Each row appears once, at the number of its latest change; a deleted row appears without data. Whoever follows `next`
 * holds the same rows as the log. `next` carries the epoch: after a restore numbers are given anew, and a follower of
 * the old ones begins again at 0 instead of missing what was numbered below.
 */
import type { RpdePage } from '../../contract/feed.ts';
import type { Query } from '../db/database.ts';
import { toWireData } from '../stored-row.ts';

export const DEFAULT_LIMIT = 500;
export const MAX_LIMIT = 1000;

export type RpdeQuestion = {
	area: string;
	/** the epoch the follower began in, if it says so */
	epoch: string | undefined;
	after: number;
	limit: number;
	/** scheme and host by which the follower knows us */
	origin: string;
};

/** The page's text, and whether it is a full one (more follow). Throws for an unknown area. */
export async function readRpdePage(db: Query, question: RpdeQuestion): Promise<{ text: string; full: boolean }> {
	const { area, limit, origin } = question;
	const { epoch } = await db.selectFrom('area').select('epoch').where('code', '=', area).executeTakeFirstOrThrow();
	const sameEpoch = question.epoch === undefined || question.epoch === epoch;
	const after = sameEpoch ? question.after : 0;
	const rows = await db
		.selectFrom('rows')
		.select(['kind', 'id', 'seq', 'at', 'body'])
		.where('area', '=', area)
		.where('seq', '>', after)
		.orderBy('seq')
		.limit(limit)
		.execute();
	const items = rows.map(({ kind, id, seq, at, body }) => {
		const head = `"kind":${JSON.stringify(kind)},"id":${JSON.stringify(id)},"modified":${seq}`;
		return body === null
			? `{"state":"deleted",${head}}`
			: `{"state":"updated",${head},"data":${toWireData({ at, body })}}`;
	});
	const last = rows.at(-1);
	// an empty page is its own next, word for word
	const said = last || !sameEpoch ? epoch : question.epoch;
	const next = addressOf(origin, area, said, last ? last.seq : after, limit);
	const frame = JSON.stringify({ next, license: `${origin}/settings/licences` } satisfies Omit<RpdePage, 'items'>);
	return { text: `${frame.slice(0, -1)},"items":[${items.join(',')}]}`, full: rows.length === limit };
}

function addressOf(origin: string, area: string, epoch: string | undefined, after: number, limit: number): string {
	const inEpoch = epoch === undefined ? '' : `epoch=${epoch}&`;
	const inPages = limit === DEFAULT_LIMIT ? '' : `&limit=${limit}`;
	return `${origin}/feed/${area}?${inEpoch}afterChangeNumber=${after}${inPages}`;
}
