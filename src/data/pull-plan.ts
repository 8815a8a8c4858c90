/** Which road to the head is shortest: nothing, the log, or the snapshot's pages. Pure. */
import { type Head, SEGMENT, TAIL_REACH, TAIL_STEP } from '../../contract/feed.ts';
import type { Position } from './replica-db.ts';

export type Plan = 'nothing' | 'log' | 'pages';

/** Reading the log is chosen while it costs less than this share of the pages that changed. */
const LOG_SHARE = 0.3;
/** After so many changes on top of its pages a replica takes the server's next snapshot as ground. */
export const CHANGES_BEFORE_NEW_GROUND = 4_096;

/** `head` is not stale: same epoch and not behind the cursor, or another epoch that may be followed. */
export function planFor(position: Position | null, head: Head): Plan {
	if (!position || position.epoch !== head.epoch) return 'pages';
	if (position.cursor < head.horizon) return 'pages';
	const onTop = position.cursor - position.snapshotAt;
	if (onTop > CHANGES_BEFORE_NEW_GROUND && head.snapshot.at > position.snapshotAt) return 'pages';
	const behind = head.head - position.cursor;
	if (behind === 0) return 'nothing';
	if (behind < 0) return 'pages'; // only a planted bug lets a head behind the cursor through
	if (head.head - tailStart(position.cursor) <= TAIL_REACH) return 'log';
	// whoever reads the pages reads the log after them as well
	const byPages = LOG_SHARE * newPageBytes(position, head) + logBytes(head, head.head - head.snapshot.at);
	return logBytes(head, behind) > byPages ? 'pages' : 'log';
}

/** What to ask for so as to hear every change after `cursor`, on boundaries that all devices share. */
export function logRequests(
	cursor: number,
	head: number,
): { segments: { from: number; to: number }[]; tail: number | null } {
	const near = tailStart(cursor);
	if (head - near <= TAIL_REACH) return { segments: [], tail: head > cursor ? near : null };
	const sealed = Math.floor(head / SEGMENT) * SEGMENT;
	const segments: { from: number; to: number }[] = [];
	for (let from = Math.floor(cursor / SEGMENT) * SEGMENT; from < sealed; from += SEGMENT)
		segments.push({ from, to: from + SEGMENT });
	return { segments, tail: head > sealed ? sealed : null };
}

/** The boundary at or below the cursor. */
export function tailStart(cursor: number): number {
	return Math.floor(cursor / TAIL_STEP) * TAIL_STEP;
}

/** Uncompressed; a change is about as long as the average row. */
function logBytes(head: Head, changes: number): number {
	let bytes = 0;
	let rows = 0;
	for (const page of head.snapshot.pages) {
		bytes += page.bytes;
		rows += page.rows;
	}
	return rows === 0 ? 0 : changes * (bytes / rows);
}

/** Uncompressed bytes of the pages that are not on the device. */
function newPageBytes(position: Position, head: Head): number {
	const here = new Set(position.pages.map((page) => page.hash));
	let bytes = 0;
	for (const page of head.snapshot.pages) if (!here.has(page.hash)) bytes += page.bytes;
	return bytes;
}
