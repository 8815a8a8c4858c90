/** What a mail to one side of a case says, in each language. It names nobody: of the other side it says what everybody can read. */
import type { MailLang } from '../mail/mail-lang.ts';

/** `proposal`: it asks; `reminder`: it asks once more; `agreed`: both said yes; `over`: it will not come to anything. */
export type CaseMailOf = 'proposal' | 'reminder' | 'agreed' | 'over';

export type CaseMailFacts = {
	name: string;
	/** the reader's own side and the other's, as they are called */
	mine: string;
	other: string;
	/** the last day for an answer, in words */
	due: string;
	/** the coordinator's, to both */
	words?: string | undefined;
	/** where the link leads; absent: there is nothing to answer */
	address?: string | undefined;
};

type Words = {
	/** what a person who can help is called, of whom nothing is public: to themself, and to the other side */
	helper: { mine: string; other: string };
	/** a title of a need or an offer */
	title(title: string): string;
	subject(of: CaseMailOf, mine: string): string;
	lines(of: CaseMailOf, facts: CaseMailFacts): (string | undefined)[];
};

export const CASE_MAIL_WORDS: Record<MailLang, Words> = {
	ja: {
		helper: { mine: 'お手伝いのご登録', other: '手伝ってくださる方（コーディネーターがうかがっています）' },
		title: (title) => `「${title}」`,
		subject: (of, mine) =>
			`${{ proposal: 'おつなぎのご提案', reminder: 'お返事のお願い', agreed: 'おつなぎがまとまりました', over: 'おつなぎは見送りになりました' }[of]}：${mine}`,
		lines: (of, { name, mine, other, due, words, address }) => [
			`${name} 様`,
			{
				proposal: `${mine}について、コーディネーターから、おつなぎのご提案があります。`,
				reminder: `${mine}についてのご提案の、お返事の期日が近づいています。`,
				agreed: `${mine}について、おたがいに「つないでほしい」とお答えいただきました。`,
				over: `${mine}についてのおつなぎは、今回は見送りになりました。お返事はいりません。`,
			}[of],
			`お相手：${other}`,
			words && `コーディネーターから：${words}`,
			of === 'proposal' || of === 'reminder'
				? 'おたがいが「つないでほしい」と答えたときだけ、連絡先をお伝えします。それまで、お名前も連絡先も、お相手には伝わりません。'
				: undefined,
			address &&
				(of === 'agreed'
					? `お相手の連絡先は、こちらでご覧いただけます。\n${address}`
					: `お返事はこちらからお願いします（${due}まで）。\n${address}`),
			of === 'proposal' || of === 'reminder'
				? '窓口でお答えいただくこともできます。見送る場合も、お相手に理由は伝わりません。'
				: undefined,
			of === 'over' ? 'ほかに合うものが見つかりましたら、またご提案します。' : undefined,
			'このメールには返信できません。',
		],
	},
	easy: {
		helper: { mine: 'お手伝いの 登録', other: '手伝って くれる 人（係の 人が 話を 聞いて います）' },
		title: (title) => `「${title}」`,
		subject: (of, mine) =>
			`${{ proposal: 'つなぐ 話が あります', reminder: '返事を おねがいします', agreed: 'つなぐ ことが きまりました', over: '今回は つなぎません' }[of]}：${mine}`,
		lines: (of, { name, mine, other, due, words, address }) => [
			`${name} さん`,
			{
				proposal: `${mine}の ことで、係の 人が、合う 人を 見つけました。`,
				reminder: `${mine}の 話の、返事を する 日が 近いです。`,
				agreed: `${mine}の ことで、二人とも「つないで ほしい」と 言いました。`,
				over: `${mine}の 話は、今回は つなぎません。返事は いりません。`,
			}[of],
			`相手：${other}`,
			words && `係の 人から：${words}`,
			of === 'proposal' || of === 'reminder'
				? '二人とも「つないで ほしい」と 言った ときだけ、連絡先を 教えます。それまで、名前も 連絡先も 教えません。'
				: undefined,
			address &&
				(of === 'agreed'
					? `相手の 連絡先は、ここで 見られます。\n${address}`
					: `返事は ここで して ください（${due}まで）。\n${address}`),
			of === 'proposal' || of === 'reminder'
				? '窓口で 言っても いいです。「いいえ」の ときも、わけは 相手に 言いません。'
				: undefined,
			of === 'over' ? 'ほかに 合う 人が いたら、また 知らせます。' : undefined,
			'この メールに 返事は できません。',
		],
	},
	en: {
		helper: {
			mine: 'your registration as somebody who can help',
			other: 'somebody who can help (the coordinator is in touch with them)',
		},
		title: (title) => `“${title}”`,
		subject: (of, mine) =>
			`${{ proposal: 'A proposed introduction', reminder: 'Please let us know', agreed: 'You can now be in touch', over: 'No introduction this time' }[of]}: ${mine}`,
		lines: (of, { name, mine, other, due, words, address }) => [
			`Dear ${name},`,
			{
				proposal: `A coordinator would like to introduce you to somebody, about ${mine}.`,
				reminder: `The day for your answer about ${mine} is near.`,
				agreed: `About ${mine}: you both said that you would like to be introduced.`,
				over: `The proposed introduction about ${mine} will not go ahead this time. You need not answer.`,
			}[of],
			`The other side: ${other}`,
			words && `From the coordinator: ${words}`,
			of === 'proposal' || of === 'reminder'
				? 'Contacts are shown only when you have both said yes. Until then neither your name nor how to reach you is told.'
				: undefined,
			address &&
				(of === 'agreed' ? `How to reach them stands here:\n${address}` : `Please answer here by ${due}:\n${address}`),
			of === 'proposal' || of === 'reminder'
				? 'You may also answer at the desk. If you say no, the other side is not told why.'
				: undefined,
			of === 'over' ? 'If something else may suit you, we will be in touch again.' : undefined,
			'This mail cannot be answered.',
		],
	},
};
