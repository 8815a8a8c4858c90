/** What an intent must be before any handler sees it: small, shallow, made of text that every database can keep. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { type Intent, MOST_INTENT_BYTES } from '../../contract/intent.ts';
import { INTENTS, type IntentName } from '../../contract/intents.ts';
import { canonicalJson } from '../canonical-json.ts';

const DEEPEST = 24;

/** The name of what is wrong, or undefined. Walks without recursion: what is sent may be nested as deep as it is long. */
export function findUnstorable(args: unknown): 'too-deep' | 'text' | undefined {
	const open: { value: unknown; depth: number }[] = [{ value: args, depth: 0 }];
	for (let next = open.pop(); next; next = open.pop()) {
		const { value, depth } = next;
		// PostgreSQL's text holds no NUL, and half a surrogate pair is not the same after UTF-8
		if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) return 'text';
		if (typeof value !== 'object' || value === null) continue;
		if (depth >= DEEPEST) return 'too-deep';
		for (const [key, member] of Object.entries(value)) {
			if (key.includes('\0') || !key.isWellFormed()) return 'text';
			open.push({ value: member, depth: depth + 1 });
		}
	}
	return undefined;
}

/**
 * Names what was asked: the same intent sent again has the same hash, whoever sends it and under whichever number.
 * Only for arguments without `findUnstorable`.
 */
export function hashOf({ name, args, madeAt, by }: Intent): string {
	const content = canonicalJson({ name, args, madeAt, ...(by !== undefined && { by }) });
	return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}

export function isIntentName(name: string): name is IntentName {
	return Object.hasOwn(INTENTS, name);
}

/** The arguments as the contract gives them, or the field that does not fit. */
export function readArgs(name: IntentName, args: unknown): { args: Record<string, unknown> } | { field: string } {
	if (JSON.stringify(args).length > MOST_INTENT_BYTES) return { field: 'args' };
	const result = v.safeParse(INTENTS[name], args);
	if (result.success) return { args: result.output };
	return { field: v.getDotPath(result.issues[0]) ?? 'args' };
}
