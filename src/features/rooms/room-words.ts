/** Rooms and wishes in the words of the screen. */
import type { Room } from '../../../contract/room.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import type { Band } from './wish.ts';

export const BAND_WORDS: Record<Band | '', MessageKey> = {
	'': 'rooms.bandAny',
	morning: 'rooms.bandMorning',
	afternoon: 'rooms.bandAfternoon',
	evening: 'rooms.bandEvening',
};

export function feeWords(room: Room): string | undefined {
	if (!room.fee) return undefined;
	if (room.fee.text) return room.fee.text;
	if (room.fee.kind === 'free') return t('rooms.feeFree');
	return t(room.fee.kind === 'paid' ? 'rooms.feePaid' : 'rooms.feeUnknown');
}
