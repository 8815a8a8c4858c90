/** An evening at a forum: somebody prepares it, people come into the room, speak, give dots, change their minds, and go home. */
import { createHash } from 'node:crypto';
import type { BoardItem } from '../../contract/forum.ts';
import { boardOf } from '../../src/data/forums.ts';
import type { Chance } from './chance.ts';
import { type Act, createHands, PRIVATE_MARK } from './hands.ts';
import type { Scene } from './scene.ts';
import type { SimDevice, SimWindow } from './sim-device.ts';

/** Begins every voice: public only after somebody has looked at it. */
export const VOICE_MARK = 'VOICE-';
const MOST_FORUMS = 2;
const DOTS_EACH = 3;

export type ForumAct =
	| 'a forum is prepared'
	| 'somebody comes to the forum'
	| 'somebody speaks at the forum'
	| 'the forum is looked after';

export function forumActs(scene: Scene): Record<ForumAct, Act> {
	const { devices, forums, clockwork, tell } = scene;
	const { act, pageOf, write, uuid, readers, theCity, day } = createHands(scene);
	let voices = 0;

	const prepare = (by: Chance) => {
		if (forums.length >= MOST_FORUMS) return;
		const lead = by.pick(theCity());
		const id = uuid(by);
		const key = createHash('sha256').update(`${by.next()}`).digest('base64url');
		const forum = { id, key, date: day() };
		forums.push(forum);
		const window = pageOf(lead, by);
		act(window, async () => {
			await window.forums.takePart({ id, date: forum.date, key, leads: true });
			await window.outbox.record('forum.prepare', {
				forumId: id,
				keyHash: createHash('sha256').update(key).digest('base64url'),
				plan: {
					theme: '駅前の広場',
					date: forum.date,
					agenda: [],
					questions: [],
					dotsEach: DOTS_EACH,
					announced: by.is(0.5),
				},
			});
		});
	};
	/** What a device shows of a forum it takes part in, and the window it is shown in. */
	const shownAt = (by: Chance, among: readonly SimDevice[]) => {
		const device = by.pick(among);
		const window = pageOf(device, by);
		const held = window.forums.forums.peek() ?? [];
		if (held.length === 0) return undefined;
		const one = by.pick(held);
		return { device, window, forumId: one.id, items: boardOf(one, window.outbox.outbox.peek()).items };
	};
	const text = () => `${VOICE_MARK}${++voices}`;
	const pickOf = (by: Chance, items: readonly BoardItem[], what: BoardItem['what']) => {
		const some = items.filter((item) => item.what === what);
		return some.length > 0 ? by.pick(some) : undefined;
	};

	const speak = (by: Chance): void => {
		const shown = shownAt(by, devices);
		if (!shown) return;
		const { device, window, forumId, items } = shown;
		const card = pickOf(by, items, 'card');
		const kind = by.pick(['say', 'say', 'say', 'theme', 'lay', 'dot', 'dot', 'change', 'change', 'remove'] as const);
		if (kind === 'say' || !card) {
			const itemId = uuid(by);
			const said = text();
			const name = by.is(0.2) ? { name: `${PRIVATE_MARK}${itemId.slice(-6)}` } : {};
			act(window, async () => {
				await window.outbox.record('forum.write', { forumId, itemId, what: 'card', set: { text: said, ...name } });
				await window.forums.noteMine(forumId, itemId, said);
			});
		} else if (kind === 'theme') {
			write(device, by, 'forum.write', { forumId, itemId: uuid(by), what: 'theme', set: { text: text() } });
		} else if (kind === 'lay') {
			const theme = pickOf(by, items, 'theme')?.id ?? null;
			write(device, by, 'forum.write', { forumId, itemId: card.id, what: 'card', set: { theme } });
		} else if (kind === 'dot') {
			giveDot(window, forumId, card.id, by.pick(['a', 'b']));
		} else if (kind === 'change' && card.text !== undefined) {
			const args = { forumId, itemId: card.id, what: 'card' as const, set: { text: text() }, was: card.text };
			write(device, by, 'forum.write', args);
		} else if (kind === 'remove') write(device, by, 'forum.remove', { forumId, itemId: card.id });
	};
	const giveDot = (window: SimWindow, forumId: string, itemId: string, seat: string) =>
		act(window, async () => {
			await window.outbox.record('forum.dot', { forumId, itemId, seat, by: 1 });
			await window.forums.noteDot(forumId, seat, itemId, 1);
		});

	return {
		'a forum is prepared': prepare,
		'somebody comes to the forum': (by) => {
			if (forums.length === 0) prepare(by);
			const forum = by.pick(forums);
			const device = by.pick(readers());
			const window = pageOf(device, by);
			act(window, async () => {
				await window.forums.takePart(forum);
				tell(`${device.name} is in the room of ${forum.id.slice(-6)}`);
			});
			clockwork.after(clockwork.born('somebody', 'engine'), by.below(3_000), () => speak(by));
		},
		'somebody speaks at the forum': speak,
		'the forum is looked after': (by) => {
			const shown = shownAt(by, theCity());
			if (!shown) return;
			const { device, forumId, items } = shown;
			const cards = items.filter(({ what }) => what === 'card');
			if (cards.length === 0) return;
			if (by.is(0.7)) {
				const verdict = by.pick(['fine', 'fine', 'hide', 'show'] as const);
				const itemIds = cards.filter(() => by.is(0.6)).map(({ id }) => id);
				if (itemIds.length === 0) return;
				write(device, by, 'forum.look', { forumId, itemIds, verdict, ...(verdict === 'hide' && { reason: 'other' }) });
			} else {
				const voiceIds = cards.filter(({ fine }) => fine).map(({ id }) => id);
				const minutes = by.is(0.85) ? { voiceIds, decisions: [], tasks: [] } : null;
				write(device, by, 'forum.publish', { forumId, minutes });
			}
		},
	};
}
