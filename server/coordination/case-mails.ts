/** The mail that asks one side whether it wants to be introduced. It names nobody, and says how to answer. */
import type { Exchange } from '../../contract/exchange.ts';
import type { AskerContact } from '../../contract/request.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { introductionAddress } from '../mail/addresses.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

export function tellOfProposal(
	context: IntentContext,
	contact: AskerContact,
	{
		mine,
		other,
		words,
		due,
		token,
	}: { mine: Exchange; other: Exchange; words: string | undefined; due: string; token: string },
): void {
	if (!/^[^\s@]+@[^\s@]+$/.test(contact.value)) return;
	const lines = [
		`${contact.name} 様`,
		`「${mine.title}」について、コーディネーターから、おつなぎのご提案があります。`,
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
		subject: `おつなぎのご提案：${mine.title}`,
		text: lines.join('\n\n'),
		expiresAt: context.now.ms + WEEK_MS,
	});
}
