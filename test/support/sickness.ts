/** Known bugs of sync servers, as what a device would get from them. None is active unless a test of the bug bank says so. */
import type { Change } from '../../contract/feed.ts';

export const SICKNESSES = [
	/** numbers are given before the commit: a reader gets past a change that is not there yet */
	'numbers-before-commit',
	/** compaction forgets a deletion while devices are still behind it */
	'deletion-forgotten',
	/** the snapshot's number is read outside the transaction that read its rows */
	'snapshot-number-too-new',
	/** a restored server goes on under its old epoch */
	'restore-keeps-epoch',
	/** receipts are written after the commit of what they answer for */
	'receipts-apart',
] as const;
export type Sickness = (typeof SICKNESSES)[number];

let active: Sickness | null = null;

export function fallSick(sickness: Sickness | null): void {
	active = sickness;
}

export function isSick(sickness: Sickness): boolean {
	return active === sickness;
}

type Body = {
	head: number;
	sum: string;
	changes?: Change[];
	snapshot?: { at: number; sum: string };
};

/** What the sick server would have answered; the healthy answer itself when nothing is wrong. */
export async function sickened(path: string, response: Response): Promise<Response> {
	if (!active || response.status !== 200) return response;
	if (!/\/head$|\/t\/|\/l\//.test(path)) return response;
	const body = (await response.json()) as Body;
	const { changes, snapshot } = body;
	if (active === 'numbers-before-commit' && changes && changes.length > 2) changes.splice(changes.length - 2, 1);
	if (active === 'deletion-forgotten' && changes) {
		for (const [i, change] of changes.entries()) {
			const before = changes[i - 1];
			if (change[4] === null && before) changes[i] = [change[0], before[1], before[2], before[3], before[4]];
		}
	}
	if (active === 'snapshot-number-too-new' && snapshot) {
		snapshot.at = body.head;
		snapshot.sum = body.sum;
	}
	return Response.json(body);
}
