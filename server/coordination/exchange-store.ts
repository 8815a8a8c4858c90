/** Where needs and offers lie beside their public row, and who stands behind one. */
import type { Exchange, ExchangePrivate, RaisedExchange } from '../../contract/exchange.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import type { AskerContact } from '../../contract/request.ts';
import type { IntentContext } from '../intents/intent-context.ts';

export const COORDINATION: PrivateScope = 'coordination';
export const RAISED = 'raised-exchange';
export const PRIVATE = 'exchange-private';
/** in `ticket/{hash}` of a mail's link: which need or offer it renews or ends */
export const HELD = 'exchange-held';

export async function readPrivatePart(
	context: IntentContext,
	exchangeId: string,
): Promise<ExchangePrivate | undefined> {
	return (await context.privateRead<ExchangePrivate>(COORDINATION, PRIVATE, exchangeId))?.data;
}

export async function writePrivatePart(context: IntentContext, part: ExchangePrivate): Promise<void> {
	const { id, ...rest } = part;
	const isEmpty = Object.values(rest).every((value) => value === undefined);
	await context.privatePut(COORDINATION, PRIVATE, id, isEmpty ? null : part);
}

export async function readRaised(context: IntentContext, exchangeId: string): Promise<RaisedExchange | undefined> {
	return (await context.privateRead<RaisedExchange>(COORDINATION, RAISED, exchangeId))?.data;
}

/** As coordinators see it, and as its author does. */
export async function writeRaised(context: IntentContext, row: RaisedExchange): Promise<void> {
	await context.privatePut(COORDINATION, RAISED, row.id, row);
	const ticketHash = (await readPrivatePart(context, row.id))?.ticketHash;
	const { by: _, ...own } = row;
	if (ticketHash !== undefined) await context.privatePut(`ticket/${ticketHash}`, RAISED, row.id, own);
}

/** Could a mail be sent there? */
export const isMailAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text);

/** Came the ticket with the push that was handed out for it, or the link of a mail about it? */
export async function holdsTicket(context: IntentContext, exchangeId: string): Promise<boolean> {
	const { ticketHash, mailHash } = (await readPrivatePart(context, exchangeId)) ?? {};
	return [ticketHash, mailHash].some((hash) => hash !== undefined && context.tickets.has(hash));
}

/** How to reach whoever stands behind it: what was left for coordinators, or else what their group lets everybody see. */
export async function contactOf(context: IntentContext, row: Exchange): Promise<AskerContact | undefined> {
	const left = (await readPrivatePart(context, row.id))?.contact;
	if (left && left.kind !== 'none') return left;
	const group = row.groupId === undefined ? undefined : (await context.read('group', row.groupId))?.data;
	if (!group) return undefined;
	const name = (group.contact?.name ?? group.name).slice(0, 80);
	if (group.contact?.phone) return { name, kind: 'phone', value: group.contact.phone.slice(0, 200) };
	if (group.contact?.email) return { name, kind: 'email', value: group.contact.email.slice(0, 200) };
	return undefined;
}
