/** The mail that asks one side whether it wants to be introduced. It names nobody, and says how to answer. */
import type { CaseRow } from '../../contract/case.ts';
import type { ExchangeSide } from '../../contract/exchange.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import { hashToken, newToken } from '../identity/tokens.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { introductionAddress } from '../mail/addresses.ts';
import { contactOfSide } from './case-store.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** Of a person nothing is public: neither side's mail says more than this. */
const HELPER_WORDS = { mine: 'お手伝いのご登録', other: '手伝ってくださる方（コーディネーターがうかがっています）' };

type Proposal = {
	row: Pick<CaseRow, 'needId' | 'offerId' | 'needTitle' | 'offerTitle' | 'helper' | 'due'>;
	side: ExchangeSide;
	/** the coordinator's, to both */
	words?: string | undefined;
	/** they were written to before */
	again?: boolean;
};

/** Queues the mail, where there is an address, and gives back the scope that its link opens. */
export async function reachByMail(context: IntentContext, proposal: Proposal): Promise<PrivateScope | undefined> {
	const { row, side, words, again = false } = proposal;
	const contact = await contactOfSide(context, row, side);
	if (contact?.kind !== 'email' || !/^[^\s@]+@[^\s@]+$/.test(contact.value)) return undefined;
	const token = newToken();
	const offer = (mine: boolean) => (row.helper ? HELPER_WORDS[mine ? 'mine' : 'other'] : `「${row.offerTitle}」`);
	const need = `「${row.needTitle}」`;
	const [mine, other] = side === 'need' ? [need, offer(false)] : [offer(true), need];
	const lines = [
		`${contact.name} 様`,
		again
			? `${mine}についてのご提案の、お返事の期日が近づいています。`
			: `${mine}について、コーディネーターから、おつなぎのご提案があります。`,
		`お相手：${other}`,
		...(words ? [`コーディネーターから：${words}`] : []),
		'おたがいが「つないでほしい」と答えたときだけ、連絡先をお伝えします。それまで、お名前も連絡先も、お相手には伝わりません。',
		`お返事はこちらからお願いします（${row.due} まで）。\n${introductionAddress(token)}`,
		'窓口でお答えいただくこともできます。見送る場合も、お相手に理由は伝わりません。',
		'このメールには返信できません。',
	];
	const subject = side === 'offer' && row.helper ? HELPER_WORDS.mine : side === 'need' ? row.needTitle : row.offerTitle;
	context.mail({
		to: contact.value,
		lang: 'ja',
		subject: `${again ? 'お返事のお願い' : 'おつなぎのご提案'}：${subject}`,
		text: lines.join('\n\n'),
		expiresAt: context.now.ms + WEEK_MS,
		...(row.helper && { about: row.offerId }),
	});
	return `ticket/${hashToken(token)}`;
}
