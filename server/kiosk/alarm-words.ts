/** What a mail of trouble with kiosks says: which, what it means, what to do. Nothing of any visitor is known. */
import type { MailedAlarm } from '../../contract/kiosk-alarms.ts';
import { KIOSKS_ADDRESS } from '../mail/addresses.ts';
import type { MailText } from '../mail/mail.ts';

export type MailLang = 'ja' | 'easy' | 'en';

/** One kiosk, what began at it and what is over. */
export type Trouble = { place: string; name: string; began: readonly MailedAlarm[]; over: readonly MailedAlarm[] };

type Words = {
	lang: string;
	subjectBegan: (where: string, others: number) => string;
	subjectOver: (where: string, others: number) => string;
	began: Record<MailedAlarm, string>;
	over: Record<MailedAlarm, string>;
	end: readonly string[];
};

const WORDS: Record<MailLang, Words> = {
	ja: {
		lang: 'ja',
		subjectBegan: (where, others) => `キオスクの確認をお願いします：${where}${others > 0 ? ` ほか${others}台` : ''}`,
		subjectOver: (where, others) => `キオスクは元に戻りました：${where}${others > 0 ? ` ほか${others}台` : ''}`,
		began: {
			silent: '開館中ですが、30分以上連絡がありません。電源とWi-Fiを見てください。',
			'old-data':
				'1日以上前の情報を見せています。動いていますが、情報を受け取れていません。Wi-Fiの設定を見てください。',
			'stuck-outbox':
				'送信待ちが2時間以上残っています。なくなることはありませんが、まだ届いていません。Wi-Fiの設定を見てください。',
		},
		over: {
			silent: 'また連絡が取れるようになりました。',
			'old-data': '新しい情報を受け取りました。',
			'stuck-outbox': '送信待ちはなくなりました。',
		},
		end: [
			'くわしい様子は、キオスクの画面で見られます。',
			`  ${KIOSKS_ADDRESS}`,
			'このメールが不要な方は、同じ画面で止められます。',
		],
	},
	easy: {
		lang: 'ja',
		subjectBegan: (where, others) => `キオスクを 見て ください：${where}${others > 0 ? ` と あと ${others}台` : ''}`,
		subjectOver: (where, others) => `キオスクは なおりました：${where}${others > 0 ? ` と あと ${others}台` : ''}`,
		began: {
			silent: 'あいている 時間なのに、30分より 長く 連絡が ありません。電気と Wi-Fiを 見て ください。',
			'old-data': '1日より 前の 情報を 見せて います。Wi-Fiを 見て ください。',
			'stuck-outbox': '送れない ものが 2時間より 長く のこって います。Wi-Fiを 見て ください。',
		},
		over: {
			silent: 'また 連絡が できます。',
			'old-data': '新しい 情報が とどきました。',
			'stuck-outbox': 'ぜんぶ 送りました。',
		},
		end: [
			'くわしい ことは、キオスクの 画面で 見て ください。',
			`  ${KIOSKS_ADDRESS}`,
			'この メールが いらない 人は、同じ 画面で 止めて ください。',
		],
	},
	en: {
		lang: 'en',
		subjectBegan: (where, others) => `Please look at a kiosk: ${where}${others > 0 ? ` and ${others} more` : ''}`,
		subjectOver: (where, others) => `Kiosk well again: ${where}${others > 0 ? ` and ${others} more` : ''}`,
		began: {
			silent: 'The centre is open, and it has been silent for more than 30 minutes. Check its power and its Wi-Fi.',
			'old-data': 'It shows data more than a day old: it runs, but hears nothing new. Check its Wi-Fi.',
			'stuck-outbox': 'Something has waited to be sent for more than 2 hours. Nothing is lost. Check its Wi-Fi.',
		},
		over: {
			silent: 'It is in touch again.',
			'old-data': 'It has new data.',
			'stuck-outbox': 'Everything has been sent.',
		},
		end: ['More is on the screen of the kiosks:', `  ${KIOSKS_ADDRESS}`, 'The same screen ends these mails.'],
	},
};

/** One mail for all that changed at the same moment: when the line of a town goes, nobody gets one for each tablet. */
export function alarmMail(lang: MailLang, troubles: readonly Trouble[]): MailText {
	const words = WORDS[lang];
	const began = troubles.filter((trouble) => trouble.began.length > 0);
	const named = began[0] ?? troubles[0];
	const where = named ? `${named.place} ${named.name}` : '';
	const subject = began.length > 0 ? words.subjectBegan : words.subjectOver;
	const others = (began.length > 0 ? began : troubles).length - 1;
	const lines = troubles.flatMap(({ place, name, began: now, over }) => [
		`■ ${place}　${name}`,
		...now.map((alarm) => `  ${words.began[alarm]}`),
		...over.map((alarm) => `  ${words.over[alarm]}`),
		'',
	]);
	return { lang: words.lang, subject: subject(where, others), text: [...lines, ...words.end].join('\n') };
}
