/** What those write who prepare and run a forum. */
import { toBase64Url } from '../../../contract/base64url.ts';
import type { ForumPlan, HideReason } from '../../../contract/forum.ts';
import type { ArgsOf } from '../../../contract/intents.ts';
import { takePart } from '../../data/forums.ts';
import { record } from '../../data/outbox.ts';
import { type Kept, keeping } from './actions.ts';

/** 256 bits, as the QR code holds them. */
export function newKey(): string {
	return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}

async function hashOf(key: string): Promise<string> {
	return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))));
}

/** Prepares it and takes part; the key stays on this device and in the QR code. */
export function prepare(forumId: string, key: string, plan: ForumPlan): Promise<Kept> {
	return keeping(async () => {
		await record('forum.prepare', { forumId, keyHash: await hashOf(key), plan });
		await takePart({ id: forumId, date: plan.date, key, leads: true });
	});
}

type Verdict = { verdict: 'fine' | 'show' } | { verdict: 'hide'; reason: HideReason; words: string };

export function judge(forumId: string, itemIds: string[], verdict: Verdict): Promise<Kept> {
	const words = verdict.verdict === 'hide' && verdict.words.trim() !== '' ? { words: verdict.words.trim() } : {};
	const reason = verdict.verdict === 'hide' ? { reason: verdict.reason } : {};
	return keeping(() => record('forum.look', { forumId, itemIds, verdict: verdict.verdict, ...reason, ...words }));
}

export function block(forumId: string, by: string, blocked: boolean): Promise<Kept> {
	return keeping(() => record('forum.block', { forumId, by, blocked }));
}

export function publish(forumId: string, minutes: ArgsOf<'forum.publish'>['minutes']): Promise<Kept> {
	return keeping(() => record('forum.publish', { forumId, minutes }));
}
