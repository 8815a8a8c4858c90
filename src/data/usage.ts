/**
 * Counts how a kiosk is used and keeps the counts until the server has them: weeks without a line lose none, and none is counted
 * twice. Nothing of a visitor stands here; see contract/usage.ts.
 */
import { MOST_USAGE_LINES, type UsageBatch, type UsageLine, type UsageWhat } from '../../contract/usage.ts';
import { type Own, own } from './own.ts';
import { newUuid } from './uuid.ts';

/** `sent`: the batch that is on its way and never changes; `open`: what came since. */
type Kept = { series: string; n: number; sent: UsageLine[]; open: UsageLine[] };

export type Usage = {
	/** One more. Resolves when it is kept. */
	count(line: { placeId: string; hour: string; what: UsageWhat; name: string }): Promise<void>;
	/** The batch to send next; undefined: there is nothing. */
	next(): Promise<UsageBatch | undefined>;
	/** The server has this series up to this number. */
	counted(told: { series: string; n: number }): Promise<void>;
};

export function createUsage(ownStore: Pick<Own, 'get' | 'put'>, newSeries: () => string): Usage {
	let kept: Kept | undefined;
	let isOnDisk = true;
	let last: Promise<unknown> = Promise.resolve();

	/** One after the other: each reads what the one before wrote. */
	const inTurn = <T>(work: (kept: Kept) => Promise<T>): Promise<T> => {
		const turn = last.then(async () => {
			kept ??= ((await ownStore.get('usage')) as Kept | undefined) ?? { series: newSeries(), n: 1, sent: [], open: [] };
			return work(kept);
		});
		last = turn.catch(() => undefined); // whoever asked hears it
		return turn;
	};
	const keep = async (next: Kept) => {
		kept = next;
		isOnDisk = await ownStore.put('usage', next);
	};

	return {
		count: (line) =>
			inTurn(async (before) => {
				const isSame = (each: UsageLine) =>
					each.placeId === line.placeId &&
					each.hour === line.hour &&
					each.what === line.what &&
					each.name === line.name;
				const known = before.open.some(isSame);
				const open = known
					? before.open.map((each) => (isSame(each) ? { ...each, n: each.n + 1 } : each))
					: [...before.open, { ...line, n: 1 }];
				await keep({ ...before, open });
			}),
		next: () =>
			inTurn(async (before) => {
				let { series, n, sent, open } = before;
				if (sent.length === 0) {
					if (open.length === 0) return undefined;
					sent = open.slice(0, MOST_USAGE_LINES);
					open = open.slice(MOST_USAGE_LINES);
					// kept before it leaves: after a power cut the same number holds the same counts
					await keep({ series, n, sent, open });
				}
				if (!isOnDisk) await keep({ series, n, sent, open });
				if (!isOnDisk) return undefined; // a full disk: what a power cut would take back is not sent
				return { series, n, lines: sent };
			}),
		counted: (told) =>
			inTurn(async (before) => {
				if (told.series !== before.series || told.n < before.n || before.sent.length === 0) return;
				await keep({ ...before, n: told.n + 1, sent: [] });
			}),
	};
}

/** The counts of this device. */
export const usage = createUsage(own, () => newUuid(Date.now()));
