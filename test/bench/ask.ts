import type { Page } from 'playwright-core';
import type { Bench } from './page/device-page.ts';

/** Calls a function of the page's bench by its name. */
export function ask<K extends keyof Bench>(page: Page, name: K): Promise<Awaited<ReturnType<Bench[K]>>> {
	return page.evaluate(
		(called) => (globalThis as unknown as { bench: Record<string, () => unknown> }).bench[called]?.(),
		name as string,
	) as Promise<Awaited<ReturnType<Bench[K]>>>;
}
