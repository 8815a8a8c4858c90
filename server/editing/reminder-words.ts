/** The mail that asks for 「まちがいありません」; nobody knows which language its reader reads in, so both stand in it. */
import type { LocalDate } from '../../contract/common.ts';
import type { MailText } from '../mail/mail.ts';

/** `address`: the screen where it is confirmed or changed. */
export type Old = { name: string; confirmedAt: LocalDate | undefined; address: string };

export function reminderMail(reader: string, old: readonly Old[]): MailText {
	const [first] = old;
	const others = old.length > 1 ? `ほか${old.length - 1}件` : '';
	return {
		lang: 'ja',
		subject: `情報の確認をお願いします：${first?.name ?? ''}${others && ` ${others}`}`,
		text: [
			`${reader} 様`,
			'',
			'次の情報は、1年以上確認されていません。',
			'画面を開いて、合っていれば「まちがいありません」を押してください。違うところは直してください。',
			'',
			...old.flatMap(({ name, confirmedAt, address }) => [
				`■ ${name}（${confirmedAt === undefined ? 'まだ確認されていません' : `最終確認日 ${inWords(confirmedAt)}`}）`,
				`  ${address}`,
				'',
			]),
			'確認が済むまで、3か月ごとにお知らせします。',
			'このメールには返信できません。',
			'',
			'--',
			'Nobody has confirmed the facts above for more than a year. Please open the page: if they are still right,',
			'press the button that says so; if not, change them.',
		].join('\n'),
	};
}

function inWords(date: LocalDate): string {
	const [year, month, day] = date.split('-').map(Number);
	return `${year}年${month}月${day}日`;
}
