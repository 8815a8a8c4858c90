/** A request and the three scopes in which it lies: its desk with everything, its ticket and its author without contact and notes. */
import { hash } from 'node:crypto';
import { foldKey } from '../../contract/fold.ts';
import type { Place } from '../../contract/place.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import type { RequestRow, RequestState, RequestStep } from '../../contract/request.ts';
import type { RequestTable } from '../db/writing-tables.ts';
import { join } from './area-memory.ts';
import type { IntentContext } from './intent-context.ts';

/** The index line and the whole row as the desk sees it. Neither is to be changed in place. */
export type StoredRequest = { entry: RequestTable; row: RequestRow };

export const deskScope = (placeId: string): PrivateScope => `desk/${placeId}`;

/** The request, or undefined when there is none or it has been forgotten. */
export async function readRequest(context: IntentContext, id: string): Promise<StoredRequest | undefined> {
	const entry = await context.memory.requests.one(context.query, id);
	if (!entry) return undefined;
	const seen = await context.privateRead<RequestRow>(deskScope(entry.place_id), 'request', id);
	return seen && { entry, row: seen.data };
}

/** Who wrote this push may act as the request's author: the same account, or the bearer of its ticket. */
export function isAuthorOf(context: IntentContext, entry: RequestTable): boolean {
	const { accountId } = context.actor;
	if (accountId !== null && entry.account_id === accountId) return true;
	return entry.ticket !== null && context.tickets.has(entry.ticket);
}

/** Writes a request into all scopes that hold it, each with the same version. */
export async function writeRequest(
	context: IntentContext,
	before: RequestTable | undefined,
	next: StoredRequest,
): Promise<RequestTable> {
	const { memory } = context;
	const rev = (before?.rev ?? 0) + 1;
	const dates = next.row.slots.map(({ date }) => date).sort();
	const entry: RequestTable = {
		...next.entry,
		rev,
		state: next.row.state,
		last_date: dates.at(-1) ?? next.entry.last_date,
		has_contact: next.row.contact ? 1 : 0,
	};
	memory.requests.put(entry);
	// what was made just now lies nowhere yet: no need to look
	const scopes = [deskScope(entry.place_id), ...authorScopes(entry)];
	if (!before) for (const scope of scopes) memory.privateRows.knowEmpty(join(scope, 'request', entry.id));
	await context.privatePut(deskScope(entry.place_id), 'request', entry.id, next.row, rev);
	const forAuthor = withoutDesk(next.row);
	for (const scope of authorScopes(entry)) await context.privatePut(scope, 'request', entry.id, forAuthor, rev);
	return entry;
}

export function authorScopes({ ticket, account_id }: RequestTable): PrivateScope[] {
	const scopes: PrivateScope[] = [];
	if (ticket !== null) scopes.push(`ticket/${ticket}`);
	if (account_id !== null) scopes.push(`person/${account_id}`);
	return scopes;
}

/** What its author may see: everything but the contact as the server keeps it and what the desk noted. */
export function withoutDesk(row: RequestRow): RequestRow {
	const { contact: _, deskNote: __, overruled: ___, ...rest } = row;
	return rest as RequestRow;
}

export type StepFacts = Pick<RequestStep, 'at' | 'by' | 'reason' | 'words' | 'date'>;

/** A new step at the end of its story. */
export function withStep(row: RequestRow, state: RequestState, step: StepFacts): RequestRow {
	return { ...row, state, steps: [...row.steps, { state, ...step }] };
}

/** The desk of a place, in words. */
export function deskWords(place: Place): string {
	return `${place.name} 窓口`;
}

/**
 * Whose uses are counted together: the group, the name it writes, the account, or the contact of somebody without any.
 * A contact stands here only as a hash. Null: nobody to count for.
 */
export function askerOf(asked: {
	groupId?: string | undefined;
	groupName?: string | undefined;
	accountId: string | null;
	contact: { kind: string; value: string } | undefined;
}): string | null {
	const name = foldKey(asked.groupName ?? '');
	if (asked.groupId) return `group ${asked.groupId}`;
	if (name) return `name ${name}`;
	if (asked.accountId) return `account ${asked.accountId}`;
	const value = asked.contact?.kind === 'phone' ? asked.contact.value.replace(/[^0-9+]/g, '') : asked.contact?.value;
	if (!asked.contact || asked.contact.kind === 'none' || !value?.trim()) return null;
	return `contact ${hash('sha256', value.trim().toLowerCase(), 'base64url').slice(0, 22)}`;
}

/** What the audit may keep for three years: no contact, and nothing that the desk noted about a person. */
export function forAudit(row: RequestRow | undefined): unknown {
	if (!row) return undefined;
	const { contact: _, deskNote: __, note: ___, steps, ...rest } = withoutDesk(row);
	return { ...rest, step: steps.at(-1) };
}

/** What a refusal shows of the present state. */
export function nowOf({ entry, row }: StoredRequest): Record<string, unknown> {
	return { state: row.state, rev: entry.rev };
}
