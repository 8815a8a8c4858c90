/**
 * The steps by which a device reads. Each asks, hands what it got to `apply.ts`, and answers with the event that moves the
 * machine in `sync.ts` on. No step repeats itself: whether and when to try again is decided above.
 */
import { sumToHex } from '../../contract/checksum.ts';
import type { Change, Head, Page, PageRef, Segment, Tail } from '../../contract/feed.ts';
import {
	type Applied,
	applyChanges,
	isStale,
	noteDivergence,
	type Outcome,
	stagedTexts,
	stagePage,
	switchTo,
} from './apply.ts';
import { contentHash } from './content-hash.ts';
import { inParallel } from './in-parallel.ts';
import { parsePage } from './parse-page.ts';
import { PLANTED } from './planted.ts';
import { logRequests, planFor, tailStart } from './pull-plan.ts';
import type { Replica } from './replica.ts';
import { type Rows, rowsOfPagesInSlices } from './rows.ts';
import type { Problem } from './status.ts';
import type { Answer, Wire } from './wire.ts';
import type { World } from './world.ts';

/** What a step found. */
export type Event =
	/** there is a replica, but so old that the head is asked first; or there is none */
	| 'cold'
	| 'warm'
	| 'nothing-new'
	| 'applied'
	/** the log is the shortest road */
	| 'behind'
	/** the pages are */
	| 'far-behind'
	/** what was asked for is of another epoch or below the horizon: the head must be read anew */
	| 'stale'
	/** the rows here are not the server's */
	| 'diverged'
	/** another window wrote meanwhile */
	| 'moved'
	| 'failed'
	| 'too-new';

/** One attempt to reach the head. */
export type Attempt = {
	world: World;
	wire: Wire;
	replica: Replica;
	/** requests at a time; 1 after a failure */
	parallel: number;
	/** a good answer carried the server's time, ISO */
	heard(now: string): void;
	progress(done: number, of: number): void;
	/** the head that was read last */
	head: Head | null;
	problem: Problem | null;
	/** how long the server asked to be left alone, ms */
	retryAfterMs: number;
};

/** Asks for the tail from the boundary below the cursor: one request, and usually all. */
export async function pollTail(attempt: Attempt): Promise<Event> {
	const { wire, replica } = attempt;
	const position = replica.position();
	if (!position) return 'cold';
	const answer = await wire.tail(replica.area, position.epoch, tailStart(position.cursor));
	if (!answer.ok)
		return PLANTED === 'cached-conflict-loop' && answer.why === 'stale' ? 'moved' : refusal(attempt, answer);
	const tail = answer.value;
	if (tail.epoch !== position.epoch) return 'stale';
	if (isStale(position, tail)) return failed(attempt, 'stale-answer');
	if (PLANTED === 'own-clock-decides' && Date.parse(tail.now) < attempt.world.now())
		return failed(attempt, 'stale-answer');
	attempt.heard(tail.now);
	if (tail.head === position.cursor) return compareSum(attempt, tail.sum);
	if (!tail.changes) return 'far-behind';
	return applyLog(attempt, [], tail, null);
}

/** Reads the head and says which road to take. */
export async function askHead(attempt: Attempt): Promise<Event> {
	const refused = await fetchHead(attempt);
	if (refused) return refused;
	const head = attempt.head as Head;
	switch (planFor(attempt.replica.position(), head)) {
		case 'nothing':
			return compareSum(attempt, head.sum);
		case 'log':
			return 'behind';
		case 'pages':
			return 'far-behind';
	}
}

/** Reads segments and tail after the cursor, up to the head that was read. */
export async function readLog(attempt: Attempt): Promise<Event> {
	const { replica, head } = attempt;
	const position = replica.position();
	if (!head || !position) return 'cold';
	const log = await fetchLog(attempt, head, position.cursor);
	if (!log.ok) return log.event;
	return applyLog(attempt, log.segments, log.tail, head);
}

/** Reads the pages it does not have, and the log after them, and switches to them in one step. */
export async function readPages(attempt: Attempt): Promise<Event> {
	const { replica, head } = attempt;
	if (!head) return 'stale';
	const { at, pages: refs } = head.snapshot;
	const [pages, log] = await Promise.all([fetchPages(attempt, refs), fetchLog(attempt, head, at)]);
	if (!pages.ok) return pages.event;
	if (!log.ok) return log.event;
	const rows: Rows = await rowsOfPagesInSlices(pages.pages, attempt.world);
	const to = log.tail?.head ?? head.head;
	const changes = changesAfter(at, log.segments, log.tail);
	if (changes.length !== to - at) return failed(attempt, 'damaged-answer');
	const outcome = await switchTo(replica, {
		epoch: head.epoch,
		at,
		pages: refs,
		rows,
		changes,
		to,
		sum: log.tail?.sum ?? head.sum,
	});
	return afterApply(attempt, outcome);
}

/** Fetches whatever differs, whatever the plan would be: pages on the device are proven, the log after them is read anew. */
export async function heal(attempt: Attempt): Promise<Event> {
	return (await fetchHead(attempt)) ?? readPages(attempt);
}

async function fetchHead(attempt: Attempt): Promise<Event | null> {
	const { wire, replica } = attempt;
	const answer = await wire.head(replica.area);
	if (!answer.ok) {
		const nowhere = answer.why === 'stale' || answer.why === 'not-found';
		return nowhere ? failed(attempt, 'server-error') : refusal(attempt, answer);
	}
	if (isStale(replica.position(), answer.value)) return failed(attempt, 'stale-answer');
	if (PLANTED === 'own-clock-decides' && Date.parse(answer.value.now) < attempt.world.now())
		return failed(attempt, 'stale-answer');
	attempt.head = answer.value;
	attempt.heard(answer.value.now);
	return null;
}

async function compareSum(attempt: Attempt, sum: string): Promise<Event> {
	const { replica } = attempt;
	const ours = PLANTED === 'checksum-copied' ? sum : sumToHex(replica.rows().sum);
	if (ours === sum || PLANTED === 'checksum-ignored') return 'nothing-new';
	await noteDivergence(replica);
	attempt.problem = 'diverged';
	return 'diverged';
}

async function applyLog(
	attempt: Attempt,
	segments: readonly Segment[],
	tail: Tail | null,
	head: Head | null,
): Promise<Event> {
	const first = segments[0];
	const from = first?.from ?? tail?.from;
	const to = tail?.head ?? segments.at(-1)?.to;
	const epoch = tail?.epoch ?? first?.epoch;
	if (from === undefined || to === undefined || epoch === undefined) return failed(attempt, 'damaged-answer');
	const sum = tail?.sum ?? (head?.head === to ? head.sum : undefined);
	const outcome = await applyChanges(attempt.replica, {
		epoch,
		from,
		to,
		changes: changesAfter(from, segments, tail),
		...(sum === undefined ? {} : { sum }),
	});
	return afterApply(attempt, outcome);
}

function afterApply(attempt: Attempt, { applied, diverged }: Outcome): Event {
	if (diverged) {
		attempt.problem = 'diverged';
		return 'diverged';
	}
	const events: Record<Applied, () => Event> = {
		applied: () => 'applied',
		'nothing-new': () => 'nothing-new',
		moved: () => 'moved',
		refused: () => failed(attempt, 'stale-answer'),
		incomplete: () => 'stale',
	};
	return events[applied]();
}

function changesAfter(from: number, segments: readonly Segment[], tail: Tail | null): Change[] {
	const changes: Change[] = [];
	for (const part of [...segments, ...(tail ? [tail] : [])])
		for (const change of part.changes ?? []) if (change[0] > from) changes.push(change);
	return changes;
}

type Log = { ok: true; segments: Segment[]; tail: Tail | null } | { ok: false; event: Event };

async function fetchLog(attempt: Attempt, head: Head, after: number): Promise<Log> {
	const { wire, replica } = attempt;
	const wanted = logRequests(after, head.head);
	const asks: (() => Promise<Answer<Segment | Tail>>)[] = wanted.segments.map(
		({ from, to }) =>
			() =>
				wire.segment(replica.area, head.epoch, from, to),
	);
	const { tail: tailFrom } = wanted;
	if (tailFrom !== null) asks.push(() => wire.tail(replica.area, head.epoch, tailFrom));
	const answers = await inParallel(asks, attempt.parallel);
	const parts: (Segment | Tail)[] = [];
	for (const answer of answers) {
		if (!answer.ok) return { ok: false, event: refusal(attempt, answer) };
		if (answer.value.epoch !== head.epoch && PLANTED !== 'epochs-mixed') return { ok: false, event: 'stale' };
		parts.push(answer.value);
	}
	const tail = tailFrom === null ? null : (parts.pop() as Tail);
	if (tail && tail.head < head.head) return { ok: false, event: failed(attempt, 'stale-answer') };
	if (tail && !tail.changes) return { ok: false, event: 'stale' }; // the log ran away meanwhile
	return { ok: true, segments: parts as Segment[], tail };
}

type Pages = { ok: true; pages: Page[] } | { ok: false; event: Event };

/** Pages in the store are proven again: what healing distrusts and what a new ground may rest on is the same question. */
async function fetchPages(attempt: Attempt, refs: readonly PageRef[]): Promise<Pages> {
	const { world, wire, replica } = attempt;
	const texts = await stagedTexts(
		replica,
		refs.map((ref) => ref.hash),
	);
	let done = 0;
	attempt.progress(0, refs.length);
	const asks = refs.map((ref) => async (): Promise<Answer<Page>> => {
		const stored = texts.get(ref.hash);
		texts.delete(ref.hash);
		let page = stored === undefined ? null : await provenPage(world, ref, stored);
		if (!page) {
			const answer = await wire.page(replica.area, ref);
			if (!answer.ok) return answer;
			page = answer.value.page;
			await stagePage(replica, { hash: ref.hash, kind: ref.kind, text: answer.value.text });
		}
		attempt.progress(++done, refs.length);
		return { ok: true, value: page };
	});
	const pages: Page[] = [];
	for (const answer of await inParallel(asks, attempt.parallel)) {
		if (!answer.ok) {
			// a page that the server has let go: the head that named it is too old
			return { ok: false, event: answer.why === 'not-found' ? 'stale' : refusal(attempt, answer) };
		}
		pages.push(answer.value);
	}
	return { ok: true, pages };
}

async function provenPage(world: World, ref: PageRef, text: string): Promise<Page | null> {
	if (PLANTED !== 'heal-trusts-pages') {
		const bytes = new TextEncoder().encode(text);
		if (bytes.byteLength !== ref.bytes) return null;
		if (world.subtle && (await contentHash(world.subtle, bytes)) !== ref.hash) return null;
	}
	return parsePage(text, ref);
}

function refusal(attempt: Attempt, answer: Answer<unknown> & { ok: false }): Event {
	attempt.retryAfterMs = Math.max(attempt.retryAfterMs, answer.retryAfterMs ?? 0);
	switch (answer.why) {
		case 'stale':
			return 'stale';
		case 'not-found':
			return 'stale'; // a tail ahead of the server, a segment it has not sealed: the head will tell
		case 'newer-protocol':
			attempt.problem = 'newer-protocol';
			return 'too-new';
		default:
			return failed(attempt, answer.why);
	}
}

function failed(attempt: Attempt, problem: Problem): Event {
	attempt.problem = problem;
	return 'failed';
}
