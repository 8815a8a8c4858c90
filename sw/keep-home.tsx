/**
 * The home screen of today, drawn to HTML and kept, so that a cold start paints today's list before any script runs.
 *
 * Drawn after each sync and when the day changes, from what is in IndexedDB, for the centre and language of this device.
 * The page then takes the markup over (`src/app/kept-screen.ts`); `<html data-kept>` says from which inputs it was drawn.
 */

import { signal } from '@preact/signals-core';
import { render } from 'preact-render-to-string';
import { emergencyAt } from '../contract/emergency-at.ts';
import { createClock } from '../src/data/clock.ts';
import { createDevice } from '../src/data/device.ts';
import { createOwn } from '../src/data/own.ts';
import { createSettings, type Settings } from '../src/data/settings.ts';
import { STARTING } from '../src/data/status.ts';
import type { Town } from '../src/data/town.ts';
import { browserWorld } from '../src/data/world.ts';
import { HomeView } from '../src/features/home/home-view.tsx';
import { frameOf, keptToText } from '../src/features/home/kept.ts';
import { homeModel } from '../src/features/home/queries.ts';
import { setMessages } from '../src/i18n/catalogue.ts';
import { first as easy } from '../src/i18n/easy/first.ts';
import { first as en } from '../src/i18n/en/first.ts';
import { first as ja } from '../src/i18n/ja/first.ts';
import { htmlLang } from '../src/i18n/language.ts';
import { furigana } from '../src/i18n/locale.ts';
import { Frame } from '../src/ui/frame.tsx';
import { DAY, HOME_CACHE, HOME_URL, SHELL, SKEW } from './caches.ts';
import { type FileOfPage, keptDocument } from './kept-document.ts';

const FIRST: Record<Settings['language'], Parameters<typeof setMessages>[1]> = { ja, 'ja-x-easy': easy, en };

/** A device of the worker's own for one event: a worker may end at any time, so nothing is held between events. */
export async function withDevice<T>(
	work: (device: ReturnType<typeof createDevice>, settings: Settings) => Promise<T>,
): Promise<T> {
	const world = browserWorld();
	const own = createOwn(world);
	const desk = createSettings(own, undefined);
	const device = createDevice(world, {
		town: signal<Town | null>(null),
		status: signal(STARTING),
		clock: createClock(world),
		own,
		writing: () => import('../src/data/writing.ts').then(({ writing }) => writing),
	});
	try {
		await Promise.all([device.start(), desk.loadSettings()]);
		return await work(device, desk.settings.peek());
	} finally {
		await device.stop();
	}
}

/** Draws and keeps the home screen; without a town there is nothing to keep. */
export async function keepHome(file: FileOfPage): Promise<void> {
	const shell = await file(SHELL);
	const page = shell && (await keptDocument(shell, file));
	if (!page) return;
	await withDevice(async ({ town, clock, status }, settings) => {
		const cache = await caches.open(HOME_CACHE);
		const known = town.peek();
		// もしもの時 is drawn by the page itself: an ordinary day must not be painted before it
		if (!known || emergencyAt(known.emergencies, settings.homePlaceId, clock.now.peek().ms)) {
			await cache.delete(HOME_URL);
			return;
		}
		setMessages(settings.language, FIRST[settings.language], 'first');
		furigana.value = settings.furigana;
		const now = clock.now.peek();
		const { lastHeardAt, waiting } = status.peek();
		const { homePlaceId: placeId } = settings;
		const body = render(
			<Frame {...frameOf({ town: known, settings, now, lastHeardAt, waiting })} station="today">
				<HomeView model={homeModel({ town: known, placeId, now })} nowMs={now.ms} />
			</Frame>,
		);
		const kept = keptToText({
			date: now.date,
			placeId,
			language: settings.language,
			furigana: settings.furigana,
			cursor: known.cursor,
			ms: now.ms,
			lastHeardAt,
		});
		const html = page.html
			.replace(/<html lang="[^"]*"/, `<html lang="${htmlLang(settings.language)}" data-kept="${kept}"`)
			.replace('<div id="root"></div>', () => `<div id="root">${body}</div>`);
		const headers = {
			...page.headers,
			[DAY]: now.date,
			[SKEW]: String(clock.skewMs.peek()),
		};
		await cache.put(HOME_URL, new Response(html, { headers }));
	});
}
