/**
 * 指標 for 施策 of the plan. The summary of the plan names none: these are proposals, each from facts that a town has here.
 * Nothing is counted until the city says from which month its facts are whole (`countedFrom`), and no goal is made up.
 */
import type { Indicator } from '../../contract/profile.ts';

const PROPOSED = {
	sure: 'inferred',
	sourceText: 'Engawaの案。概要版（平成29年3月）に指標と目標値の記載はない',
} as const;

const TIMES = { ja: '回', easy: '回', en: 'times' };
const CASES = { ja: '件', easy: '件', en: 'cases' };

export const INDICATORS: Readonly<Record<string, Indicator[]>> = {
	'1-1': [
		{
			code: 'events-held',
			name: { ja: '開かれた催し', easy: 'ひらかれた もよおし', en: 'Events held' },
			unit: TIMES,
			method: 'events-held',
			...PROPOSED,
		},
	],
	'1-2': [
		{
			code: 'groups-confirmed',
			name: { ja: '情報が新しい団体', easy: '情報が あたらしい グループ', en: 'Groups with up-to-date pages' },
			unit: { ja: '団体', easy: 'グループ', en: 'groups' },
			method: 'groups-confirmed',
			...PROPOSED,
		},
		{
			code: 'kiosk-nothing-found',
			name: { ja: '見つからなかった検索', easy: 'さがしても なかった 回数', en: 'Searches that found nothing' },
			unit: TIMES,
			method: 'kiosk-nothing-found',
			goalIs: 'at-most',
			...PROPOSED,
		},
	],
	'2-2': [
		{
			code: 'courses-held',
			name: { ja: '開かれた講座', easy: 'ひらかれた こうざ', en: 'Courses held' },
			unit: TIMES,
			method: 'events-held',
			eventTypes: ['course'],
			...PROPOSED,
		},
	],
	'2-3': [
		{
			code: 'advice-given',
			name: { ja: '団体からの相談', easy: 'グループからの 相談', en: 'Requests for advice from groups' },
			unit: CASES,
			method: 'entered',
			personal: true,
			...PROPOSED,
		},
		{
			code: 'consults-received',
			name: { ja: '届いた相談', easy: 'きた 相談', en: 'Requests for advice received' },
			unit: CASES,
			method: 'consults-received',
			...PROPOSED,
		},
		{
			code: 'consults-in-time',
			name: { ja: '7日までに返事をした相談', easy: '7日までに 返事を した 相談', en: 'Answered within seven days' },
			unit: CASES,
			method: 'consults-answered-within',
			days: 7,
			...PROPOSED,
		},
		{
			code: 'consults-answered-days',
			name: {
				ja: '相談に返事をするまでの日数（中央値）',
				easy: '相談から 返事までの 日（まんなか）',
				en: 'Days until advice is given (median)',
			},
			unit: { ja: '日', easy: '日', en: 'days' },
			method: 'consults-answered-days',
			goalIs: 'at-most',
			...PROPOSED,
		},
		{
			code: 'consults-helped',
			name: {
				ja: '見通しが立った・つながった相談',
				easy: 'わかった・つながった 相談',
				en: 'Advice that settled or connected',
			},
			unit: CASES,
			method: 'consults-closed',
			outcomes: ['settled', 'connected', 'informed'],
			...PROPOSED,
		},
	],
	'2-4': [
		{
			code: 'groups-granted',
			name: { ja: '補助金を受けた団体', easy: 'お金の たすけを もらった グループ', en: 'Groups that got a grant' },
			unit: { ja: '団体', easy: 'グループ', en: 'groups' },
			method: 'entered',
			...PROPOSED,
		},
	],
	'2-5': [
		{
			code: 'exchanges-held',
			name: { ja: '開かれた交流会', easy: 'ひらかれた 交流会', en: 'Gatherings held' },
			unit: TIMES,
			method: 'events-held',
			eventTypes: ['exchange'],
			...PROPOSED,
		},
	],
	'3-2': [
		{
			code: 'requests-asked',
			name: { ja: '部屋の申込み', easy: '部屋の もうしこみ', en: 'Requests for rooms' },
			unit: CASES,
			method: 'requests-asked',
			...PROPOSED,
		},
		{
			code: 'requests-answered-days',
			name: {
				ja: '申込みに返事をするまでの日数（中央値）',
				easy: '申し込んでから 返事までの 日（まんなか）',
				en: 'Days until a request is answered (median)',
			},
			unit: { ja: '日', easy: '日', en: 'days' },
			method: 'requests-answered-days',
			goalIs: 'at-most',
			...PROPOSED,
		},
		{
			code: 'kiosk-screens',
			name: { ja: '端末で開かれた画面', easy: 'タブレットで ひらいた 画面', en: 'Screens opened on tablets' },
			unit: TIMES,
			method: 'kiosk-screens',
			...PROPOSED,
		},
	],
	'4-2': [
		{
			code: 'forums-with-minutes',
			name: {
				ja: '記録を公開した地域フォーラム',
				easy: '記録を だした 地域フォーラム',
				en: 'Local forums with published minutes',
			},
			unit: TIMES,
			method: 'forums-with-minutes',
			...PROPOSED,
		},
	],
	'4-3': [
		{
			code: 'cases-proposed',
			name: { ja: 'おつなぎの提案', easy: 'つなごうと した 数', en: 'Cases of coordination' },
			unit: CASES,
			method: 'cases-proposed',
			...PROPOSED,
		},
		{
			code: 'introductions-made',
			name: { ja: '紹介できたおつなぎ', easy: 'しょうかい できた 数', en: 'Introductions made' },
			unit: CASES,
			method: 'introductions-made',
			...PROPOSED,
		},
		{
			code: 'cases-worked',
			name: {
				ja: '協力につながったおつなぎ',
				easy: 'いっしょに できた 数',
				en: 'Introductions that led to working together',
			},
			unit: CASES,
			method: 'cases-worked',
			...PROPOSED,
		},
		{
			code: 'issues-result',
			name: {
				ja: '結果まで進んだ地域の課題',
				easy: 'けっかが でた 町の こまりごと',
				en: 'Local issues that reached a result',
			},
			unit: CASES,
			method: 'issues-result',
			...PROPOSED,
		},
	],
};
