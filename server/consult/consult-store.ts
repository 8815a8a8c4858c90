/** A consultation, as coordinators see it and as its author does. */
import type { ConsultRow, ConsultSelf, ConsultStep } from '../../contract/consult.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import { COORDINATION } from '../coordination/exchange-store.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';

export const CONSULT = 'consult';
export const CONSULT_SELF = 'consult-self';

export async function readConsult(context: IntentContext, consultId: string): Promise<ConsultRow | undefined> {
	return (await context.privateRead<ConsultRow>(COORDINATION, CONSULT, consultId))?.data;
}

export async function writeConsult(context: IntentContext, row: ConsultRow): Promise<void> {
	await context.privatePut(COORDINATION, CONSULT, row.id, row);
	const self = selfOf(row);
	for (const scope of row.reach as PrivateScope[]) await context.privatePut(scope, CONSULT_SELF, row.id, self);
}

/** Everything but whom to answer, who works on it, and what they noted. */
function selfOf(row: ConsultRow): ConsultSelf {
	const { id, code, deskId, theme, groupId, state, messages, steps, askedAt, due, meeting, outcome } = row;
	return {
		...{ id, code, theme, state, messages, steps, askedAt, due },
		...(deskId !== undefined && { deskId }),
		...(groupId !== undefined && { groupId }),
		...(meeting && { meeting }),
		...(outcome && { outcome }),
	};
}

/** A new step at the end of its story. */
export function withStep(
	context: IntentContext,
	row: ConsultRow,
	what: ConsultStep['what'],
	facts: Omit<ConsultStep, 'what' | 'at'> = {},
): ConsultRow {
	const said = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
	return { ...row, steps: [...row.steps, { what, at: context.now.instant, ...said }] };
}

/** Is whoever wrote this push its author: the bearer of its ticket, or the same account? */
export async function isConsultAuthor(context: IntentContext, consultId: string): Promise<boolean> {
	const reach = (await readConsult(context, consultId))?.reach ?? [];
	const { accountId } = context.actor;
	if (accountId !== null && reach.includes(`person/${accountId}`)) return true;
	return reach.some((scope) => scope.startsWith('ticket/') && context.tickets.has(scope.slice('ticket/'.length)));
}

/** What is left of a consultation that ended: that there was one, when, about what, and how it ended. */
export function withoutWords(row: ConsultRow): ConsultRow {
	const { contact: _, owner: __, handingOver: ___, meeting: ____, outcome, groupId: _____, ...rest } = row;
	return {
		...(rest as ConsultRow),
		messages: [],
		notes: [],
		steps: row.steps.map(({ words: _words, ...step }) => step),
		...(outcome && { outcome: { kind: outcome.kind } }),
	};
}

export const wrongState = ({ state }: ConsultRow): Outcome => ({ refused: 'wrong-state', detail: { now: { state } } });

/** Times its meeting was set so far, for calendars. */
export const meetingChanges = (row: ConsultRow) =>
	row.steps.filter(({ what }) => what === 'meeting' || what === 'meeting-off').length;
