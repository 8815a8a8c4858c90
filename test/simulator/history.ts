/** The log of the town as somebody outside saw it grow: every epoch, every change. Forgets nothing. */
import type { SimServer } from './sim-server.ts';
import { AREA } from './town.ts';

export type Line = { seq: number; kind: string; id: string; body: string | null };

export type History = {
	/** Reads what was committed since. Answers a change that appeared behind one that was there already, if any did. */
	note(): Line | undefined;
	/** A back-up was put in the place of what there was: a new epoch begins with these rows. Before the server starts. */
	restored(): void;
	/** The row at this change of this epoch: JSON, null when it was deleted, undefined when it never was or nobody knows. */
	bodyAt(epoch: string, cursor: number, key: string): string | null | undefined;
	/** `kind/id` of every row that ever was in this epoch; undefined: nobody ever saw this epoch. */
	keys(epoch: string): Iterable<string> | undefined;
	/** How far this epoch's log has come. */
	head(epoch: string): number;
	/** Number of the first change of this row after `after`, or undefined. */
	changedAfter(epoch: string, key: string, after: number): number | undefined;
};

type Epoch = { head: number; rows: Map<string, { seq: number; body: string | null }[]> };

export function createHistory(server: SimServer): History {
	const epochs = new Map<string, Epoch>();

	const area = () =>
		server.read<{ epoch: string; head: number }>('select epoch, head from area where code = ?', AREA)[0];
	const of = (name: string) => {
		const epoch = epochs.get(name) ?? { head: 0, rows: new Map() };
		epochs.set(name, epoch);
		return epoch;
	};
	const add = (epoch: Epoch, { seq, kind, id, body }: Line) => {
		const key = `${kind}/${id}`;
		const states = epoch.rows.get(key) ?? [];
		states.push({ seq, body });
		epoch.rows.set(key, states);
		epoch.head = Math.max(epoch.head, seq);
	};

	return {
		note: () => {
			const now = area();
			if (!now) return undefined;
			const epoch = of(now.epoch);
			const lines = server.read<Line>(
				'select seq, kind, id, body from log where area = ? and seq > ? order by seq',
				AREA,
				epoch.head,
			);
			const expected = epoch.head + 1;
			const first = lines[0];
			for (const line of lines) add(epoch, line);
			return first && epoch.head > 0 && first.seq !== expected ? first : undefined;
		},
		restored: () => {
			const now = area();
			if (!now) return;
			const epoch = of(now.epoch);
			const rows = server.read<Omit<Line, 'seq'>>('select kind, id, body from rows where area = ?', AREA);
			for (const row of rows) add(epoch, { ...row, seq: 0 });
			epoch.head = now.head;
		},
		bodyAt: (name, cursor, key) =>
			epochs
				.get(name)
				?.rows.get(key)
				?.findLast(({ seq }) => seq <= cursor)?.body,
		keys: (name) => epochs.get(name)?.rows.keys(),
		head: (name) => epochs.get(name)?.head ?? 0,
		changedAfter: (name, key, after) =>
			epochs
				.get(name)
				?.rows.get(key)
				?.find(({ seq }) => seq > after)?.seq,
	};
}
