/** The product's search in a real browser over the big town's documents, and its recall against reading every word. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { firstVisit } from './browser.ts';
import { bundle } from './bundle.ts';
import { type Figure, median, percentile, spreadOf } from './measure.ts';
import type { SearchBench } from './page/search-page.ts';

export async function benchSearch(rows: readonly { kind: string }[], short: boolean): Promise<Figure[]> {
	const files: Record<string, string> = {
		'/': '<!doctype html><html lang="ja"><meta charset="utf-8"><title>bench</title><script src="/search.js"></script></html>',
		'/search.js': await bundle('search-page.ts'),
		'/rows.json': JSON.stringify(rows),
	};
	const server = createServer((request, response) => {
		const text = files[request.url ?? ''];
		response.statusCode = text === undefined ? 404 : 200;
		const type = request.url === '/' ? 'text/html' : 'text/javascript';
		response.setHeader('Content-Type', `${type}; charset=utf-8`);
		response.end(text);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	try {
		return await firstVisit(async ({ page, throttle }) => {
			await page.goto(url);
			const call = <K extends keyof SearchBench>(name: K, count: number) =>
				page.evaluate(
					([called, n]) =>
						(globalThis as unknown as { bench: Record<string, (n: number) => unknown> }).bench[called as string]?.(
							n as number,
						),
					[name as string, count] as const,
				) as Promise<Awaited<ReturnType<SearchBench[K]>>>;
			const { documents, prepareMs } = await call('prepare', 0);
			const recall = await call('recall', short ? 50 : 300);
			await throttle(4);
			const times = await call('times', short ? 100 : 1_000);
			return [
				{
					name: `search, ${documents} documents, 2–6 characters, 4×, p95`,
					value: percentile(times, 0.95),
					unit: 'ms',
					must: 16,
					goal: 5,
					runs: times.length,
					spread: spreadOf(times),
					note: `median ${median(times).toFixed(2)} ms; preparing takes ${prepareMs.toFixed(0)} ms at 1×, in idle slices`,
				},
				{
					name: 'recall against reading every word',
					value: (100 * recall.found) / recall.expected,
					unit: '%',
					must: 100,
					goal: 100,
					atLeast: true,
					note: `${recall.queries} queries, ${recall.expected} documents; ${recall.wrong} too many`,
				},
			];
		});
	} finally {
		server.closeAllConnections();
		server.close();
	}
}
