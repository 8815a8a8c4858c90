/** Small rows for tests of the log: what is in them hardly matters. */
import type { Closure } from '../../contract/closure.ts';
import type { Notice } from '../../contract/notice.ts';
import type { RowChange } from '../log.ts';

/** An area code with a true check digit. */
export const AREA = '132039';
export const OTHER_AREA = '172120';

export function notice(id: string, words = 'お知らせ'): Notice {
	return { id, title: { ja: words }, level: 'normal', from: '2026-11-23' };
}

export function putNotice(id: string, words?: string): RowChange {
	return { kind: 'notice', id, data: notice(id, words) };
}

export function dropNotice(id: string): RowChange {
	return { kind: 'notice', id, data: null };
}

export function putClosure(id: string, words = '工事'): RowChange {
	const data: Closure = { id, placeId: 'p1', from: '2026-11-23', to: '2026-11-24', reason: { ja: words } };
	return { kind: 'closure', id, data };
}

/** `count` notices whose ids begin with `prefix`. */
export function manyNotices(count: number, prefix = 'n', words?: string): RowChange[] {
	return Array.from({ length: count }, (_, i) => putNotice(`${prefix}${i}`, words));
}
