/** What mails to those who follow say around the news: how they begin, how they end, and the one that asks to confirm. */
import { CONFIRM_HOURS, type FollowLang } from '../../contract/follow.ts';
import { screenAddress } from '../mail/addresses.ts';
import type { MailText } from '../mail/mail.ts';
import type { Follow } from './follow-store.ts';
import { mailPaths } from './mail-links.ts';

const CONFIRM: Record<FollowLang, { subject: string; before: string[]; after: string[] }> = {
	ja: {
		subject: '縁側のお知らせメール：受け取りの確認',
		before: [
			'このメールアドレスへ、まちのお知らせを送る申込みがありました。',
			'',
			'受け取る方は、次のページを開いて、ボタンを押してください。',
		],
		after: [
			`このページは、${CONFIRM_HOURS}時間で閉じます。`,
			'',
			'申込みに心当たりがないときは、何もしないでください。お知らせは送られず、このアドレスは消えます。',
		],
	},
	'ja-x-easy': {
		subject: '縁側の お知らせメール：うけとりますか',
		before: [
			'この メールアドレスに、町の お知らせを 送って ほしいと いう 申込みが ありました。',
			'',
			'うけとる 人は、つぎの ページを ひらいて、ボタンを おして ください。',
		],
		after: [
			`この ページは、${CONFIRM_HOURS}時間で なくなります。`,
			'',
			'あなたが 申込んで いないときは、なにも しないで ください。お知らせは 来ません。アドレスは 消えます。',
		],
	},
	en: {
		subject: 'News from Engawa: please confirm your address',
		before: [
			'Somebody asked us to send news of the town to this address.',
			'',
			'If it was you, open this page and press the button:',
		],
		after: [
			`The page closes after ${CONFIRM_HOURS} hours.`,
			'',
			'If it was not you, do nothing: no news will be sent, and the address is forgotten.',
		],
	},
};

export function confirmMail(lang: FollowLang, token: string): MailText {
	const { subject, before, after } = CONFIRM[lang];
	const text = [...before, `  ${screenAddress(mailPaths.confirm(token))}`, '', ...after].join('\n');
	return { lang: bcp47(lang), subject, text };
}

const ENDS: Record<FollowLang, { change: string; stop: string; noReply: string }> = {
	ja: {
		change: '受け取る内容を変える：',
		stop: '受け取りをやめる（押すだけで止まります）：',
		noReply: 'このメールには返信できません。',
	},
	'ja-x-easy': {
		change: 'うけとる ものを かえる：',
		stop: 'もう うけとらない（ボタンを おすと とまります）：',
		noReply: 'この メールに 返事は できません。',
	},
	en: {
		change: 'Change what you receive:',
		stop: 'Stop these mails (one press):',
		noReply: 'This mail cannot be answered.',
	},
};

/** A mail to somebody who follows: its text ends with the ways to change and to stop, and programs get a button. */
export function followMail(follow: Follow, subject: string, lines: readonly string[]): MailText & { about: string } {
	const { change, stop, noReply } = ENDS[follow.lang];
	const end = [
		'―――――',
		change,
		`  ${screenAddress(mailPaths.change(follow))}`,
		stop,
		`  ${screenAddress(mailPaths.stop(follow))}`,
		noReply,
	];
	return {
		lang: bcp47(follow.lang),
		subject,
		text: [...lines, '', ...end].join('\n'),
		stop: mailPaths.stop(follow),
		about: follow.id,
	};
}

/** As mail programs know languages; やさしい日本語 is Japanese to them. */
function bcp47(lang: FollowLang): string {
	return lang === 'en' ? 'en' : 'ja';
}
