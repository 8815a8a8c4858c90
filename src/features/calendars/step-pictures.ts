/** What one sees at each step of subscribing to a calendar. */
import { ANDROID, COMPUTER, type Drawing, IPHONE } from '../../ui/step-picture.tsx';

export const PICTURES = {
	register: {
		device: IPHONE,
		lines: 'M54 11h12M40 24h40M40 31h28M40 84h40M40 91h32M40 98h36',
		mark: 'M42 46h36a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4H42a4 4 0 0 1-4-4V50a4 4 0 0 1 4-4z',
		words: [{ x: 60, y: 58, filled: true, says: { key: 'calendars.drawnRegister' } }],
		hand: [66, 62],
	},
	accept: {
		device: IPHONE,
		lines: 'M54 11h12M40 22h40M40 100h40',
		panel: 'M40 32h40a5 5 0 0 1 5 5v46a5 5 0 0 1-5 5H40a5 5 0 0 1-5-5V37a5 5 0 0 1 5-5zM42 42h36M42 49h24',
		mark: 'M42 60h36a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4H42a4 4 0 0 1-4-4V64a4 4 0 0 1 4-4z',
		words: [{ x: 60, y: 72, filled: true, says: { key: 'calendars.drawnSubscribe' } }],
		hand: [66, 76],
	},
	filled: {
		device: IPHONE,
		lines: 'M54 11h12M46 24h28M38 34h44v64H38zM38 50h44M38 66h44M38 82h44M49 34v64M60 34v64M71 34v64',
		mark: 'M51 37h7v10h-7zM73 53h7v10h-7zM40 69h7v10h-7zM62 85h7v10h-7zM62 53h7v10h-7z',
		words: [],
	},
	copy: {
		device: ANDROID,
		lines: 'M59 11h2M40 24h40M38 40h44v16H38zM40 98h40',
		mark: 'M44 62h32a4 4 0 0 1 4 4v9a4 4 0 0 1-4 4H44a4 4 0 0 1-4-4v-9a4 4 0 0 1 4-4z',
		words: [
			{ x: 60, y: 51, says: { text: 'https:…' } },
			{ x: 60, y: 73, filled: true, says: { key: 'calendars.drawnCopy' } },
		],
		hand: [66, 77],
	},
	open: {
		device: COMPUTER,
		lines: 'M48 104h24M56 90v14M64 90v14M12 18h96v14H12zM14 44h22M14 54h16M14 64h22M14 74h18M38 48h10M43 43v10',
		mark: 'M54 40h52a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3H54a3 3 0 0 1-3-3V43a3 3 0 0 1 3-3z',
		words: [
			{ x: 60, y: 28, says: { text: 'calendar.google.com' } },
			{ x: 80, y: 52, filled: true, says: { key: 'calendars.drawnByUrl' } },
		],
		hand: [90, 57],
	},
	paste: {
		device: COMPUTER,
		lines: 'M48 104h24M56 90v14M64 90v14M6 24h108M14 34h92v16H14z',
		mark: 'M66 58h36a4 4 0 0 1 4 4v9a4 4 0 0 1-4 4H66a4 4 0 0 1-4-4v-9a4 4 0 0 1 4-4z',
		words: [
			{ x: 60, y: 45, says: { text: 'https:…/….ics' } },
			{ x: 84, y: 69, filled: true, says: { key: 'calendars.drawnAdd' } },
		],
		hand: [92, 73],
	},
	subscribe: {
		device: COMPUTER,
		lines: 'M48 104h24M56 90v14M64 90v14M6 24h108M14 34h20M14 44h20M14 54h20',
		panel: 'M43 32h58a3 3 0 0 1 3 3v44a3 3 0 0 1-3 3H43a3 3 0 0 1-3-3V35a3 3 0 0 1 3-3zM46 42h50M46 49h32',
		mark: 'M54 58h44a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H54a3 3 0 0 1-3-3V61a3 3 0 0 1 3-3z',
		words: [{ x: 76, y: 69, filled: true, says: { key: 'calendars.drawnSubscribe' } }],
		hand: [88, 73],
	},
	fromWeb: {
		device: COMPUTER,
		lines: 'M48 104h24M56 90v14M64 90v14M6 24h108M14 32h40M14 80h40M60 66h46v16H60z',
		mark: 'M14 40h92a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3H14a3 3 0 0 1-3-3V43a3 3 0 0 1 3-3z',
		words: [
			{ x: 60, y: 52, filled: true, says: { key: 'calendars.drawnFromWeb' } },
			{ x: 83, y: 77, says: { text: 'https:…' } },
		],
		hand: [26, 57],
	},
} as const satisfies Record<string, Drawing>;
export type PictureName = keyof typeof PICTURES;
