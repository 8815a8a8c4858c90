/**
 * Forums that this device takes part in: by the key of the room, or by the account of whoever prepared them. The board is read
 * after each push, and often while somebody looks at it.
 */

import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { addDays, toTokyo } from '../../contract/dates.ts';
import { KEY_DAYS } from '../../contract/forum.ts';
import { dependOn } from './depend-on.ts';
import { applyAnswer, dropHeld, type HeldForum, isOfForum, keepHeld, readHeld, readOneHeld } from './held-forum.ts';
import { onceMore } from './once-more.ts';
import { type Own, own } from './own.ts';
import { type Box, box } from './own-box.ts';
import { browserWorld, type World } from './world.ts';
import type { WritingWire } from './writing-wire.ts';

export type { Board, HeldForum, ShownItem } from './held-forum.ts';
export { boardOf } from './held-forum.ts';

export type ForumDesk = {
	/** null: not read yet; the newest first */
	forums: ReadonlySignal<readonly HeldForum[] | null>;
	/** Takes part from now on, with or without a line. `kiosk`: nobody's device takes part in nothing. */
	takePart(forum: { id: string; date: string; key?: string; leads?: boolean }): Promise<'here' | 'kiosk'>;
	/** This device forgets the forum; what it wrote and has not sent goes on. */
	leave(forumId: string): Promise<void>;
	/** What this device wrote itself, so that its author finds it also when it is hidden. */
	noteMine(forumId: string, itemId: string, text: string): Promise<void>;
	/** How many dots a seat of this device has given. */
	noteDot(forumId: string, seat: string, itemId: string, by: 1 | -1): Promise<void>;
	/** Somebody looks at the board: it is asked for often. Returns the end of looking. */
	look(forumId: string): () => void;
	/** Reads the forums and follows them from now on; returns the stop. */
	start(): () => void;
	/** Asks for those that are due. Answers the ids of those that were read, or are there no more. */
	pull(wire: WritingWire, now?: boolean): Promise<ReadonlySet<string>>;
	/** ms until something is due; null: nothing is */
	dueIn(): Promise<number | null>;
};

const WATCHED_MS = 4_000;
const TODAY_MS = 60_000;
/** A forum whose key is over is forgotten after so many days more. */
const KEEP_DAYS = 60;

export function createForums(world: World, own: Own, box: Box): ForumDesk {
	const forums = signal<readonly HeldForum[] | null>(null);
	const asked = new Map<string, number>();
	const looking = new Map<string, number>();

	const read = async () => {
		forums.value = (await box.look(readHeld)).sort((a, b) => b.at - a.at);
	};
	const readSoon = onceMore(read, (error) => world.report('The forums cannot be read', error));
	const today = () => toTokyo(world.now()).date;
	const change = async (forumId: string, work: (held: HeldForum) => HeldForum) => {
		await box.change(async (tables) => {
			const held = await readOneHeld(tables, forumId);
			if (held) await keepHeld(tables, work(held));
		});
	};
	const wait = (held: HeldForum): number => {
		const isWatched = (looking.get(held.id) ?? 0) > 0;
		if (held.gone && !isWatched) return Number.POSITIVE_INFINITY;
		const isNear = held.date === today() || held.heardAt === undefined;
		if (!isWatched && !isNear) return Number.POSITIVE_INFINITY;
		const since = world.now() - (asked.get(held.id) ?? Number.NEGATIVE_INFINITY);
		const pause = isWatched ? WATCHED_MS : TODAY_MS;
		return since < 0 ? pause : Math.max(0, pause - since);
	};
	/** Forums whose writings have a receipt, and the ids of those intents. */
	const answered = () =>
		box.look(async (tables) => {
			const byForum = new Map<string, string[]>();
			for (const one of await tables.waiting.toArray()) {
				if (!one.receipt || !isOfForum(one)) continue;
				const { forumId } = one.args;
				byForum.set(forumId, [...(byForum.get(forumId) ?? []), one.id]);
			}
			return byForum;
		});

	return {
		forums,
		takePart: async ({ id, date, key, leads }) => {
			if (await own.get('kiosk')) return 'kiosk';
			const area = await own.get('area');
			if (typeof area !== 'string') throw new Error('Nothing can be written before the first town has come');
			await box.change(async (tables) => {
				const held = await readOneHeld(tables, id);
				const blank = { id, area, date, at: world.now(), items: {}, desk: {}, cursors: [], covered: [] };
				const known: HeldForum = held ?? { ...blank, mine: {}, dots: {} };
				const { gone: _, ...open } = known;
				await keepHeld(tables, { ...open, ...(key ? { key } : {}), ...(leads ? { leads: true as const } : {}) });
			});
			asked.delete(id);
			box.recorded.value++;
			return 'here';
		},
		leave: async (forumId) => {
			await box.change(async (tables) => void (await dropHeld(tables, forumId)));
		},
		noteMine: (forumId, itemId, text) =>
			change(forumId, (held) => ({ ...held, mine: { ...held.mine, [itemId]: { text } } })),
		noteDot: (forumId, seat, itemId, by) =>
			change(forumId, (held) => {
				const given = held.dots[seat] ?? {};
				return { ...held, dots: { ...held.dots, [seat]: { ...given, [itemId]: (given[itemId] ?? 0) + by } } };
			}),
		look: (forumId) => {
			looking.set(forumId, (looking.get(forumId) ?? 0) + 1);
			asked.delete(forumId);
			box.recorded.value++;
			return () => {
				looking.set(forumId, Math.max(0, (looking.get(forumId) ?? 0) - 1));
			};
		},
		start: () =>
			effect(() => {
				dependOn(box.moved); // again whenever rows moved
				readSoon();
			}),
		pull: async (wire, now = false) => {
			const pulled = new Set<string>();
			const receipts = await answered();
			const held = await box.look(readHeld);
			for (const forumId of receipts.keys()) if (!held.some(({ id }) => id === forumId)) pulled.add(forumId);
			for (const one of held) {
				const settled = receipts.get(one.id);
				if (!settled && wait(one) > 0 && !now) continue;
				asked.set(one.id, world.now());
				let reply = await wire.forum(one.area, one.id, one.leads ? undefined : one.key, one.cursors);
				if (!reply.ok && reply.why === 'signed-out' && one.key)
					reply = await wire.forum(one.area, one.id, one.key, one.cursors);
				if (!reply.ok && reply.why !== 'not-found' && reply.why !== 'signed-out') break; // the others would meet the same
				pulled.add(one.id);
				const isNews =
					!reply.ok ||
					reply.value.scopes.some(({ rows, whole }) => whole || rows.length > 0) ||
					Object.keys(one.own ?? {}).length !== (reply.value.own?.length ?? 0);
				if (!isNews && one.heardAt !== undefined && !settled && !one.gone) continue;
				const isFirst = one.heardAt === undefined && reply.ok;
				await box.change(async (tables) => {
					const here = await readOneHeld(tables, one.id);
					if (!here) return; // left meanwhile
					if (reply.ok) {
						const next = applyAnswer(here, reply.value, Date.parse(reply.value.now));
						await keepHeld(tables, { ...next, covered: settled ?? [] });
					} else if (here.heardAt !== undefined) {
						if (here.date < addDays(today(), -KEY_DAYS - KEEP_DAYS)) await dropHeld(tables, one.id);
						else if (!here.gone) await keepHeld(tables, { ...here, gone: true });
					}
				});
				if (isFirst) box.recorded.value++; // what waited for it may leave
			}
			return pulled;
		},
		dueIn: async () => {
			const waits = (await box.look(readHeld)).map(wait).filter(Number.isFinite);
			return waits.length > 0 ? Math.min(...waits) : null;
		},
	};
}

const main = createForums(browserWorld(), own, box);
export const { forums, takePart, leave, noteMine, noteDot, look } = main;
/** For `writing.ts`. */
export const forumsOfDevice = main;
