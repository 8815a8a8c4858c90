/** What a room or another place is good for, in the words of the screen. */
import type { Purpose } from '../../contract/room.ts';
import type { MessageKey } from '../i18n/catalogue.ts';

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
