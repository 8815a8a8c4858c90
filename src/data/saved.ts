/** What a person keeps on this device. Ids only: the things themselves are in the town, and may change or end there. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { Kind } from '../../contract/kinds.ts';
import { type Own, own } from './own.ts';
import { browserWorld } from './world.ts';

export type SavedThing = {
	kind: Kind;
	id: string;
	/** the device's clock when it was saved, ms since 1970; orders the list, decides nothing */
	at: number;
};

export type SavedDesk = {
	/** newest first */
	saved: Signal<SavedThing[]>;
	isSaved(kind: Kind, id: string): boolean;
	/** Shown at once, kept as soon as the store has it. */
	toggleSaved(kind: Kind, id: string): Promise<void>;
	loadSaved(): Promise<void>;
};

export function createSaved(own: Own, nowMs: () => number): SavedDesk {
	const saved = signal<SavedThing[]>([]);
	const keys: ReadonlySignal<ReadonlySet<string>> = computed(
		() => new Set(saved.value.map((thing) => key(thing.kind, thing.id))),
	);
	return {
		saved,
		isSaved: (kind, id) => keys.value.has(key(kind, id)),
		toggleSaved: async (kind, id) => {
			const rest = saved.peek().filter((thing) => thing.kind !== kind || thing.id !== id);
			if (rest.length < saved.peek().length) {
				saved.value = rest;
				await own.removeSaved(kind, id);
			} else {
				const thing = { kind, id, at: nowMs() };
				saved.value = [thing, ...rest];
				await own.putSaved(thing);
			}
		},
		loadSaved: async () => {
			saved.value = (await own.allSaved()).sort((a, b) => b.at - a.at) as SavedThing[];
		},
	};
}

const key = (kind: string, id: string) => `${kind}/${id}`;

const main = createSaved(own, browserWorld().now);
export const { saved, isSaved, toggleSaved, loadSaved } = main;
