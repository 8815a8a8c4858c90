import { useEffect, useRef, useState } from 'preact/hooks';
import { keepDraft, needRoomToWrite, readDraft } from '../data/drafts.ts';
import { StorageFull } from '../data/own-box.ts';

/** After this long without a key the draft is written down. */
const PAUSE_MS = 400;

export type KeptDraft<F> = {
	/** null until what was kept has been read */
	value: F | null;
	/** the newest, also between two drawings */
	latest(): F | null;
	/** Shown at once, written down at the next pause and before the page is hidden or left. */
	put(next: F): void;
	/** Ends the pause that is under way without writing, and shows `next`: what was there is recorded, or given up. */
	settle(next: F): void;
	/** Nothing is written any more: once it is recorded, the draft must not come back. */
	stop(): void;
	/** the device is full, and what is typed from now on would be lost with this window; said as soon as the form is open */
	problem: 'full' | null;
	/** the last writing reached the disk */
	isKept: boolean;
	/** Takes note of a full device; throws whatever else went wrong. */
	failed(reason: unknown): void;
};

/** A draft whose every pause is kept on this device; `read` makes sense of what was kept, `undefined` when nothing was. */
export function useKeptDraft<F>(key: string, read: (kept: unknown) => F): KeptDraft<F> {
	const [value, setValue] = useState<F | null>(null);
	const [problem, setProblem] = useState<'full' | null>(null);
	const [isKept, setKept] = useState(false);
	const latest = useRef<F | null>(null);
	const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
	const isStopped = useRef(false);

	const show = (next: F) => {
		latest.current = next;
		setValue(next);
	};
	const endPause = () => {
		clearTimeout(timer.current);
		timer.current = undefined;
	};
	const failed = (reason: unknown) => {
		if (!(reason instanceof StorageFull)) throw reason;
		setProblem('full');
	};
	const keep = () => {
		endPause();
		if (isStopped.current || latest.current === null) return;
		keepDraft(key, latest.current).then(({ kept }) => {
			setKept(kept);
			setProblem(null);
		}, failed);
	};

	useEffect(() => {
		let isWanted = true;
		void readDraft(key).then((kept) => isWanted && show(read(kept)));
		// whoever begins to write hears of it before, not when they send
		needRoomToWrite().catch((reason) => isWanted && failed(reason));
		// the last letters before the page is hidden, closed or left
		const flush = () => timer.current !== undefined && keep();
		addEventListener('pagehide', flush);
		document.addEventListener('visibilitychange', flush);
		return () => {
			isWanted = false;
			removeEventListener('pagehide', flush);
			document.removeEventListener('visibilitychange', flush);
			flush();
		};
	}, [key]);

	return {
		value,
		latest: () => latest.current,
		put: (next) => {
			show(next);
			clearTimeout(timer.current);
			timer.current = setTimeout(keep, PAUSE_MS);
		},
		settle: (next) => {
			endPause();
			show(next);
		},
		stop: () => {
			isStopped.current = true;
			endPause();
		},
		problem,
		isKept,
		failed,
	};
}
