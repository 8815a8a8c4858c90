/** Visits for measuring: a real Chromium on a profile of its own, with throttle, heap and what crossed the wire. */
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { newProfile } from '../processes/chromium.ts';

export type Profile = ReturnType<typeof newProfile>;

/** What one answer of the server weighed. */
export type Transfer = { path: string; status: number; bytes: number };

export type BenchVisit = {
	context: BrowserContext;
	page: Page;
	/** main thread that many times slower, from now on and over navigations; the worker's thread is not slowed */
	throttle(times: number): Promise<void>;
	/** used JavaScript heap after a collection, with what hangs outside it (typed arrays), MB */
	heapMb(): Promise<number>;
	/** takes the transfers noted since the last call */
	transfers(): Transfer[];
};

/** Opens the browser on the profile, does the work, closes it. */
export async function visit<T>(profile: Profile, work: (visit: BenchVisit) => Promise<T>): Promise<T> {
	const context = await profile.open();
	try {
		const page = context.pages()[0] ?? (await context.newPage());
		const cdp = await context.newCDPSession(page);
		const transfers = await noteTransfers(cdp);
		return await work({
			context,
			page,
			transfers,
			throttle: async (rate) => {
				await cdp.send('Emulation.setCPUThrottlingRate', { rate });
			},
			heapMb: () => heapMb(cdp),
		});
	} finally {
		await context.close();
	}
}

/** The same on a profile that nobody used before or will use after. */
export async function firstVisit<T>(work: (visit: BenchVisit) => Promise<T>): Promise<T> {
	const profile = newProfile();
	try {
		return await visit(profile, work);
	} finally {
		profile.remove();
	}
}

/** Longest task of the main thread so far, ms; 0 when none took 50 ms or more. Needs `watchTasks` before the page opens. */
export function longestTask(page: Page): Promise<number> {
	return page.evaluate(() => {
		const watch = (globalThis as unknown as { benchTasks: { observer: PerformanceObserver; longest: number } })
			.benchTasks;
		for (const entry of watch.observer.takeRecords()) watch.longest = Math.max(watch.longest, entry.duration);
		return watch.longest;
	});
}

export function watchTasks(page: Page): Promise<unknown> {
	return page.addInitScript(() => {
		const watch = { longest: 0, observer: null as unknown as PerformanceObserver };
		watch.observer = new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) watch.longest = Math.max(watch.longest, entry.duration);
		});
		watch.observer.observe({ type: 'longtask', buffered: true });
		Object.assign(globalThis, { benchTasks: watch });
	});
}

async function heapMb(cdp: CDPSession): Promise<number> {
	await cdp.send('HeapProfiler.enable');
	for (let n = 0; n < 2; n++) await cdp.send('HeapProfiler.collectGarbage');
	// `backingStorageSize` is newer than the protocol's types
	const usage = (await cdp.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
	return (usage.usedSize + (usage.backingStorageSize ?? 0)) / 1e6;
}

async function noteTransfers(cdp: CDPSession): Promise<() => Transfer[]> {
	const open = new Map<string, Transfer>();
	let done: Transfer[] = [];
	const of = (id: string) => {
		const known = open.get(id) ?? { path: '', status: 0, bytes: 0 };
		open.set(id, known);
		return known;
	};
	cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
		const { pathname, search } = new URL(request.url);
		of(requestId).path = pathname + search;
	});
	// what came over the wire: a 304 is shown to the page as the 200 it confirms
	cdp.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => {
		of(requestId).status = statusCode;
	});
	cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const transfer = of(requestId);
		transfer.bytes = encodedDataLength;
		done.push(transfer);
	});
	await cdp.send('Network.enable');
	return () => {
		const taken = done;
		done = [];
		return taken;
	};
}
