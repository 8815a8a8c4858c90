/** Words of the pages that mails lead to. */
import { CONFIRM_HOURS, type FollowLang, type News } from '../../contract/follow.ts';

export type PageWords = {
	htmlLang: string;
	confirmTitle: string;
	confirmLead: string;
	confirmButton: string;
	confirmed: string;
	confirmedLead: string;
	gone: string;
	goneLead: string;
	stopTitle: string;
	stopLead: string;
	stopButton: string;
	stopped: string;
	stoppedLead: string;
	changeTitle: string;
	changeLead: string;
	things: string;
	noThings: string;
	what: string;
	news: Record<Exclude<News, 'requests'>, string>;
	changeButton: string;
	changed: string;
	chooseOne: string;
	toChange: string;
	toStop: string;
	toTown: string;
	vanished: string;
};

export const PAGE_WORDS: Record<FollowLang, PageWords> = {
	ja: {
		htmlLang: 'ja',
		confirmTitle: 'お知らせメールを受け取りますか',
		confirmLead: 'ボタンを押すと、このメールアドレスへお知らせが届くようになります。',
		confirmButton: '受け取る',
		confirmed: 'お知らせメールを始めました',
		confirmedLead: 'いつでも、どのメールからでも、押すだけで止められます。',
		gone: 'このページは、もう使えません',
		goneLead: `確認のページは${CONFIRM_HOURS}時間で閉じます。また、止めたあとや、新しい確認のメールが届いたあとは使えません。受け取る場合は、縁側の「お知らせをうけとる」から、もう一度お申し込みください。`,
		stopTitle: 'お知らせメールを止めますか',
		stopLead: '止めると、メールアドレスも、受け取る内容の一覧も、すぐに消します。',
		stopButton: '止める',
		stopped: 'お知らせメールを止めました',
		stoppedLead: 'メールアドレスは消しました。もう届きません。',
		changeTitle: 'お知らせメールで受け取る内容',
		changeLead: '外したものは、届かなくなります。増やすときは、縁側の画面からお願いします。',
		things: '受け取るもの',
		noThings: '施設・グループ・分野・課題は、選ばれていません。',
		what: '届くお知らせ',
		news: {
			weekly: '週に1回のまとめ（木曜日）',
			closures: '休館・中止をすぐに',
			forums: '地域フォーラム・お手伝いの募集',
			emergency: 'もしもの時（夜も届きます）',
		},
		changeButton: 'この内容にする',
		changed: 'この内容にしました。',
		chooseOne: '届くお知らせを1つ以上選んでください。何も受け取らないときは、下の「止める」を押してください。',
		toChange: '受け取る内容を見る・変える',
		toStop: 'お知らせメールを止める',
		toTown: '縁側を開く',
		vanished: '今は載っていないもの',
	},
	'ja-x-easy': {
		htmlLang: 'ja',
		confirmTitle: 'お知らせメールを うけとりますか',
		confirmLead: 'ボタンを おすと、この メールアドレスに お知らせが 来ます。',
		confirmButton: 'うけとる',
		confirmed: 'お知らせメールを はじめました',
		confirmedLead: 'いつでも とめることが できます。メールの 下を 見て ください。',
		gone: 'この ページは もう つかえません',
		goneLead: `この ページは ${CONFIRM_HOURS}時間で なくなります。とめた あとも つかえません。うけとりたい ときは、縁側の「お知らせを うけとる」から、もう 一度 申込んで ください。`,
		stopTitle: 'お知らせメールを とめますか',
		stopLead: 'とめると、メールアドレスを すぐに 消します。',
		stopButton: 'とめる',
		stopped: 'お知らせメールを とめました',
		stoppedLead: 'メールアドレスを 消しました。もう メールは 来ません。',
		changeTitle: 'お知らせメールで うけとる もの',
		changeLead: '✓を とった ものは、もう 来ません。ふやす ときは、縁側の 画面で えらんで ください。',
		things: 'うけとる もの',
		noThings: 'ばしょや グループは、えらんで いません。',
		what: 'どんな お知らせ',
		news: {
			weekly: '1週間に 1回（木曜日）',
			closures: '休みや 中止を すぐに',
			forums: '地域フォーラム・手伝う 人を さがす お知らせ',
			emergency: 'もしもの とき（夜も 来ます）',
		},
		changeButton: 'これに する',
		changed: 'かえました。',
		chooseOne: 'お知らせを 1つ えらんで ください。もう いらない ときは、下の「とめる」を おして ください。',
		toChange: 'うけとる ものを 見る・かえる',
		toStop: 'お知らせメールを とめる',
		toTown: '縁側を ひらく',
		vanished: 'いまは ない もの',
	},
	en: {
		htmlLang: 'en',
		confirmTitle: 'Receive news by mail?',
		confirmLead: 'Press the button, and news of the town will come to this address.',
		confirmButton: 'Yes, send it',
		confirmed: 'You will receive news by mail',
		confirmedLead: 'Every mail has a link that stops them with one press.',
		gone: 'This page cannot be used any more',
		goneLead: `A page to confirm closes after ${CONFIRM_HOURS} hours, once you have stopped, and when a newer mail has come. To receive news, please ask again under “Get news” in Engawa.`,
		stopTitle: 'Stop the mails?',
		stopLead: 'Your address and the list of what you follow will be deleted at once.',
		stopButton: 'Stop',
		stopped: 'The mails have stopped',
		stoppedLead: 'Your address is deleted. Nothing more will come.',
		changeTitle: 'What you receive by mail',
		changeLead: 'What you untick no longer comes. To add something, please use Engawa itself.',
		things: 'What you follow',
		noThings: 'No place, group, theme or issue is chosen.',
		what: 'What comes',
		news: {
			weekly: 'A summary once a week (Thursday)',
			closures: 'Closures and cancellations at once',
			forums: 'Local forums, and when helpers are wanted',
			emergency: 'In an emergency (also at night)',
		},
		changeButton: 'Keep it like this',
		changed: 'It is like this now.',
		chooseOne: 'Please choose at least one. To receive nothing, press “Stop” below.',
		toChange: 'See or change what you receive',
		toStop: 'Stop the mails',
		toTown: 'Open Engawa',
		vanished: 'Something that is no longer there',
	},
};
