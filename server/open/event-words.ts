/** 状態 of an event in the word that the importer reads back, and its kind. */
import type { Event, EventStatus } from '../../contract/event.ts';

export const STATUS_WORDS: Record<EventStatus, string> = {
	scheduled: '予定',
	changed: '変更',
	postponed: '延期',
	cancelled: '中止',
	ended: '終了',
};

export const EVENT_TYPE_WORDS: Record<Event['eventType'], string> = {
	event: '催し',
	course: '講座・教室',
	exhibition: '展示',
	concert: '音楽・舞台',
	sports: '運動',
	children: '子ども・子育て',
	exchange: '交流会',
	volunteer: 'ボランティア募集',
	forum: '地域フォーラム',
	meeting: '会議',
	consultation: '相談',
	market: 'バザー・市',
	festival: '祭り',
	other: 'その他',
};
