import { device } from '../../data/device.ts';
import { outbox, takeIn } from '../../data/outbox.ts';
import { type Opened, readOutboxFile } from '../../data/outbox-file.ts';
import { town } from '../../data/town.ts';
import { writing } from '../../data/writing.ts';

/** Tries to send now, whatever failed before. */
export async function sendNow(): Promise<'done' | 'waits'> {
	writing.hurry();
	await device.syncOnce();
	return outbox.peek().some((one) => one.waits === 1) ? 'waits' : 'done';
}

export type Taken = { told: 'none' | 'other' } | { told: 'taken'; count: number };

/** What came from another device is put here, under its own numbers, and sent. */
export async function takeOver(text: string): Promise<Taken> {
	const opened = openable(text);
	if (!opened) return { told: 'none' };
	if (opened.area !== town.peek()?.area) return { told: 'other' };
	const count = await takeIn(opened.intents, opened.tickets);
	return { told: 'taken', count };
}

export function openable(text: string): Opened | null {
	return readOutboxFile(text, Date.now());
}
