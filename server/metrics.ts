/** What the server counts, as Prometheus reads it (text exposition format 0.0.4). Nothing in it tells people apart. */
import type { TownFeeds } from './feed/town-feeds.ts';

/** Kinds of addresses; never the address itself. */
export type Subject = 'head' | 'page' | 'segment' | 'tail' | 'poke' | 'feed' | 'open' | 'file' | 'other';

/** Answers of one kind and status so far. */
export type Tally = { subject: Subject; status: number; count: number; bytes: number };

export type Metrics = {
	/** The tally to add to; the same object each time, so that a busy caller may keep it. */
	tally(subject: Subject, status: number): Tally;
	/** an unexpected error was caught */
	countError(): void;
	/** a browser reported a breach of the content security policy */
	countReport(): void;
	snapshotMade(ms: number): void;
	/** all of it as text */
	write(feeds: TownFeeds): Promise<string>;
};

export function createMetrics(startedAt: number): Metrics {
	const answers = new Map<string, Tally>();
	let errors = 0;
	let reports = 0;
	let snapshots = 0;
	let snapshotMs = 0;
	return {
		tally(subject, status) {
			const key = `${subject}${status}`;
			let tally = answers.get(key);
			if (!tally) {
				tally = { subject, status, count: 0, bytes: 0 };
				answers.set(key, tally);
			}
			return tally;
		},
		countError: () => {
			errors += 1;
		},
		countReport: () => {
			reports += 1;
		},
		snapshotMade: (ms) => {
			snapshots += 1;
			snapshotMs += ms;
		},
		async write(feeds) {
			const sorted = [...answers.values()].sort((a, b) => a.subject.localeCompare(b.subject) || a.status - b.status);
			const label = (each: Tally) => `{subject="${each.subject}",status="${each.status}"}`;
			const areas = await Promise.all(feeds.known().map(async (feed) => ({ feed, state: await feed.fresh() })));
			const memory = process.memoryUsage();
			return [
				...family('engawa_answers_total', 'counter', 'Answers by kind of address and status.', [
					...sorted.map((each) => `${label(each)} ${each.count}`),
				]),
				...family('engawa_answer_bytes_total', 'counter', 'Bytes of bodies sent.', [
					...sorted.map((each) => `${label(each)} ${each.bytes}`),
				]),
				...family('engawa_errors_total', 'counter', 'Unexpected errors caught.', [` ${errors}`]),
				...family('engawa_policy_reports_total', 'counter', 'Breaches of the content security policy.', [
					` ${reports}`,
				]),
				...family('engawa_snapshots_total', 'counter', 'Snapshots made.', [` ${snapshots}`]),
				...family('engawa_snapshot_seconds_total', 'counter', 'Time spent on snapshots.', [` ${snapshotMs / 1000}`]),
				...family(
					'engawa_log_head',
					'gauge',
					'Number of the last change.',
					areas.map(({ feed, state }) => `{area="${feed.code}"} ${state.head}`),
				),
				...family(
					'engawa_log_horizon',
					'gauge',
					'The log begins after this number.',
					areas.map(({ feed, state }) => `{area="${feed.code}"} ${state.horizon}`),
				),
				...family(
					'engawa_held_bytes',
					'gauge',
					'Prepared bytes in memory.',
					areas.map(({ feed }) => `{area="${feed.code}"} ${feed.heldBytes()}`),
				),
				...family(
					'engawa_waiting_nudges',
					'gauge',
					'Requests that wait for the log to move.',
					areas.map(({ feed }) => `{area="${feed.code}"} ${feed.waiting()}`),
				),
				...family('process_resident_memory_bytes', 'gauge', 'Resident memory.', [` ${memory.rss}`]),
				...family('nodejs_heap_used_bytes', 'gauge', 'Heap in use.', [` ${memory.heapUsed}`]),
				...family('process_start_time_seconds', 'gauge', 'Start, seconds since 1970.', [` ${startedAt / 1000}`]),
				'',
			].join('\n');
		},
	};
}

function family(name: string, type: 'counter' | 'gauge', help: string, samples: readonly string[]): string[] {
	if (samples.length === 0) return [];
	return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples.map((sample) => `${name}${sample}`)];
}

/** Which kind of address a path is. */
export function subjectOf(path: string): Subject {
	if (path.startsWith('/s/')) {
		const rest = path.slice(path.indexOf('/', 3) + 1);
		if (rest === 'head') return 'head';
		if (rest === 'poke') return 'poke';
		if (rest.startsWith('p/')) return 'page';
		if (rest.startsWith('l/')) return 'segment';
		if (rest.startsWith('t/')) return 'tail';
		return 'other';
	}
	if (path.startsWith('/feed/')) return 'feed';
	if (path.startsWith('/open') || path.startsWith('/embed/')) return 'open';
	return path === '/s' || path === '/healthz' || path === '/metrics' || path === '/reports' ? 'other' : 'file';
}
