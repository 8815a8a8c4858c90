/** What whoever told a need or an offer, or agreed to help, is told by mail, in each language. */
import type { DeclineExchangeReason, ExchangeSide } from '../../contract/exchange.ts';
import type { MailLang } from '../mail/mail-lang.ts';

/** `address`: where the mail's link leads; `words`: the coordinator's own. */
export type PublishedFacts = {
	name: string;
	title: string;
	until: string;
	words?: string | undefined;
	address: string;
};
export type DeclinedFacts = { name: string; title: string; reason: DeclineExchangeReason; words?: string | undefined };
export type EndsSoonFacts = { name: string; title: string; until: string; address: string };
export type ConsentFacts = { name: string; until: string; address: string };

type MailWords = { subject: string; lines: (string | undefined)[] };

type Words = {
	side: Record<ExchangeSide, string>;
	published(side: ExchangeSide, facts: PublishedFacts): MailWords;
	declined(side: ExchangeSide, facts: DeclinedFacts): MailWords;
	endsSoon(side: ExchangeSide, facts: EndsSoonFacts): MailWords;
	consentEnds(facts: ConsentFacts): MailWords;
};

const REASONS_JA: Record<DeclineExchangeReason, string> = {
	personal: '個人のことが書かれているため、載せませんでした。',
	business: '商売や勧誘にあたるため、載せませんでした。',
	unclear: '内容がわかりにくいため、載せませんでした。',
	elsewhere: '別の窓口が受けるため、載せませんでした。',
	other: '今回は、載せませんでした。',
};
const REASONS_EASY: Record<DeclineExchangeReason, string> = {
	personal: '個人の ことが 書いて あるので、のせませんでした。',
	business: '商売の ことなので、のせませんでした。',
	unclear: '書いて ある ことが わからなかったので、のせませんでした。',
	elsewhere: 'ほかの 窓口の 仕事なので、のせませんでした。',
	other: '今回は、のせませんでした。',
};
const REASONS_EN: Record<DeclineExchangeReason, string> = {
	personal: 'It was not published because it speaks of a person’s private matters.',
	business: 'It was not published because it advertises or solicits.',
	unclear: 'It was not published because we could not tell what was meant.',
	elsewhere: 'It was not published because another desk deals with it.',
	other: 'It was not published this time.',
};

export const EXCHANGE_MAIL_WORDS: Record<MailLang, Words> = {
	ja: {
		side: { need: 'してほしいこと', offer: 'できること' },
		published(side, { name, title, until, words, address }) {
			return {
				subject: `載せました：${title}`,
				lines: [
					`${name} 様`,
					`お預かりした${this.side[side]}「${title}」を載せました。${until}まで出ています。お名前と連絡先は載せていません。`,
					words && `コーディネーターから：${words}`,
					`ページはこちらです。\n${address}`,
					'合う方が見つかりましたら、コーディネーターからご連絡します。',
					'このメールには返信できません。',
				],
			};
		},
		declined(side, { name, title, reason, words }) {
			return {
				subject: `お預かりした件について：${title}`,
				lines: [
					`${name} 様`,
					`お預かりした${this.side[side]}「${title}」を読みました。${REASONS_JA[reason]}`,
					words && `コーディネーターから：${words}`,
					'お預かりした連絡先は消しました。ご相談は、窓口でもお受けします。',
					'このメールには返信できません。',
				],
			};
		},
		endsSoon(side, { name, title, until, address }) {
			return {
				subject: `まだ続いていますか：${title}`,
				lines: [
					`${name} 様`,
					`${this.side[side]}「${title}」は、${until}までの掲載です。`,
					`続ける場合も、終える場合も、こちらから一度押すだけです。\n${address}`,
					'何もしなければ、期限の翌日から出なくなります。',
					'このメールには返信できません。',
				],
			};
		},
		consentEnds({ name, until, address }) {
			return {
				subject: 'お手伝いのご登録：同意の期限が近づいています',
				lines: [
					`${name} 様`,
					`「手伝える人」としてのご登録の同意は、${until}までです。`,
					`続ける、内容を直す、やめる、のどれも、こちらからできます。\n${address}`,
					'何もしなければ、期限の翌日に、お名前も連絡先も、書かれたこともすべて消えます。',
					'このメールには返信できません。',
				],
			};
		},
	},
	easy: {
		side: { need: 'してほしい こと', offer: 'できる こと' },
		published(side, { name, title, until, words, address }) {
			return {
				subject: `のせました：${title}`,
				lines: [
					`${name} さん`,
					`あなたの ${this.side[side]}「${title}」を のせました。${until}まで 見られます。名前と 連絡先は のせて いません。`,
					words && `係の 人から：${words}`,
					`ここで 見られます。\n${address}`,
					'合う 人が いたら、係の 人が 連絡します。',
					'この メールに 返事は できません。',
				],
			};
		},
		declined(side, { name, title, reason, words }) {
			return {
				subject: `あなたが 書いた こと：${title}`,
				lines: [
					`${name} さん`,
					`あなたの ${this.side[side]}「${title}」を 読みました。${REASONS_EASY[reason]}`,
					words && `係の 人から：${words}`,
					'あなたの 連絡先は 消しました。わからない ことは、窓口で 聞いて ください。',
					'この メールに 返事は できません。',
				],
			};
		},
		endsSoon(side, { name, title, until, address }) {
			return {
				subject: `まだ つづいて いますか：${title}`,
				lines: [
					`${name} さん`,
					`あなたの ${this.side[side]}「${title}」は、${until}まで 見られます。`,
					`つづける ときも、やめる ときも、ここを ひらいて、1回 おして ください。\n${address}`,
					'なにも しない ときは、つぎの 日から 見られなく なります。',
					'この メールに 返事は できません。',
				],
			};
		},
		consentEnds({ name, until, address }) {
			return {
				subject: 'お手伝いの 登録：もうすぐ おわります',
				lines: [
					`${name} さん`,
					`「手伝える 人」の 登録は、${until}までです。`,
					`つづける、なおす、やめる。どれも ここで できます。\n${address}`,
					'なにも しない ときは、つぎの 日に、名前も 連絡先も、書いた ことも ぜんぶ 消えます。',
					'この メールに 返事は できません。',
				],
			};
		},
	},
	en: {
		side: { need: 'need', offer: 'offer' },
		published(side, { name, title, until, words, address }) {
			return {
				subject: `Published: ${title}`,
				lines: [
					`Dear ${name},`,
					`Your ${this.side[side]} “${title}” has been published and stands until ${until}. Your name and how to reach you are not shown.`,
					words && `From the coordinator: ${words}`,
					`Its page:\n${address}`,
					'When somebody suitable is found, a coordinator will be in touch.',
					'This mail cannot be answered.',
				],
			};
		},
		declined(side, { name, title, reason, words }) {
			return {
				subject: `About what you told us: ${title}`,
				lines: [
					`Dear ${name},`,
					`We have read your ${this.side[side]} “${title}”. ${REASONS_EN[reason]}`,
					words && `From the coordinator: ${words}`,
					'How to reach you has been deleted. You are welcome to ask at the desk.',
					'This mail cannot be answered.',
				],
			};
		},
		endsSoon(side, { name, title, until, address }) {
			return {
				subject: `Does this still hold? ${title}`,
				lines: [
					`Dear ${name},`,
					`Your ${this.side[side]} “${title}” stands until ${until}.`,
					`To keep it, or to end it, press once here:\n${address}`,
					'If you do nothing, it will no longer be shown from the day after.',
					'This mail cannot be answered.',
				],
			};
		},
		consentEnds({ name, until, address }) {
			return {
				subject: 'Your registration as somebody who can help ends soon',
				lines: [
					`Dear ${name},`,
					`Your consent to be registered as somebody who can help holds until ${until}.`,
					`You can continue, change what is written, or withdraw, all here:\n${address}`,
					'If you do nothing, your name, how to reach you and everything you wrote will be deleted on the day after.',
					'This mail cannot be answered.',
				],
			};
		},
	},
};
