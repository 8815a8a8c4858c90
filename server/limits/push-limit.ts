/**
 * How many intents a device may send. The database counts, but not at each push: a device is given a handful at a time, and
 * spends them in memory.
 */
import type { Actor } from '../../contract/roles.ts';
import { notedNeighbourhood } from './address.ts';
import { askingMailRules, pushRules } from './rules.ts';
import type { Limits } from './take.ts';

export type CountedPush = {
	client: string;
	actor: Actor;
	/** for how many they count */
	intents: number;
	/** mails that ask a letter box, which these would send */
	mails: number;
};

/** Seconds to wait before so many intents are taken from this device; undefined: they are counted, go on. */
export type PushLimit = (request: Request, area: string, push: CountedPush) => Promise<number | undefined>;

const HANDFUL = 100;
const MOST_REMEMBERED = 10_000;

export function createPushLimit(limits: Limits): PushLimit {
	/** by device and account: intents that are counted already */
	const given = new Map<string, number>();

	return async (request, area, { client, actor, intents, mails }) => {
		const device = `${area} ${client}`;
		const address = notedNeighbourhood(request);
		if (mails > 0) {
			const asked = await limits.take(askingMailRules({ device, address, cost: mails }));
			if (!asked.allowed) return asked.retryAfterSeconds;
		}
		const key = `${area} ${client} ${actor.accountId ?? ''}`;
		const left = given.get(key) ?? 0;
		if (intents <= left) {
			given.set(key, left - intents);
			return undefined;
		}
		const take = (cost: number) => limits.take(pushRules({ device, account: actor.accountId, address, cost }));
		const missing = intents - left;
		const handful = await take(missing + HANDFUL);
		const taken = handful.allowed ? handful : await take(missing);
		if (!taken.allowed) return taken.retryAfterSeconds;
		given.delete(key);
		for (const [oldest] of given) {
			if (given.size < MOST_REMEMBERED) break;
			given.delete(oldest);
		}
		given.set(key, handful.allowed ? HANDFUL : 0);
		return undefined;
	};
}
