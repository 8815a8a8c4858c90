/** Mails to the sides of a case: what is proposed, and what became of it, in the language each of them reads. */
import type { CaseRow } from '../../contract/case.ts';
import type { ExchangeSide } from '../../contract/exchange.ts';
import type { HelperRow } from '../../contract/helper.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import { hashToken, newToken } from '../identity/tokens.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { introductionAddress } from '../mail/addresses.ts';
import { bcp47Of, dayIn, mailLangOf } from '../mail/mail-lang.ts';
import { CASE_MAIL_WORDS, type CaseMailOf } from './case-mail-words.ts';
import { contactOfSide, HELPER } from './case-store.ts';
import { COORDINATION, isMailAddress, readPrivatePart } from './exchange-store.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

type CaseMail = {
	row: Pick<CaseRow, 'needId' | 'offerId' | 'needTitle' | 'offerTitle' | 'helper' | 'due'>;
	side: ExchangeSide;
	of: CaseMailOf;
	/** the coordinator's, to both */
	words?: string | undefined;
};

/** Queues the mail, where there is an address, and gives back the scope that its link opens; undefined: there is none. */
export async function tellSideByMail(
	context: IntentContext,
	{ row, side, of, words }: CaseMail,
): Promise<PrivateScope | undefined> {
	const contact = await contactOfSide(context, row, side);
	if (contact?.kind !== 'email' || !isMailAddress(contact.value)) return undefined;
	const lang = mailLangOf(await langOfSide(context, row, side));
	const said = CASE_MAIL_WORDS[lang];
	const need = said.title(row.needTitle);
	const offer = (is: 'mine' | 'other') => (row.helper ? said.helper[is] : said.title(row.offerTitle));
	const [mine, other] = side === 'need' ? [need, offer('other')] : [offer('mine'), need];
	const token = of === 'over' ? undefined : newToken();
	const lines = said.lines(of, {
		name: contact.name,
		mine,
		other,
		due: dayIn(lang, row.due),
		words,
		address: token && introductionAddress(token),
	});
	context.mail({
		to: contact.value,
		lang: bcp47Of(lang),
		subject: said.subject(of, side === 'offer' && row.helper ? mine : side === 'need' ? row.needTitle : row.offerTitle),
		text: lines.filter((line) => line !== undefined && line !== '').join('\n\n'),
		expiresAt: context.now.ms + WEEK_MS,
		...(row.helper && { about: row.offerId }),
	});
	return token === undefined ? undefined : `ticket/${hashToken(token)}`;
}

/** What whoever stands on that side reads: of a person, the language of their consent. */
async function langOfSide(
	context: IntentContext,
	row: Pick<CaseRow, 'needId' | 'offerId' | 'helper'>,
	side: ExchangeSide,
): Promise<string | undefined> {
	if (side === 'offer' && row.helper) {
		return (await context.privateRead<HelperRow>(COORDINATION, HELPER, row.offerId))?.data.consent?.lang;
	}
	return (await readPrivatePart(context, side === 'need' ? row.needId : row.offerId))?.lang;
}

/** Both said yes: each hears it, and the link shows how to reach the other. Gives back the case with the ways that were added. */
export async function tellAgreed(context: IntentContext, row: CaseRow): Promise<CaseRow> {
	const reach = { ...row.reach };
	for (const side of ['need', 'offer'] as const) {
		const scope = await tellSideByMail(context, { row, side, of: 'agreed' });
		if (scope !== undefined) reach[side] = [...reach[side], scope];
	}
	return { ...row, reach };
}

/** It ended before anybody was introduced: whoever waits hears it, whoever said no knows it. */
export async function tellOver(context: IntentContext, row: CaseRow): Promise<void> {
	for (const side of ['need', 'offer'] as const) {
		if (row.answers[side]?.answer !== 'no') await tellSideByMail(context, { row, side, of: 'over' });
	}
}
