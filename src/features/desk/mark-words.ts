/** Signs and words of marks, as on the paper board in the lobby. */
import type { SlotLetter } from '../../../contract/slot-letters.ts';
import { SLOT_STATES } from '../../../contract/slot-letters.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { SignState } from '../../ui/state-sign.tsx';
import type { Mark } from './painter.ts';

export const MARKS: readonly Mark[] = ['f', 't', 'c', '?'];

export const MARK_WORDS: Record<Mark, MessageKey> = {
	f: 'common.stateFree',
	t: 'common.stateTaken',
	c: 'desk.markClosed',
	'?': 'common.unknown',
};

export const MARK_SIGNS: Record<Mark, string> = { f: '○', t: '×', c: '休', '?': '？' };

export function signOf(letter: SlotLetter, isShut: boolean): SignState {
	return isShut ? 'closed' : SLOT_STATES[letter];
}
