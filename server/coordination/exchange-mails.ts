/**
 * Mails to whoever told a need or an offer, or agreed to help: what became of it, and whether it still holds. Each in the language
 * they read; nothing where no address was left.
 */

import { addDays } from '../../contract/dates.ts';
import { type Exchange, endsSoon, type RaisedExchange } from '../../contract/exchange.ts';
import { ASK_CONSENT_DAYS, type HelperRow } from '../../contract/helper.ts';
import { paths } from '../../contract/paths.ts';
import type { AskerContact } from '../../contract/request.ts';
import { hashToken, newToken } from '../identity/tokens.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { helpingAddress, introductionAddress, screenAddress } from '../mail/addresses.ts';
import { bcp47Of, dayIn, type MailLang, mailLangOf } from '../mail/mail-lang.ts';
import { HELPER } from './case-store.ts';
import { EXCHANGE_MAIL_WORDS } from './exchange-mail-words.ts';
import { COORDINATION, contactOf, HELD, isMailAddress, readPrivatePart, writePrivatePart } from './exchange-store.ts';
import { readHelper, writeHelper } from './helper-store.ts';

type Words = (typeof EXCHANGE_MAIL_WORDS)[MailLang];
type Said = ReturnType<Words['consentEnds']>;

function send(context: IntentContext, contact: AskerContact, lang: MailLang, { subject, lines }: Said, about?: string) {
	const text = lines.filter((line) => line !== undefined && line !== '').join('\n\n');
	context.mail({ to: contact.value, lang: bcp47Of(lang), subject, text, ...(about !== undefined && { about }) });
}

const isByMail = (contact: AskerContact | undefined): contact is AskerContact =>
	contact?.kind === 'email' && isMailAddress(contact.value);

/** What a coordinator decided of something that was told. `row`: as it was published. */
export async function tellDecided(context: IntentContext, raised: RaisedExchange, row?: Exchange): Promise<void> {
	const { contact, lang: reads } = (await readPrivatePart(context, raised.id)) ?? {};
	if (!isByMail(contact)) return;
	const lang = mailLangOf(reads);
	const words = EXCHANGE_MAIL_WORDS[lang];
	const facts = { name: contact.name, title: row?.title ?? raised.title, words: raised.words };
	const said = row
		? words.published(row.side, {
				...facts,
				until: dayIn(lang, row.until),
				address: screenAddress(paths.exchangeOne(row.id)),
			})
		: words.declined(raised.side, { ...facts, reason: raised.reason ?? 'other' });
	send(context, contact, lang, said);
}

/** Asks, once for each end, whether needs and offers that end soon still hold: the link renews or ends them. How many were asked. */
export async function askWhatEnds(context: IntentContext): Promise<number> {
	const rows = await context.query
		.selectFrom('rows')
		.select('id')
		.where('area', '=', context.area)
		.where('kind', '=', 'exchange')
		.where('body', 'is not', null)
		.execute();
	let asked = 0;
	for (const { id } of rows) {
		const row = (await context.read('exchange', id))?.data;
		if (!row || !endsSoon(row, context.now.tokyo.date)) continue;
		const part = (await readPrivatePart(context, id)) ?? { id };
		const contact = await contactOf(context, row);
		if (part.askedUntil === row.until || !isByMail(contact)) continue;
		const token = newToken();
		const mailHash = hashToken(token);
		if (part.mailHash !== undefined) await context.privatePut(`ticket/${part.mailHash}`, HELD, id, null);
		await context.privatePut(`ticket/${mailHash}`, HELD, id, { id });
		await writePrivatePart(context, { ...part, mailHash, askedUntil: row.until });
		const lang = mailLangOf(part.lang);
		const facts = { name: contact.name, title: row.title, until: dayIn(lang, row.until) };
		send(
			context,
			contact,
			lang,
			EXCHANGE_MAIL_WORDS[lang].endsSoon(row.side, { ...facts, address: introductionAddress(token) }),
		);
		context.audit({ kind: 'exchange', recordId: id, after: { asked: row.until } });
		asked += 1;
	}
	return asked;
}

/** Asks, once for each consent, people whose consent ends soon whether it goes on. How many were asked. */
export async function askConsents(context: IntentContext): Promise<number> {
	const rows = await context.query
		.selectFrom('private_row')
		.select('id')
		.where('area', '=', context.area)
		.where('scope', '=', COORDINATION)
		.where('kind', '=', HELPER)
		.where('body', 'is not', null)
		.execute();
	const soon = addDays(context.now.tokyo.date, ASK_CONSENT_DAYS);
	let asked = 0;
	for (const { id } of rows) {
		const row = (await readHelper(context, id))?.data;
		if (!row?.consent || row.consent.until > soon || row.askedUntil === row.consent.until) continue;
		if (await askConsent(context, row, row.consent)) asked += 1;
	}
	return asked;
}

async function askConsent(
	context: IntentContext,
	row: HelperRow,
	{ until, lang: reads }: NonNullable<HelperRow['consent']>,
): Promise<boolean> {
	if (!isByMail(row.contact)) return false;
	const token = newToken();
	await writeHelper(context, { ...row, mailHash: hashToken(token), askedUntil: until });
	const lang = mailLangOf(reads);
	const facts = { name: row.contact.name, until: dayIn(lang, until), address: helpingAddress(token) };
	send(context, row.contact, lang, EXCHANGE_MAIL_WORDS[lang].consentEnds(facts), row.id);
	context.audit({ kind: 'helper', recordId: row.id, after: { asked: until } });
	return true;
}
