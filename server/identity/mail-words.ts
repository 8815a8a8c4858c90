/** The mails of signing in, in the language the person was reading. */
import { CODE_MINUTES } from '../../contract/session.ts';
import { SIGN_IN_ADDRESS } from '../mail/addresses.ts';
import type { MailText } from '../mail/mail.ts';

type Lang = 'ja' | 'easy' | 'en';

/** The code first, on a line of its own: it is read out, typed over, or taken by the phone's keyboard. */
export function codeMail(lang: Lang, { code, town }: { code: string; town: string }): MailText {
	switch (lang) {
		case 'en':
			return {
				lang: 'en',
				subject: `${code} is your sign-in code (${town}, Engawa)`,
				text: [
					code,
					'',
					`Type this code on the screen where you asked for it. It is good for ${CODE_MINUTES} minutes, once.`,
					'',
					'Nobody from us will ever ask you for this code. If you did not ask for it, do nothing: nobody can sign in without it.',
				].join('\n'),
			};
		case 'easy':
			return {
				lang: 'ja',
				subject: `${code} サインインの ばんごう（${town} 縁側）`,
				text: [
					code,
					'',
					'この ばんごうを、いま 見ている 画面に 書いて ください。',
					`${CODE_MINUTES}分の あいだに、1回だけ つかえます。`,
					'',
					'この ばんごうを、ほかの 人に 教えないで ください。',
					'あなたが たのんで いないときは、なにも しないで ください。だいじょうぶです。',
				].join('\n'),
			};
		case 'ja':
			return {
				lang: 'ja',
				subject: `${code} サインインの確認番号（${town} 縁側）`,
				text: [
					code,
					'',
					`番号を求めた画面に、この6桁を入力してください。${CODE_MINUTES}分以内に1回だけ使えます。`,
					'',
					'この番号を職員がおたずねすることはありません。だれにも伝えないでください。',
					'お心当たりがない場合は、そのままにしてください。番号がなければ、だれもサインインできません。',
				].join('\n'),
			};
	}
}

/** To somebody who was invited and whose language nobody knows yet. */
export function invitationMail({ name, town }: { name: string; town: string }): MailText {
	return {
		lang: 'ja',
		subject: `${town}「縁側」へのご招待`,
		text: [
			`${name} 様`,
			'',
			`${town}の「縁側」に、スタッフ・団体の方としてサインインできるようになりました。`,
			'',
			'1. 次のページを開きます。',
			`   ${SIGN_IN_ADDRESS}`,
			'2. このメールが届いたメールアドレスを入力します。',
			'3. メールで届く6桁の番号を入力します。パスワードはありません。',
			'',
			'お心当たりがない場合は、このメールを破棄してください。',
			'',
			'--',
			`You have been invited to sign in to Engawa (${town}). Open the page above, enter the e-mail address that`,
			'received this message, and type the six digits that arrive by mail. There is no password.',
		].join('\n'),
	};
}
