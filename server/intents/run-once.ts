/**
 * Runs intents exactly once.
 *
 * A push waits in its area's queue; whatever waits shares one transaction, and so one flush to the disk. Under the area's
 * counter row all writers of an area are serial, also those of other processes. Receipts, effects and how far each device's
 * numbering has come are written together: either all of it is there after a crash, or none.
 */

import type { PushAnswer } from '../../contract/intent.ts';
import { NoSuchArea } from '../area-counter.ts';
import { KNOWN_PUSH_HOSTS } from '../follow/push/push-hosts.ts';
import type { Journal } from '../journal.ts';
import type { Store } from '../store.ts';
import type { CheckedPush } from './answer-push.ts';
import { type AfterCommit, AreaQueue, TooBusy } from './area-queue.ts';
import type { FollowWays, IntentContext } from './intent-context.ts';

export type Writing = {
	/** Runs what has not run yet and answers every intent. Throws `NoSuchArea`, and when the database fails: then nothing ran. */
	push(area: string, push: CheckedPush): Promise<PushAnswer>;
	/** The server's own work on the same rows, in a transaction of its own in the area's queue. */
	work<T>(area: string, what: string, work: (context: IntentContext) => Promise<T>): Promise<T>;
	/** Waits for what is under way; nothing new is taken. */
	close(): Promise<void>;
};

export type WritingOptions = {
	store: Store;
	journal: Journal;
	/** absent: mail, and the push services of the browsers there are */
	ways?: FollowWays | undefined;
} & Partial<AfterCommit>;

const EVERY_WAY: FollowWays = { mail: true, pushHosts: KNOWN_PUSH_HOSTS };

export function createWriting({
	store,
	journal,
	mailsWritten = () => {},
	withdrawn = async () => {},
	ways = EVERY_WAY,
}: WritingOptions): Writing {
	const queues = new Map<string, AreaQueue>();
	let closed = false;
	const queueOf = (area: string) => {
		if (closed) throw new TooBusy('the server is leaving');
		let queue = queues.get(area);
		if (!queue) {
			queue = new AreaQueue(store, journal, area, { mailsWritten, withdrawn }, ways);
			queues.set(area, queue);
		}
		return queue;
	};
	return {
		async push(area, push) {
			try {
				return await queueOf(area).push(push);
			} catch (error) {
				if (error instanceof NoSuchArea) queues.delete(area);
				throw error;
			}
		},
		work: (area, what, work) => queueOf(area).work(what, work),
		async close() {
			closed = true;
			await Promise.all([...queues.values()].map((queue) => queue.settled()));
		},
	};
}
