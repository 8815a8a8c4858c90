/** Taking over the home screen that the worker kept as HTML. */
import { toTokyo } from '../../contract/dates.ts';
import { settings } from '../data/settings.ts';
import { town } from '../data/town.ts';
import { keptFromText, keptMoment } from '../features/home/kept.ts';
import { locale } from '../i18n/locale.ts';

/**
 * Whether the HTML in the document is what this device would have drawn; if so, holds its moment for the first render.
 * The mark is taken off: it is good for one take-over.
 */
export function recogniseKeptScreen(path: string): boolean {
	const html = document.documentElement;
	const text = html.dataset.kept;
	delete html.dataset.kept;
	const kept = text === undefined ? null : keptFromText(text);
	if (
		!kept ||
		path !== '/' ||
		kept.cursor !== town.peek()?.cursor ||
		kept.placeId !== settings.peek().homePlaceId ||
		kept.language !== locale.peek() ||
		kept.furigana !== settings.peek().furigana
	) {
		return false;
	}
	keptMoment.value = { now: { ms: kept.ms, ...toTokyo(kept.ms) }, lastHeardAt: kept.lastHeardAt };
	return true;
}
