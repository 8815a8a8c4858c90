/** Boards of forums: nothing that was said there is lost, no dot counted twice, the same board in every hand, nothing unseen published. */
import { addDays, toTokyo } from '../../contract/dates.ts';
import { KEY_DAYS } from '../../contract/forum.ts';
import { Breach } from './breach.ts';
import type { Receipts } from './on-screens.ts';
import { VOICE_MARK } from './people-forum.ts';
import type { Scene, Written } from './scene.ts';
import { textOf } from './text-of.ts';

export type Boards = {
	/** No voice is public that nobody looked at. */
	publishOnlyWhatWasSeen(receipts: Receipts): void;
	/** What was said and accepted is there, unless it was taken off or somebody who saw it said it otherwise. */
	keepWhatWasSaid(receipts: Receipts): void;
	/** Whoever holds the board sees the server's. */
	areTheSame(receipts: Receipts): void;
};

type Item = { id: string; what: string; text?: string; others?: string[]; dots?: number; theme?: string };
type Args = { forumId: string; itemId: string; set?: { text?: string }; was?: string; verdict?: string };

export function watchBoards(scene: Scene): Boards {
	const { server, area, written, forums, devices, clockwork, restores, forgetful, damaged } = scene;

	const rowsOf = (scope: string, kind: string) =>
		new Map(
			server
				.read<{ id: string; body: string }>(
					'select id, body from private_row where area = ? and scope = ? and kind = ? and body is not null',
					...[area, scope, kind],
				)
				.map(({ id, body }) => [id, JSON.parse(body) as Item]),
		);
	const accepted = (receipts: Receipts, ...names: string[]) =>
		written
			.filter(({ id, name }) => names.includes(name) && receipts.get(id)?.status === 'accepted')
			.map((one) => ({ ...one, args: one.args as Args })) as (Omit<Written, 'args'> & { args: Args })[];

	return {
		publishOnlyWhatWasSeen: (receipts) => {
			const publics = server.read<{ kind: string; id: string; body: string }>(
				'select kind, id, body from rows where area = ? and body like ?',
				...[area, `%${VOICE_MARK}%`],
			);
			if (publics.length === 0) return;
			const looks = accepted(receipts, 'forum.look') as unknown as { args: { itemIds: string[]; verdict: string } }[];
			const seen = new Set(looks.flatMap(({ args }) => (args.verdict === 'fine' ? args.itemIds : [])));
			// what waits with its author still may have been accepted and lost in a restore
			const ofItem = new Map<string, Set<string>>();
			for (const { name, args } of written as unknown as { name: string; args: Args }[]) {
				if (name !== 'forum.write' || !args.set?.text) continue;
				ofItem.set(args.set.text, (ofItem.get(args.set.text) ?? new Set()).add(args.itemId));
			}
			const themes = new Set(
				written
					.filter(({ name, args }) => name === 'forum.write' && args.what === 'theme')
					.map(({ args }) => (args as Args).itemId),
			);
			for (const { kind, id, body } of publics)
				for (const [text] of body.matchAll(new RegExp(`${VOICE_MARK}\\d+`, 'g')))
					if (![...(ofItem.get(text) ?? [])].some((item) => seen.has(item) || themes.has(item)) && restores() === 0)
						throw new Breach('what nobody looked at is not public', `${text} stands in ${kind}/${id}`);
		},
		keepWhatWasSaid: (receipts) => {
			if (restores() > 0) return; // what was said in between is said again in another order
			for (const { id: forumId } of forums) {
				const items = rowsOf(`forum/${forumId}`, 'forum-item');
				const hidden = rowsOf(`forum-desk/${forumId}`, 'hidden-text');
				const ofForum = (one: { args: Args }) => one.args.forumId === forumId;
				const writes = accepted(receipts, 'forum.write').filter(ofForum);
				const gone = new Set(
					accepted(receipts, 'forum.remove')
						.filter(ofForum)
						.map(({ args }) => args.itemId),
				);
				const replaced = new Set(writes.map(({ args }) => `${args.itemId} ${args.was}`));
				for (const { id, args } of writes) {
					const { itemId, set: { text } = {} } = args;
					if (gone.has(itemId)) continue;
					const item = items.get(itemId);
					if (!item)
						throw new Breach('what is said stays said', `${itemId} of ${id} is not on the board of ${forumId}`);
					if (text === undefined || replaced.has(`${itemId} ${text}`)) continue;
					const aside = hidden.get(itemId);
					const there = [item.text, ...(item.others ?? []), aside?.text, ...(aside?.others ?? [])];
					if (!there.includes(text))
						throw new Breach(
							'what is said stays said',
							`"${text}" is gone from ${itemId}, which holds ${there.join(', ')}`,
						);
				}
				const dots = new Map<string, number>();
				for (const { args } of accepted(receipts, 'forum.dot').filter(ofForum))
					dots.set(args.itemId, (dots.get(args.itemId) ?? 0) + 1);
				for (const [id, item] of items)
					if ((item.dots ?? 0) !== (dots.get(id) ?? 0))
						throw new Breach(
							'each dot counts once',
							`${id} shows ${item.dots} dots of ${dots.get(id)} that were given`,
						);
			}
		},
		areTheSame: (receipts) => {
			const today = toTokyo(clockwork.now()).date;
			const known = new Set(accepted(receipts, 'forum.prepare').map(({ args }) => args.forumId));
			for (const { id: forumId, date } of forums) {
				if (!known.has(forumId) || today > addDays(date, KEY_DAYS)) continue;
				const want = rowsOf(`forum/${forumId}`, 'forum-item');
				for (const device of devices) {
					if (device.signedOut || forgetful.has(device) || damaged.has(device)) continue;
					for (const window of device.windows) {
						const held = window.forums.forums.peek()?.find((one) => one.id === forumId);
						if (window.kind !== 'page' || held?.heardAt === undefined || today !== date) continue;
						if (held.gone) throw new Breach('every hand holds the same board', `${window.life.name} lost ${forumId}`);
						for (const id of new Set([...want.keys(), ...Object.keys(held.items)])) {
							const [here, there] = [textOf(held.items[id]), textOf(want.get(id))];
							if (here !== there)
								throw new Breach(
									'every hand holds the same board',
									`${window.life.name}: ${id} is ${here}, not ${there}`,
								);
						}
					}
				}
			}
		},
	};
}
