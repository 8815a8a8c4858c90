/** What a mail about lists that are fetched by themselves says: which, why, and what to do. Nothing of any row is in it. */
import type { FetchReason } from '../../contract/importing.ts';
import { paths } from '../../contract/paths.ts';
import { screenAddress } from '../mail/addresses.ts';
import type { MailText } from '../mail/mail.ts';

export type MailLang = 'ja' | 'easy' | 'en';

/** One list: it could not be fetched, its file waits for a person, or it is well again. */
export type ListTrouble = { name: string; url: string; is: 'failed' | 'held' | 'well'; reason?: FetchReason };

type Words = {
	lang: string;
	subjectBegan: (name: string, others: number) => string;
	subjectOver: (name: string, others: number) => string;
	failed: string;
	held: string;
	well: string;
	reasons: Record<FetchReason, string>;
	end: readonly string[];
};

const SCREEN = `  ${screenAddress(paths.importing())}`;

const WORDS: Record<MailLang, Words> = {
	ja: {
		lang: 'ja',
		subjectBegan: (name, others) =>
			`自動の取り込みの確認をお願いします：${name}${others > 0 ? ` ほか${others}件` : ''}`,
		subjectOver: (name, others) => `自動の取り込みは元に戻りました：${name}${others > 0 ? ` ほか${others}件` : ''}`,
		failed: '続けて取れませんでした。前に取り込んだ内容はそのままです。あとでまた取りに行きます。',
		held: 'ファイルは、確かめるまで取り込みません。1日取っておくので、画面で見てください。',
		well: 'また取り込めています。',
		reasons: {
			address: 'アドレスが正しくありません。',
			host: '許可されていない先へ転送されました。',
			inside: 'インターネットに公開されていないアドレスです。',
			unreachable: '相手のサーバーにつながりません。',
			status: 'そのアドレスにファイルがありません。',
			redirects: '何度も転送されました。',
			'too-big': 'ファイルが大きすぎます。',
			'too-slow': '時間がかかりすぎました。',
			'too-much': '読むのに時間かメモリーがかかりすぎます。',
			unread: '中身が読めません。',
			questions: '二通りに読めるところがあります。',
			clashes: '人が直した値と違うところがあります。',
			'half-gone': '行が半分より減りました。',
			first: 'この表のはじめてのファイルです。',
			'no-room': '確かめるのを待っているファイルが多すぎます。',
		},
		end: ['くわしい様子は、取り込みの画面で見られます。', SCREEN, 'この表の自動の取り込みは、同じ画面でやめられます。'],
	},
	easy: {
		lang: 'ja',
		subjectBegan: (name, others) => `ファイルを 見て ください：${name}${others > 0 ? ` と あと ${others}つ` : ''}`,
		subjectOver: (name, others) => `ファイルは なおりました：${name}${others > 0 ? ` と あと ${others}つ` : ''}`,
		failed: '2回より 多く 取れませんでした。前の ものは そのままです。あとで また 取りに 行きます。',
		held: 'あなたが 見るまで 入れません。1日 待ちます。画面で 見て ください。',
		well: 'また 入れる ことが できました。',
		reasons: {
			address: 'アドレスが まちがって います。',
			host: 'ほかの ところに おくられました。そこからは 取れません。',
			inside: 'インターネットの ものでは ありません。',
			unreachable: 'つながりません。',
			status: 'ファイルが ありません。',
			redirects: 'アドレスが なんども かわりました。',
			'too-big': 'ファイルが 大きすぎます。',
			'too-slow': '時間が かかりすぎました。',
			'too-much': '読むのに 時間が かかりすぎます。',
			unread: '中が 読めません。',
			questions: 'わからない ところが あります。',
			clashes: '人が なおした ものと ちがいます。',
			'half-gone': '半分より へりました。',
			first: 'はじめての ファイルです。',
			'no-room': '待って いる ファイルが 多すぎます。',
		},
		end: ['くわしい ことは、画面で 見て ください。', SCREEN, '同じ 画面で やめる ことも できます。'],
	},
	en: {
		lang: 'en',
		subjectBegan: (name, others) =>
			`Please look at a list fetched by itself: ${name}${others > 0 ? ` and ${others} more` : ''}`,
		subjectOver: (name, others) => `List comes in again: ${name}${others > 0 ? ` and ${others} more` : ''}`,
		failed: 'It could not be fetched, twice in a row. What came in before stays, and it will be tried again.',
		held: 'Its file does not come in before somebody has looked at it. It is kept for one day.',
		well: 'It comes in again.',
		reasons: {
			address: 'The address is wrong.',
			host: 'It leads to a host that is not allowed.',
			inside: 'It does not lead to the open internet.',
			unreachable: 'The server cannot be reached.',
			status: 'There is no file at the address.',
			redirects: 'It redirects too often.',
			'too-big': 'The file is too large.',
			'too-slow': 'It took too long.',
			'too-much': 'Reading it takes too much time or memory.',
			unread: 'It cannot be read.',
			questions: 'It can be read in more ways than one.',
			clashes: 'It differs from what a person corrected.',
			'half-gone': 'More than half of its rows are gone.',
			first: 'This is its first file.',
			'no-room': 'Too many files are waiting for somebody.',
		},
		end: ['More is on the screen where lists are brought in:', SCREEN, 'The same screen ends the fetching.'],
	},
};

/** One mail for all lists that changed: when a city's server is down, nobody gets one for each. */
export function listMail(lang: MailLang, lists: readonly ListTrouble[]): MailText {
	const words = WORDS[lang];
	const began = lists.filter(({ is }) => is !== 'well');
	const named = began.length > 0 ? began : lists;
	const subject = began.length > 0 ? words.subjectBegan : words.subjectOver;
	const lines = lists.flatMap(({ name, url, is, reason }) => [
		`■ ${name}`,
		`  ${url}`,
		...(reason === undefined ? [] : [`  ${words.reasons[reason]}`]),
		`  ${words[is]}`,
		'',
	]);
	return {
		lang: words.lang,
		subject: subject(named[0]?.name ?? '', named.length - 1),
		text: [...lines, ...words.end].join('\n'),
	};
}
