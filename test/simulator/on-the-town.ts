/** What the town says when something has happened, and what it tells of itself: the last word that was accepted, and nothing else. */
import { toTokyo } from '../../contract/dates.ts';
import { Breach } from './breach.ts';
import type { Receipts } from './on-screens.ts';
import type { Scene } from './scene.ts';

export type TownWords = {
	/** もしもの時: on or off, what is said, and how the place is, are each as somebody said last. */
	holdTheLastWord(): void;
	/** A story is shown from the yes of a coordinator until its day, or until it is taken down. */
	tellOnlyTheirTime(receipts: Receipts): void;
	/** What two people wrote into the same field: both are kept until somebody has chosen. */
	keepBothWishes(receipts: Receipts): void;
};

type Emergency = { on: boolean; words?: { ja: string }; station?: { text: string } };
type Story = { until: string };

export function watchTown({ server, area, written, clockwork, restores, nights }: Scene): TownWords {
	const { read } = server;
	const publicRows = <R>(kind: string) =>
		new Map(
			read<{ id: string; body: string }>(
				'select id, body from rows where area = ? and kind = ? and body is not null',
				area,
				kind,
			).map(({ id, body }) => [id, JSON.parse(body) as R]),
		);
	const argsOf = new Map<string, Record<string, unknown>>();
	const wishes = () => {
		for (const { id, args } of written) argsOf.set(id, args);
		return argsOf;
	};

	return {
		holdTheLastWord: () => {
			const known = wishes();
			const want = new Map<string, Emergency>();
			const lines = read<{ intent_id: string; what: string }>(
				"select intent_id, what from audit where area = ? and what like 'emergency.%' order by no",
				area,
			);
			for (const { intent_id, what } of lines) {
				const args = known.get(intent_id) as
					| { placeId?: string; on: boolean; words?: { ja: string }; station?: { text: string } }
					| undefined;
				if (!args) return; // its window ended before anybody was told that it is kept
				const id = args.placeId ?? 'town';
				const before = want.get(id) ?? { on: false };
				const { words: _, ...rest } = before;
				if (what === 'emergency.station') want.set(id, { ...before, ...(args.station && { station: args.station }) });
				else want.set(id, { ...rest, on: args.on, ...(args.on && args.words && { words: args.words }) });
			}
			const have = publicRows<Emergency>('emergency');
			for (const id of new Set([...want.keys(), ...have.keys()])) {
				const [said, shown] = [want.get(id), have.get(id)];
				const of = (row: Emergency | undefined) => JSON.stringify([row?.on, row?.words?.ja, row?.station?.text]);
				if (of(said) !== of(shown))
					throw new Breach('the last word holds', `${id} is ${of(shown)}, and the last that was said is ${of(said)}`);
			}
		},
		tellOnlyTheirTime: (receipts) => {
			const today = toTokyo(clockwork.now()).date;
			const is = (id: string) => receipts.get(id)?.status === 'accepted';
			const published = new Set<string>();
			const ended = new Set<string>();
			const until = new Map<string, string>();
			for (const { id, name, args, by } of written) {
				const storyId = String(args.storyId);
				if (name === 'story.offer') until.set(storyId, String(args.until));
				if (!is(id)) continue;
				if (name === 'story.offer' && by === 'admin') published.add(storyId);
				if (name === 'story.decide' && args.decision === 'publish') published.add(storyId);
				if (name === 'story.end') ended.add(storyId);
			}
			const shown = publicRows<Story>('story');
			for (const [id, row] of shown) {
				if (!until.has(id)) continue; // its window ended before anybody was told that it is kept
				if (restores() === 0 && !published.has(id)) throw new Breach('a story is told after a yes', `${id} is public`);
				if (ended.has(id) && restores() === 0) throw new Breach('what is taken down is gone', `${id} is public`);
				if (nights() === today && row.until < today)
					throw new Breach('a story has its time', `${id} was until ${row.until}, and it is ${today}`);
			}
			for (const id of published)
				if (!shown.has(id) && !ended.has(id) && restores() === 0 && (until.get(id) ?? '') >= today)
					throw new Breach('what is published is there', `the story ${id} is not`);
		},
		keepBothWishes: (receipts) => {
			if (restores() > 0) return;
			const edits = written
				.filter(({ id, name }) => name === 'group.edit' && receipts.get(id)?.status === 'accepted')
				.flatMap(({ args }) => args.fields as { field: string; was?: string; to: string }[]);
			const seen = new Set(edits.map(({ field, was }) => `${field} ${was}`));
			const group = publicRows<Record<string, unknown>>('group').get('club');
			const conflicts = read<{ body: string }>(
				"select body from private_row where area = ? and kind = 'conflict' and body is not null",
				area,
			)
				.map(({ body }) => body)
				.join();
			for (const { field, to } of edits)
				if (group?.[field] !== to && !conflicts.includes(`"${to}"`) && !seen.has(`${field} ${to}`))
					throw new Breach('both wishes are kept', `${field} is ${group?.[field]}, and "${to}" is nowhere`);
		},
	};
}
