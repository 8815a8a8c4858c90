/** What an intent must be before any handler sees it: small, shallow, made of text that every database can keep. */
import { hash } from 'node:crypto';
import * as v from 'valibot';
import { type Intent, MOST_INTENT_BYTES } from '../../contract/intent.ts';
import { INTENTS, type IntentName } from '../../contract/intents.ts';
import { canonicalJson } from '../canonical-json.ts';

const DEEPEST = 24;

/** The name of what is wrong, or undefined. Never goes deeper than `DEEPEST`, however deep it is. */
export function findUnstorable(value: unknown, depth = 0): 'too-deep' | 'text' | undefined {
	if (typeof value === 'string') return isStorableText(value) ? undefined : 'text';
	if (typeof value !== 'object' || value === null) return undefined;
	if (depth >= DEEPEST) return 'too-deep';
	if (Array.isArray(value)) {
		for (const item of value) {
			const found = findUnstorable(item, depth + 1);
			if (found) return found;
		}
		return undefined;
	}
	for (const key of Object.keys(value)) {
		if (!isStorableText(key)) return 'text';
		const found = findUnstorable((value as Record<string, unknown>)[key], depth + 1);
		if (found) return found;
	}
	return undefined;
}

/** PostgreSQL's text holds no NUL, and half a surrogate pair is not the same after UTF-8. */
function isStorableText(text: string): boolean {
	return !text.includes('\0') && text.isWellFormed();
}

/**
 * Names what was asked: the same intent sent again has the same hash, whoever sends it and under whichever number.
 * Only for arguments without `findUnstorable`.
 */
export function hashOf({ name, args, madeAt, by }: Intent): string {
	const content = canonicalJson({ name, args, madeAt, ...(by !== undefined && { by }) });
	return hash('sha256', content, 'base64url').slice(0, 22);
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
