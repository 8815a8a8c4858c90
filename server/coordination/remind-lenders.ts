/**
 * Asks whoever keeps a place whether it is still so, a year after they last said it, or a month before their consent ends: by a mail
 * whose link confirms it in one tap. Whoever has no address is asked by a coordinator, on whose screen it stands.
 */
import { addDays } from '../../contract/dates.ts';
import { asksAgainFrom, type LentPlaceRow } from '../../contract/lent-place.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { lendingAddress } from '../mail/addresses.ts';
import { bcp47Of, dayIn, mailLangOf } from '../mail/mail-lang.ts';
import { COORDINATION, isMailAddress } from './exchange-store.ts';
import { LENT_MAIL_WORDS } from './lent-mail-words.ts';
import { LENT, readLent, withNewLink, writeLent } from './lent-store.ts';

/** Whoever did nothing is asked again after so long, until the day on which it goes. */
export const ASK_LENDER_AGAIN_DAYS = 21;

/** How many were written to. */
export async function remindLenders(context: IntentContext): Promise<number> {
	const rows = await context.query
		.selectFrom('private_row')
		.select('id')
		.where('area', '=', context.area)
		.where('scope', '=', COORDINATION)
		.where('kind', '=', LENT)
		.where('body', 'is not', null)
		.execute();
	const today = context.now.tokyo.date;
	let reminded = 0;
	for (const { id } of rows) {
		const row = (await readLent(context, id))?.data;
		if (row?.state !== 'shown' || asksAgainFrom(row) > today || row.consent.until < today) continue;
		if (row.remindedOn !== undefined && row.remindedOn > addDays(today, -ASK_LENDER_AGAIN_DAYS)) continue;
		if (await remind(context, row)) reminded += 1;
	}
	return reminded;
}

async function remind(context: IntentContext, before: LentPlaceRow): Promise<boolean> {
	const { contact, consent } = before;
	if (contact?.kind !== 'email' || !isMailAddress(contact.value)) return false;
	const { row, token } = withNewLink(before);
	await writeLent(context, { ...row, remindedOn: context.now.tokyo.date });
	const lang = mailLangOf(consent.lang);
	const { subject, lines } = LENT_MAIL_WORDS[lang]({
		keeper: contact.name,
		place: row.name,
		confirmed: dayIn(lang, row.confirmedOn),
		until: dayIn(lang, consent.until),
		address: lendingAddress(token),
	});
	context.mail({ to: contact.value, lang: bcp47Of(lang), subject, text: lines.join('\n\n'), about: row.id });
	context.audit({ kind: 'place', recordId: row.id, after: { reminded: 'keeper' } });
	return true;
}
