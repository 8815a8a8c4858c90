import type { Worded } from '../../../contract/common.ts';
import type { Event } from '../../../contract/event.ts';

/** How one applies, as the town's paper words it. */
export const APPLY_WORDS: readonly { method: string; order: string; time?: string }[] = [
	{ method: '窓口または電話', order: '申込順', time: '17:00' },
	{ method: '窓口へ。電話では受け付けません', order: '申込順' },
	{ method: '往復はがき（必着）', order: '多数抽選' },
	{ method: '電話', order: '申込順', time: '20:00' },
	{ method: '窓口の申込箱へ', order: '多数抽選', time: '21:00' },
	{ method: 'ファクスまたは窓口', order: '申込順' },
];

/** Why an event is called off, and for which events that can be said. */
export const CANCEL_REASONS: readonly { note: Worded; fits(event: Event): boolean }[] = [
	{
		note: {
			ja: '講師の体調不良のため中止します。',
			easy: '先生が 病気です。中止です。',
			en: 'Cancelled: the teacher is ill.',
		},
		fits: (event) => event.eventType === 'course' || event.eventType === 'sports',
	},
	{
		note: {
			ja: '申込みが少なかったため中止します。次回は来月の予定です。',
			easy: '申し込んだ 人が 少ないので、中止です。次は 来月です。',
			en: 'Cancelled for lack of applicants. The next is planned for next month.',
		},
		fits: (event) => event.apply?.needed === 'yes',
	},
	{
		note: {
			ja: '雨の予報のため中止します。振り替えはありません。',
			easy: '雨が ふるので 中止です。',
			en: 'Cancelled because of rain.',
		},
		fits: (event) => (event.placeName ?? '').endsWith('集合'),
	},
	{
		note: {
			ja: '学級閉鎖が続いているため、集まりを取りやめます。',
			easy: 'かぜの 子どもが 多いので、中止です。',
			en: 'Cancelled while school classes are closed by illness.',
		},
		fits: (event) => event.audience?.includes('children') ?? false,
	},
	{
		note: {
			ja: '世話役の都合がつかなくなったため中止します。',
			easy: 'じゅんびする 人が いないので、中止です。',
			en: 'Cancelled: the organisers cannot come.',
		},
		fits: () => true,
	},
];

export const CHANGE_REASONS: readonly Worded[] = [
	{
		ja: '部屋が変わりました。入口の案内をご覧ください。',
		easy: '部屋が 変わりました。入口の 紙を 見てください。',
		en: 'The room has changed; see the sign at the entrance.',
	},
	{
		ja: '始まりを30分遅らせます。',
		easy: '始まる 時間が 30分 おそく なります。',
		en: 'Starts thirty minutes later.',
	},
	{
		ja: '持ち物が増えました。飲みものと上ばきをお持ちください。',
		easy: '飲みものと 中で はく くつを 持って きてください。',
		en: 'Please also bring a drink and indoor shoes.',
	},
];

export const POSTPONE_REASONS: readonly Worded[] = [
	{
		ja: '会場の設備の都合で延期します。日が決まりしだいお知らせします。',
		easy: '延期です（ほかの 日に します）。日が きまったら 知らせます。',
		en: 'Postponed; the new date will be announced.',
	},
	{
		ja: '講師の都合で延期します。申し込んだ方には電話でお知らせします。',
		easy: '延期です。申し込んだ 人には 電話します。',
		en: 'Postponed; those who applied will be telephoned.',
	},
];
