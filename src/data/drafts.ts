/** Forms not yet finished. Only this device has them; an intent that is recorded takes its draft away in the same step. */

import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { MOST_INTENT_BYTES } from '../../contract/intent.ts';
import { dependOn } from './depend-on.ts';
import { onceMore } from './once-more.ts';
import { type Box, box } from './own-box.ts';
import { browserWorld, type World } from './world.ts';

export type DraftDesk = {
	/** which drafts there are, the newest first */
	drafts: ReadonlySignal<readonly { key: string; at: number }[]>;
	/** Undefined when there is none. What an older page wrote may have another shape: check it. */
	readDraft(key: string): Promise<unknown>;
	/** Keeps what was written so far. `kept` false: in this window only. Rejects with `StorageFull`. */
	keepDraft(key: string, value: unknown): Promise<{ kept: boolean }>;
	dropDraft(key: string): Promise<void>;
	/** Rejects with `StorageFull` when what a person writes would not fit: to be asked before they write. */
	needRoomToWrite(): Promise<void>;
	/** Reads the list and follows it from now on; returns the stop. */
	start(): () => void;
};

export function createDrafts(world: World, box: Box): DraftDesk {
	const drafts = signal<readonly { key: string; at: number }[]>([]);
	const read = async () => {
		const found = await box.look((tables) => tables.drafts.toArray());
		drafts.value = found.map(({ key, at }) => ({ key, at })).sort((a, b) => b.at - a.at);
	};
	const readSoon = onceMore(read, (error) => world.report('The drafts cannot be read', error));
	return {
		drafts,
		readDraft: (key) => box.look(async (tables) => (await tables.drafts.get(key))?.value),
		// the last letters are written while the page is being left
		keepDraft: (key, value) => box.putAtOnce((tables) => tables.drafts.put({ key, at: world.now(), value })),
		dropDraft: async (key) => {
			await box.change(async (tables) => void (await tables.drafts.delete(key)));
		},
		needRoomToWrite: () => box.needRoom(2 * MOST_INTENT_BYTES),
		start: () =>
			effect(() => {
				dependOn(box.moved); // again whenever rows moved
				readSoon();
			}),
	};
}

const main = createDrafts(browserWorld(), box);
export const { drafts, readDraft, keepDraft, dropDraft, needRoomToWrite } = main;
/** For `writing.ts`. */
export const draftsOfDevice = main;
