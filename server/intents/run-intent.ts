/** One intent: is it readable, may this person write it, and what becomes of it. */
import { type Intent, REFUSALS } from '../../contract/intent.ts';
import type { IntentName } from '../../contract/intents.ts';
import { type Actor, MAY, may } from '../../contract/roles.ts';
import { OLDEST_PROTOCOL_SPOKEN } from '../../contract/version.ts';
import { RowRefused } from '../log.ts';
import type { Handler } from './handler.ts';
import { HANDLERS } from './handlers.ts';
import type { IntentContext, Outcome } from './intent-context.ts';
import { findUnstorable, isIntentName, readArgs } from './read-intent.ts';

/**
 * Decides without touching anything whether the intent can run at all; the arguments as the contract reads them. `isStorable`: that
 * is known of the whole intent already.
 */
export function prepareIntent(
	intent: Intent,
	actor: Actor,
	protocol: number,
	isStorable: boolean,
): { args: Record<string, unknown>; name: IntentName } | Extract<Outcome, { refused: unknown }> {
	if (protocol < OLDEST_PROTOCOL_SPOKEN) return { refused: 'too-old' };
	if (!isIntentName(intent.name) || !Object.hasOwn(HANDLERS, intent.name)) {
		return { refused: 'unknown-intent', detail: { name: intent.name } };
	}
	if (intent.by !== undefined && actor.accountId === null) return { refused: 'sign-in-needed' };
	if (intent.by !== undefined && intent.by !== actor.accountId) return { refused: 'other-account' };
	const unstorable = isStorable ? undefined : findUnstorable(intent.args);
	if (unstorable) return { refused: 'invalid', detail: { field: 'args', why: unstorable } };
	const read = readArgs(intent.name, intent.args);
	if ('field' in read) return { refused: 'invalid', detail: { field: read.field } };
	return { args: read.args, name: intent.name };
}

/** Runs a prepared intent. Throws only what is no answer to it: the database failed, or we are wrong. */
export async function runIntent(
	context: IntentContext,
	name: IntentName,
	args: Record<string, unknown>,
): Promise<Outcome> {
	const handler = (HANDLERS as Partial<Record<IntentName, Handler<IntentName>>>)[name];
	if (!handler) return { refused: 'unknown-intent', detail: { name } };
	const { actor } = context;
	const noRight = { refused: actor.accountId === null ? 'sign-in-needed' : 'not-allowed' } as const;
	if (!couldEver(actor, name)) return noRight;
	const read = args as never;
	try {
		const target = await handler.target(context, read);
		if (!target) return { refused: 'not-found' };
		const verdict = may(actor, name, target);
		const allowed = verdict === 'yes' || (verdict === 'if-author' && (await handler.isAuthor?.(context, read)));
		if (!allowed) return handler.hidden ? { refused: 'not-found' } : noRight;
		const outcome = await handler.run(context, read);
		if ('refused' in outcome && !REFUSALS.includes(outcome.refused)) throw new Error(`no refusal: ${outcome.refused}`);
		return outcome;
	} catch (error) {
		if (!(error instanceof RowRefused)) throw error;
		const issue = error.refused[0]?.issues[0] ?? '';
		return { refused: 'invalid', detail: { field: issue.split(':')[0] || 'args' } };
	}
}

/** Might any target make it allowed? Otherwise nobody looks whether the target exists. */
function couldEver(actor: Actor, name: IntentName): boolean {
	const allowed = MAY[name] ?? [];
	return allowed.some(
		(each) => each === 'anyone' || each === 'author' || actor.roles.some(({ role }) => role === each),
	);
}
