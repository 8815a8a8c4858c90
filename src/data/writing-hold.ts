/** A device's hold on its writing half: brings it once, after the first screen, and does without it when it cannot be brought. */
import type { World } from './world.ts';
import type { Writing, WritingCalls } from './writing.ts';

export type WritingHold = {
	/** null until it is here */
	half(): Writing | null;
	/** Calls that overlap share one bringing. Never rejects: without it the town is still read. */
	bring(): Promise<void>;
	/** What was just written leaves without waiting for the next turn; answers whether something did. */
	pushSoon(): Promise<boolean>;
	/** Ends it; resolves when nothing of it runs any more. */
	stop(): Promise<void>;
};

/** `load` is absent on a device that only reads. */
export function holdWriting(
	world: Pick<World, 'report'>,
	load: (() => Promise<Writing>) | undefined,
	calls: WritingCalls,
): WritingHold {
	let half: Writing | null = null;
	let bringing: Promise<void> | null = null;

	const bring = async (): Promise<void> => {
		if (half || !load) return;
		try {
			half = await load();
		} catch (error) {
			return world.report('What waits cannot be sent by this version of the page', error);
		}
		half.start(calls);
	};
	return {
		half: () => half,
		bring: () => {
			bringing ??= bring().finally(() => {
				bringing = null;
			});
			return bringing;
		},
		pushSoon: async () => ((await half?.push())?.answered ?? 0) > 0,
		stop: async () => {
			await bringing;
			await half?.idle();
			half?.stop();
		},
	};
}
