/** 状態 of an event in the word that the importer reads back. */
import type { EventStatus } from '../../contract/event.ts';

export const STATUS_WORDS: Record<EventStatus, string> = {
	scheduled: '予定',
	changed: '変更',
	postponed: '延期',
	cancelled: '中止',
	ended: '終了',
};
