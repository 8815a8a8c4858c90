/** What crossed the line: nothing private where everybody may look, one answer for one wish, one wish for one number. */
import { Breach } from './breach.ts';
import { PRIVATE_MARK } from './hands.ts';
import type { Seen } from './network.ts';
import type { Scene } from './scene.ts';

export type Line = {
	/** Throws the first breach that showed on the line. */
	isTrue(): void;
	/** id of each wish → what the server answered of it, as far as that is still so */
	acknowledged: Map<string, string>;
	/** id of each wish → its client and number, as last sent */
	numbers: Map<string, { client: string; n: number }>;
	/** when each device asked, ms */
	asked: Map<string, number[]>;
	/** A back-up was put back: what the server said since counts no more. */
	forget(lost: ReadonlySet<string>): void;
};

/** The cookie of somebody who signed out may still be on its way for so long. */
const STILL_LEAVING_MS = 5_000;

export function watchLine({ network, devices, clockwork }: Scene): Line {
	const acknowledged: Line['acknowledged'] = new Map();
	const numbers: Line['numbers'] = new Map();
	const taken = new Map<string, string>();
	const asked: Line['asked'] = new Map();
	const signedOutAt = new Map<string, number>();
	let found: Breach | undefined;

	const leaves = ({ device: name, at, path, asked: body }: Seen) => {
		const times = asked.get(name) ?? [];
		times.push(at);
		asked.set(name, times);
		const device = devices.find((one) => one.name === name);
		if (!device?.signedOut) return void signedOutAt.delete(name);
		const since = signedOutAt.get(name) ?? clockwork.now();
		signedOutAt.set(name, since);
		if (!path.endsWith('/push') || body === undefined || clockwork.now() - since < STILL_LEAVING_MS) return;
		const { intents } = JSON.parse(body) as { intents: { id: string; by?: string }[] };
		const theirs = intents.find(({ by }) => by !== undefined);
		if (theirs) found ??= new Breach('what an account wrote waits for it', `${theirs.id} left without ${theirs.by}`);
	};

	const comes = ({ path, method, asked: body, answer }: Seen) => {
		if (!answer) return;
		const text = new TextDecoder().decode(answer.body);
		if (method === 'GET' && /^\/(s|feed|open)\//.test(path) && text.includes(PRIVATE_MARK))
			found ??= new Breach('private stays private', `${path} holds what only the desk may read`);
		if (!path.endsWith('/push') || answer.status !== 200 || body === undefined) return;
		const sent = JSON.parse(body) as { client: string; intents: { id: string; n: number }[] };
		const { receipts } = JSON.parse(text) as { receipts: { id: string; status: string; code?: string }[] };
		for (const { id, status, code } of receipts) {
			// no answer to the wish: its number, or its content, is not what the server knows
			if (code === 'conflict') continue;
			const before = acknowledged.get(id);
			if (before !== undefined && before !== status)
				found ??= new Breach('one answer for one wish', `${id} was ${before}, then ${status}`);
			acknowledged.set(id, status);
			const one = sent.intents.find((intent) => intent.id === id);
			if (!one || status !== 'accepted') continue;
			numbers.set(id, { client: sent.client, n: one.n });
			const key = `${sent.client}/${one.n}`;
			const known = taken.get(key);
			if (known !== undefined && known !== id)
				found ??= new Breach('a number stands for one wish', `${key} was ${known}, then ${id}`);
			taken.set(key, id);
		}
	};

	network.watch((seen) => (seen.answer ? comes(seen) : leaves(seen)));
	return {
		isTrue: () => {
			if (found) throw found;
		},
		acknowledged,
		numbers,
		asked,
		forget: (lost) => {
			taken.clear();
			numbers.clear();
			for (const id of lost) acknowledged.delete(id);
		},
	};
}
