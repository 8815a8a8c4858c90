/** A follow whose mails reach nobody for good ends. That one ended is counted for coordinators; the address is kept nowhere. */
import { toTokyo } from '../../contract/dates.ts';
import { ENDED_MAILS, type EndedMailsRow } from '../../contract/follow.ts';
import { writePrivate } from '../identity/write-private.ts';
import type { Store } from '../store.ts';
import { forgetFollow, readFollow } from './follow-store.ts';

/** Months that are told. */
const KEEP_MONTHS = 12;

/**
 * `to`: where the mail could not go; the address may have been mended since. The area of what ended; undefined: it had ended already, or
 * was none.
 */
export async function endWithoutAddress(store: Store, id: string, to: string): Promise<string | undefined> {
	const now = store.clock.now();
	const area = await store.db.kysely.transaction().execute(async (tx) => {
		const follow = await readFollow(tx, id);
		if (follow?.way !== 'mail' || follow.target !== to) return undefined;
		await forgetFollow(tx, id, now);
		// news that never began did not stop
		if (follow.state !== 'on') return follow.area;
		const before = await tx
			.selectFrom('private_row')
			.select('body')
			.where('area', '=', follow.area)
			.where('scope', '=', 'coordination')
			.where('kind', '=', ENDED_MAILS)
			.executeTakeFirst();
		const { months = {} } = before?.body ? (JSON.parse(before.body) as EndedMailsRow) : {};
		const month = toTokyo(now).date.slice(0, 7);
		const counted = Object.entries({ ...months, [month]: (months[month] ?? 0) + 1 })
			.sort()
			.slice(-KEEP_MONTHS);
		const data = { id: ENDED_MAILS, months: Object.fromEntries(counted) } satisfies EndedMailsRow;
		await writePrivate(store, tx, follow.area, [{ scope: 'coordination', kind: ENDED_MAILS, id: ENDED_MAILS, data }]);
		return follow.area;
	});
	if (area !== undefined) await store.db.scrub?.();
	return area;
}
