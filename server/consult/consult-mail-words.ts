/** The words of `consult-mails.ts` in three languages. */
import type { MeetingHow } from '../../contract/meeting.ts';
import type { ConsultNews } from './consult-mails.ts';

type Titled = { title: string; titleEn?: string | undefined };
type NamedRow = { name: string; nameEn?: string | undefined };

export type ConsultMailWords = {
	lang: 'ja' | 'easy' | 'en';
	subject: Record<ConsultNews, string>;
	news: Record<ConsultNews, string>;
	/** the time they asked for was another's */
	missed: string;
	/** before the times that are free */
	free: string;
	how: Record<MeetingHow, string>;
	whereToRead: string;
	contactNone: string;
	noReply: string;
	greeting(name: string): string;
	handed(desk: string): string;
	says(words: string): string;
	when(date: string, from: string, to: string): string;
	where(place: string): string;
	reach(reach: string): string;
	code(code: string): string;
	link(address: string): string;
	contact(desk: string, phone: string | undefined): string;
	name(desk: Titled): string;
	placeName(place: NamedRow): string;
};

export const CONSULT_MAIL_WORDS: Record<ConsultMailWords['lang'], ConsultMailWords> = {
	ja: {
		lang: 'ja',
		subject: {
			received: 'ご相談を受け付けました',
			answered: 'ご相談へのお返事',
			handed: 'ご相談の担当の窓口が変わりました',
			meeting: 'お会いする日時のお知らせ',
			'meeting-off': 'お会いする日時が取消しになりました',
			closed: 'ご相談を終えました',
		},
		news: {
			received: 'ご相談を受け付けました。担当が読んで、7日のうちにお返事します。',
			answered: 'ご相談に、担当からお返事があります。',
			handed: 'ご相談は、別の窓口が担当します。',
			meeting: 'お会いする日時が決まりました。',
			'meeting-off': 'お会いする予定が取消しになりました。ご相談はそのまま続きます。',
			closed: 'ご相談は、いったん終わりにします。またいつでもご相談ください。',
		},
		missed: 'ご希望の日時は、ほかの方が先に申し込まれていました。申し訳ありません。ご相談は届いています。',
		free: '今のところ、次の日時が空いています。',
		how: { place: '会って話します。', phone: '電話で話します。', online: 'オンラインで話します。' },
		whereToRead:
			'続きは、申しこんだ端末の「わたしの相談」か、はじめのメールのリンクからご覧ください。そこからお返事も書けます。',
		contactNone: 'お急ぎのときは、お近くの相談窓口へお電話ください。',
		noReply: 'このメールには返信できません。',
		greeting: (name) => `${name} 様`,
		handed: (desk) => `ご相談は、これから「${desk}」が担当します。あらためて書いていただく必要はありません。`,
		says: (words) => `担当から：\n${words}`,
		when: (date, from, to) => `日時：${date} ${from}–${to}`,
		where: (place) => `場所：${place}`,
		reach: (reach) => `つなぎ方：${reach}`,
		code: (code) => `受付番号：${code}`,
		link: (address) =>
			`その後のようすは、こちらからご覧になれます。このリンクを知っている人はだれでも読めますので、ご自分だけでお持ちください。\n${address}`,
		contact: (desk, phone) => `窓口：${desk}${phone ? ` ${phone}` : ''}`,
		name: ({ title }) => title,
		placeName: ({ name }) => name,
	},
	easy: {
		lang: 'easy',
		subject: {
			received: '相談を うけつけました',
			answered: '相談の 返事です',
			handed: '相談の 係が かわりました',
			meeting: '会う 日が きまりました',
			'meeting-off': '会う やくそくが なくなりました',
			closed: '相談が おわりました',
		},
		news: {
			received: '相談を うけつけました。係の 人が 読みます。7日の うちに 返事を します。',
			answered: '係の 人から 返事が あります。',
			handed: '相談の 係が かわりました。',
			meeting: '会う 日と 時間が きまりました。',
			'meeting-off': '会う やくそくが なくなりました。相談は つづいて います。',
			closed: 'この 相談は おわりに します。また いつでも 相談して ください。',
		},
		missed: 'ほしい 時間は、ほかの 人が さきに えらびました。すみません。相談は とどいて います。',
		free: 'いま、この 時間が 空いて います。',
		how: { place: '会って 話します。', phone: '電話で 話します。', online: 'インターネットで 話します。' },
		whereToRead: 'つづきは、申しこんだ スマートフォンか、はじめの メールの リンクから 読めます。返事も 書けます。',
		contactNone: 'いそぐ ときは、近くの 相談の 窓口に 電話を して ください。',
		noReply: 'この メールに 返事は できません。',
		greeting: (name) => `${name} さん`,
		handed: (desk) => `これからは「${desk}」の 人が 話を 聞きます。もう一度 書かなくて いいです。`,
		says: (words) => `係の 人から：\n${words}`,
		when: (date, from, to) => `日にち：${date} ${from}–${to}`,
		where: (place) => `ばしょ：${place}`,
		reach: (reach) => `つなぐ ところ：${reach}`,
		code: (code) => `うけつけ番号：${code}`,
		link: (address) => `この リンクで つづきを 読めます。ほかの 人に 見せないで ください。\n${address}`,
		contact: (desk, phone) => `窓口：${desk}${phone ? ` ${phone}` : ''}`,
		name: ({ title }) => title,
		placeName: ({ name }) => name,
	},
	en: {
		lang: 'en',
		subject: {
			received: 'We have what you asked',
			answered: 'An answer to what you asked',
			handed: 'Another desk takes care of what you asked',
			meeting: 'When you will meet',
			'meeting-off': 'Your meeting does not take place',
			closed: 'What you asked is closed',
		},
		news: {
			received: 'What you asked has arrived. Somebody will read it and answer within 7 days.',
			answered: 'There is an answer to what you asked.',
			handed: 'Another desk takes care of what you asked.',
			meeting: 'A time to meet was agreed on.',
			'meeting-off': 'The meeting does not take place. What you asked is still looked after.',
			closed: 'This is closed for now. You are welcome to ask again at any time.',
		},
		missed: 'We are sorry: somebody else had chosen that time before you. What you asked has arrived all the same.',
		free: 'These times are free at the moment:',
		how: { place: 'You meet in person.', phone: 'You talk by telephone.', online: 'You talk online.' },
		whereToRead:
			'You can read on and write back under “My questions” on the device on which you asked, or by the link in our first mail.',
		contactNone: 'If it is urgent, please call one of the desks for advice.',
		noReply: 'This mail cannot be answered.',
		greeting: (name) => `Dear ${name},`,
		handed: (desk) => `From now on “${desk}” takes care of what you asked. You need not write it again.`,
		says: (words) => `From the desk:\n${words}`,
		when: (date, from, to) => `When: ${date} ${from}–${to}`,
		where: (place) => `Where: ${place}`,
		reach: (reach) => `How to join: ${reach}`,
		code: (code) => `Receipt number: ${code}`,
		link: (address) =>
			`This link shows what becomes of it. Whoever knows the link can read it, so please keep it to yourself.\n${address}`,
		contact: (desk, phone) => `Desk: ${desk}${phone ? ` ${phone}` : ''}`,
		name: ({ title, titleEn }) => titleEn ?? title,
		placeName: ({ name, nameEn }) => nameEn ?? name,
	},
};
