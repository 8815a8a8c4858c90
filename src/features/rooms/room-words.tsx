/** Rooms, slots and wishes in the words of the screen. */
import type { LocalTime } from '../../../contract/common.ts';
import type { Slot } from '../../../contract/place.ts';
import type { Purpose, Room } from '../../../contract/room.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { formatRange } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { ContentText } from '../../ui/content-text.tsx';
import { TimeText } from '../../ui/date-text.tsx';
import type { Band } from './wish.ts';

export const PURPOSE_WORDS: Record<Purpose, MessageKey> = {
	meeting: 'rooms.purposeMeeting',
	lecture: 'rooms.purposeLecture',
	music: 'rooms.purposeMusic',
	dance: 'rooms.purposeDance',
	sports: 'rooms.purposeSports',
	cooking: 'rooms.purposeCooking',
	craft: 'rooms.purposeCraft',
	tea: 'rooms.purposeTea',
	children: 'rooms.purposeChildren',
	study: 'rooms.purposeStudy',
	av: 'rooms.purposeAv',
	lobby: 'rooms.purposeLobby',
};

export const BAND_WORDS: Record<Band | '', MessageKey> = {
	'': 'rooms.bandAny',
	morning: 'rooms.bandMorning',
	afternoon: 'rooms.bandAfternoon',
	evening: 'rooms.bandEvening',
};

/** 2階 · 地下1階; another wording of the source stays as it is. */
export function FloorText({ floor }: { floor: string }) {
	const basement = /^B(\d{1,2})F?$/i.exec(floor)?.[1];
	if (basement) return <T k="rooms.floorDown" n={basement} />;
	const number = /^(\d{1,3})F?$/i.exec(floor)?.[1];
	return number ? <T k="rooms.floorUp" n={number} /> : <>{floor}</>;
}

/** 夜間 17:30〜21:20 */
export function SlotText({ slot }: { slot: Slot }) {
	return (
		<span class="phrase">
			<ContentText text={slot.name} inline /> <TimeText from={slot.from} to={slot.to} />
		</span>
	);
}

/** The same as plain text, for labels. */
export function slotWords(slot: Slot): string {
	return `${worded(slot.name)} ${formatRange(slot.from, slot.to)}`;
}

/** Only its hours, where the name is not at hand. */
export function hoursWords(slot: { from: LocalTime; to: LocalTime }): string {
	return formatRange(slot.from, slot.to);
}

export function feeWords(room: Room): string | undefined {
	if (!room.fee) return undefined;
	if (room.fee.text) return room.fee.text;
	if (room.fee.kind === 'free') return t('rooms.feeFree');
	return t(room.fee.kind === 'paid' ? 'rooms.feePaid' : 'rooms.feeUnknown');
}
