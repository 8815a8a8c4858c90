/** What one sees at each step of putting the app onto an iPhone's home screen. */
import type { MessageKey } from '../../i18n/catalogue.ts';
import { type Drawing, IPHONE } from '../../ui/step-picture.tsx';

const share: Drawing = {
	device: IPHONE,
	lines: 'M54 11h12M40 22h40M40 29h30M38 38h44v36H38zM36 92h48M42 100h6M72 100h6',
	// the arrow that leaves its box
	mark: 'M54 101h3v9h6v-9h3v11h-12zM60 92l5 6h-4v8h-2v-8h-4z',
	words: [],
	hand: [63, 104],
};
const add: Drawing = {
	device: IPHONE,
	lines: 'M54 11h12M40 20h40M42 50h30M42 88h34M42 98h26',
	panel: 'M34 40h52v66a6 6 0 0 1-6 6H40a6 6 0 0 1-6-6zM42 50h24M42 82h36M42 92h28M42 102h32',
	mark: 'M40 58h40a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3H40a3 3 0 0 1-3-3V61a3 3 0 0 1 3-3z',
	words: [{ x: 60, y: 70, filled: true, says: { key: 'follow.drawnAdd' } }],
	hand: [72, 75],
};
const open: Drawing = {
	device: IPHONE,
	lines: 'M54 11h12M40 28h8v8h-8zM56 28h8v8h-8zM72 28h8v8h-8zM40 50h8v8h-8zM72 50h8v8h-8zM42 98h36',
	mark: 'M54 48h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H54a2 2 0 0 1-2-2V50a2 2 0 0 1 2-2z',
	words: [{ x: 60, y: 75, says: { key: 'follow.drawnApp' } }],
	hand: [64, 60],
};

export const INSTALL_STEPS: readonly (readonly [Drawing, MessageKey])[] = [
	[share, 'follow.install1'],
	[add, 'follow.install2'],
	[open, 'follow.install3'],
];
