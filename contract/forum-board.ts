/** What a writing does to a thing on a forum's board. Pure: the server decides with it, a device shows with it what waits. */
import type { BoardItem, ItemFields, ItemKind } from './forum.ts';

export type BoardWrite = {
	itemId: string;
	what: ItemKind;
	set: ItemFields;
	was?: string | undefined;
};

/**
 * Lays the written fields over the thing; one that is not there is made. Of each field the last that *arrives* holds. Where two
 * people changed the same text without having seen each other's, the one that gives way is kept among `others`.
 * A picture is left out: only the server knows its address.
 */
export function layWrite(item: BoardItem | undefined, write: BoardWrite, made: { by: string; at: string }): BoardItem {
	const { picture: _, text, name, ...plain } = write.set;
	const next: BoardItem = { ...(item ?? { id: write.itemId, what: write.what, ...made }), ...plain };
	if (name !== undefined) {
		if (name === '') delete next.name;
		else next.name = name;
	}
	if (text !== undefined && text !== next.text) {
		const before = next.text;
		next.text = text;
		// a text that was looked at is another one now
		delete next.fine;
		const gaveWay = item !== undefined && before && write.was !== undefined && write.was !== before;
		const others = [...(next.others ?? []).filter((other) => other !== text), ...(gaveWay ? [before] : [])];
		if (others.length > 0) next.others = others;
		else delete next.others;
	}
	return next;
}

/** Dots on devices, and those counted on paper. */
export function dotsOf(item: BoardItem): number {
	return Math.max(0, (item.dots ?? 0) + (item.counted ?? 0));
}

/** The board in the order in which people read it: as the server heard of it, which is the same everywhere. */
export function inBoardOrder(items: Iterable<BoardItem>): BoardItem[] {
	return [...items].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
}

/** Voices by theme, heaviest theme first; those of no theme, or of one that was taken away, come last under `null`. */
export function groupVoices(
	items: readonly BoardItem[],
): { theme: BoardItem | null; voices: BoardItem[]; dots: number }[] {
	const themes = new Map(items.filter(({ what }) => what === 'theme').map((theme) => [theme.id, theme]));
	const groups = new Map<BoardItem | null, BoardItem[]>([...themes.values()].map((theme) => [theme, []]));
	groups.set(null, []);
	for (const item of items) {
		if (item.what !== 'card') continue;
		groups.get(themes.get(item.theme ?? '') ?? null)?.push(item);
	}
	return [...groups]
		.map(([theme, voices]) => ({
			theme,
			voices,
			dots: voices.reduce((sum, voice) => sum + dotsOf(voice), theme ? dotsOf(theme) : 0),
		}))
		.sort((a, b) => Number(a.theme === null) - Number(b.theme === null) || b.dots - a.dots);
}
