/** The mail that asks one side whether it wants to be introduced. It names nobody, and says how to answer. */
import type { Exchange } from '../../contract/exchange.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import { hashToken, newToken } from '../identity/tokens.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { introductionAddress } from '../mail/addresses.ts';
import { contactOf } from './exchange-store.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

type Proposal = {
	mine: Exchange;
	other: Exchange;
	/** the coordinator's, to both */
	words?: string | undefined;
	due: string;
	/** they were written to before */
	again?: boolean;
};

/** Queues the mail, where there is an address, and gives back the scope that its link opens. */
export async function reachByMail(context: IntentContext, proposal: Proposal): Promise<PrivateScope | undefined> {
	const contact = await contactOf(context, proposal.mine);
	if (contact?.kind !== 'email' || !/^[^\s@]+@[^\s@]+$/.test(contact.value)) return undefined;
	const token = newToken();
	const { mine, other, words, due, again = false } = proposal;
	const lines = [
		`${contact.name} 様`,
		again
			? `「${mine.title}」についてのご提案の、お返事の期日が近づいています。`
			: `「${mine.title}」について、コーディネーターから、おつなぎのご提案があります。`,
		`お相手：「${other.title}」`,
		...(words ? [`コーディネーターから：${words}`] : []),
		'おたがいが「つないでほしい」と答えたときだけ、連絡先をお伝えします。それまで、お名前も連絡先も、お相手には伝わりません。',
		`お返事はこちらからお願いします（${due} まで）。\n${introductionAddress(token)}`,
		'窓口でお答えいただくこともできます。見送る場合も、お相手に理由は伝わりません。',
		'このメールには返信できません。',
	];
	context.mail({
		to: contact.value,
		lang: 'ja',
		subject: `${again ? 'お返事のお願い' : 'おつなぎのご提案'}：${mine.title}`,
		text: lines.join('\n\n'),
		expiresAt: context.now.ms + WEEK_MS,
	});
	return `ticket/${hashToken(token)}`;
}
