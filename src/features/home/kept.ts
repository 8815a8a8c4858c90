/**
 * The home screen kept as HTML by the worker, and the inputs it was drawn from.
 *
 * The page takes such HTML over without a jump: it first draws with exactly these inputs (hydration compares nothing but
 * text, so every link must be the same), then with the present ones.
 */
import { signal } from '@preact/signals';
import type { Now } from '../../data/clock.ts';
import type { Settings } from '../../data/settings.ts';
import type { Town } from '../../data/town.ts';
import type { FrameProps } from '../../ui/frame.tsx';

/** While a kept screen is taken over: the moment it was drawn for. Null: draw for the present. */
export const keptMoment = signal<{ now: Now; lastHeardAt: number | null } | null>(null);

export type KeptInputs = {
	/** day in Tokyo for which it was drawn */
	date: string;
	placeId: string | null;
	language: Settings['language'];
	furigana: boolean;
	cursor: number;
	/** ms since 1970 by the server's clock, when it was drawn */
	ms: number;
	lastHeardAt: number | null;
};

/** As `<html data-kept="…">` carries it: `2026-11-24|p1|ja|0|1234|1795…|1795…`. */
export function keptToText(kept: KeptInputs): string {
	const { date, placeId, language, furigana, cursor, ms, lastHeardAt } = kept;
	return [
		date,
		encodeURIComponent(placeId ?? ''),
		language,
		furigana ? 1 : 0,
		cursor,
		ms,
		lastHeardAt === null ? '' : lastHeardAt,
	].join('|');
}

/** Null for anything that is not such a text. */
export function keptFromText(text: string): KeptInputs | null {
	const [date, placeId, language, furigana, cursor, ms, lastHeardAt] = text.split('|');
	if (date === undefined || ms === undefined || lastHeardAt === undefined) return null;
	if (language !== 'ja' && language !== 'ja-x-easy' && language !== 'en') return null;
	return {
		date,
		placeId: placeId ? decodeURIComponent(placeId) : null,
		language,
		furigana: furigana === '1',
		cursor: Number(cursor),
		ms: Number(ms),
		lastHeardAt: lastHeardAt === '' ? null : Number(lastHeardAt),
	};
}

/** What the frame shows, from the device's data: the same for page and worker. */
export function frameOf(inputs: {
	town: Town | null;
	settings: Pick<Settings, 'homePlaceId'>;
	now: Now;
	lastHeardAt: number | null;
	waiting: number;
}): Omit<FrameProps, 'station' | 'children' | 'notice'> {
	const { town, settings, now, lastHeardAt, waiting } = inputs;
	const place = settings.homePlaceId === null ? undefined : town?.places.get(settings.homePlaceId);
	return {
		name: place ?? town?.profile ?? null,
		now,
		sample: town?.profile?.sample === true,
		// the server may have answered, yet until the town is here there is nothing to be fresh
		lastHeardAt: town ? lastHeardAt : null,
		waiting,
	};
}
