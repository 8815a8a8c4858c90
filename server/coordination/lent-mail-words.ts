/** What asks whoever lends a place whether it is still so, in each language. */
import type { MailLang } from '../mail/mail-lang.ts';

/** `confirmed`, `until`: days in that language; `address`: where the mail's link leads. */
export type LentFacts = { keeper: string; place: string; confirmed: string; until: string; address: string };

export const LENT_MAIL_WORDS: Record<MailLang, (facts: LentFacts) => { subject: string; lines: string[] }> = {
	ja: ({ keeper, place, confirmed, until, address }) => ({
		subject: `載せている内容の確認をお願いします：${place}`,
		lines: [
			`${keeper} 様`,
			`「${place}」を、ほかの人が使える場所として載せています。最後に確かめていただいたのは${confirmed}です。`,
			'このままでよければ、次の画面で「このとおりです」を押してください。直すことも、載せるのをやめることも、同じ画面でできます。',
			address,
			`お返事がないときは、${until}を過ぎると載せるのをやめ、書いていただいたことをすべて消します。`,
			'このメールには返信できません。',
		],
	}),
	easy: ({ keeper, place, confirmed, until, address }) => ({
		subject: `いまも 同じか 教えて ください：${place}`,
		lines: [
			`${keeper} さん`,
			`「${place}」を、みんなが 使える 場所として 出して います。前に 聞いたのは ${confirmed}です。`,
			'いまも 同じなら、下の ページを 開いて「おなじです」を おして ください。なおす ことも、やめる ことも できます。',
			address,
			`返事が ない ときは、${until}が すぎると 出すのを やめます。書いて ある ことは ぜんぶ 消します。`,
			'この メールに 返事は できません。',
		],
	}),
	en: ({ keeper, place, confirmed, until, address }) => ({
		subject: `Is this still right? ${place}`,
		lines: [
			`Dear ${keeper},`,
			`“${place}” is listed as a place that others may use. You last confirmed it on ${confirmed}.`,
			'If it is still right, please open the page below and press “It is still so”. There you can also change it or take it off the list.',
			address,
			`Without an answer it is taken off after ${until}, and everything you wrote is deleted.`,
			'This mail cannot be answered.',
		],
	}),
};
