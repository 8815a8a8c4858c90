/** What may fit one need among 2,000 offers and 500 people, in a real browser, slowed four times. */
import { firstVisit } from './browser.ts';
import { bundle } from './bundle.ts';
import type { BenchOptions } from './main.ts';
import { type Figure, median, percentile, spreadOf } from './measure.ts';

export async function benchMatching({ short }: BenchOptions): Promise<Figure[]> {
	const script = await bundle('matching-page.ts');
	return firstVisit(async ({ page, throttle }) => {
		await page.setContent('<!doctype html><title>bench</title>');
		await page.addScriptTag({ content: script });
		await throttle(4);
		const times = (name: 'cold' | 'warm', count: number) =>
			page.evaluate(
				([called, n]) =>
					(globalThis as unknown as { bench: Record<string, (n: number) => number[]> }).bench[called as string]?.(
						n as number,
					) ?? [],
				[name, count] as const,
			);
		const [cold, warm] = [await times('cold', short ? 20 : 200), await times('warm', short ? 50 : 1_000)];
		return [
			{
				name: 'one need × 2,000 offers × 500 people, indexes made anew, 4×, p95',
				value: percentile(cold, 0.95),
				unit: 'ms',
				must: 50,
				runs: cold.length,
				spread: spreadOf(cold),
				note: `median ${median(cold).toFixed(2)} ms`,
			},
			{
				name: '… with the indexes that are there, 4×, p95',
				value: percentile(warm, 0.95),
				unit: 'ms',
				must: 50,
				goal: 16,
				runs: warm.length,
				spread: spreadOf(warm),
				note: `median ${median(warm).toFixed(2)} ms`,
			},
		];
	});
}
