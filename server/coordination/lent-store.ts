/** Places that their keepers lend: the row of coordinators, what its keeper's links open, and the public place. */

import { LENT_CONDITIONS } from '../../contract/lent.ts';
import type { LentPlaceRow, LentSaid } from '../../contract/lent-place.ts';
import type { Place } from '../../contract/place.ts';
import { hashToken, newToken } from '../identity/tokens.ts';
import type { IntentContext, Seen } from '../intents/intent-context.ts';
import { COORDINATION } from './exchange-store.ts';

export const LENT = 'lent-place';
/** in `ticket/{hash}`: which place the link is of */
export const LENT_LINK = 'lent-link';
/** As many links of one place open it; the oldest go. */
const MOST_LINKS = 5;

/** Who last said that it is so, as readers are told. */
const CONFIRMED_BY = { self: 'この場所の方', coordinator: 'コーディネーター' };
export type Confirmer = keyof typeof CONFIRMED_BY;

export async function readLent(context: IntentContext, lentId: string): Promise<Seen<LentPlaceRow> | undefined> {
	return context.privateRead<LentPlaceRow>(COORDINATION, LENT, lentId);
}

/** Its row with its links, and the public place, which is there only while it is shown. */
export async function writeLent(context: IntentContext, row: LentPlaceRow, confirmedBy?: Confirmer): Promise<void> {
	const before = (await readLent(context, row.id))?.data.ticketHashes ?? [];
	const ticketHashes = row.ticketHashes.slice(-MOST_LINKS);
	for (const hash of before) if (!ticketHashes.includes(hash)) await dropLink(context, hash, row.id);
	for (const hash of ticketHashes) await context.privatePut(`ticket/${hash}`, LENT_LINK, row.id, { id: row.id });
	await context.privatePut(COORDINATION, LENT, row.id, { ...row, ticketHashes });
	if (row.state !== 'shown') return context.put({ kind: 'place', id: row.id, data: null });
	const shown = (await context.read('place', row.id))?.data;
	const by = confirmedBy === undefined ? shown?.confirmedBy : CONFIRMED_BY[confirmedBy];
	await context.put({ kind: 'place', id: row.id, data: placeOf(row, by) });
}

const dropLink = (context: IntentContext, hash: string, id: string) =>
	context.privatePut(`ticket/${hash}`, LENT_LINK, id, null);

/** Another link for its keeper, whose token leaves in a mail alone. */
export function withNewLink(row: LentPlaceRow): { row: LentPlaceRow; token: string } {
	const token = newToken();
	return { row: { ...row, ticketHashes: [...row.ticketHashes, hashToken(token)] }, token };
}

/** Came a link of its keeper with the push? */
export async function isKeeper(context: IntentContext, lentId: string): Promise<boolean> {
	const hashes = (await readLent(context, lentId))?.data.ticketHashes ?? [];
	return hashes.some((hash) => context.tickets.has(hash));
}

/** Out of the public rows, and every trace of whoever keeps it. What is left: a tombstone, and that it was so in the audit. */
export async function forgetLent(context: IntentContext, { id, ticketHashes }: LentPlaceRow): Promise<void> {
	await context.put({ kind: 'place', id, data: null });
	for (const hash of ticketHashes) await dropLink(context, hash, id);
	await context.privatePut(COORDINATION, LENT, id, null);
	await context.unmail(id);
	await context.forgetVersions('place', id);
	context.scrub();
}

/** What is public of it; nothing that a later version adds slips through. */
function placeOf({ id, consent, confirmedOn, ...row }: LentPlaceRow, confirmedBy: string | undefined): Place {
	const { phone, purposes, who, conditions, askBy, askText, description, ...rest } = pickSaid(row);
	return {
		id,
		...rest,
		placeType: 'private-space',
		ownership: 'private',
		...(phone && { contact: { phone } }),
		...(description && { description: { ja: description } }),
		booking: { channel: 'none' },
		lent: {
			...{ purposes, who, askBy, until: consent.until },
			...(conditions && { conditions }),
			...(askText && { askText }),
		},
		confirmedAt: confirmedOn,
		...(confirmedBy !== undefined && { confirmedBy }),
	};
}

const PLAIN = ['name', 'nameKana', 'typeText', 'address', 'lat', 'lon', 'phone', 'url', 'description'] as const;
const MORE = ['hoursText', 'fee', 'capacity', 'accessibility', 'accessibilityText', 'areaIds'] as const;
const FIELDS = [...PLAIN, ...MORE, ...(Object.keys(LENT_CONDITIONS) as (keyof typeof LENT_CONDITIONS)[])];

/** Of arguments or of a row, what its keeper says of it, without what is empty. */
export function pickSaid(from: LentSaid): LentSaid {
	const said = FIELDS.map((field) => [field, from[field]] as const);
	return Object.fromEntries(said.filter(([, value]) => value !== undefined && value !== '')) as LentSaid;
}
