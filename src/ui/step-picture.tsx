/** What one sees at a step of doing something on one's own device, with the one thing to press filled; the words beside it say the same. */
import './step-picture.css';
import type { MessageKey } from '../i18n/catalogue.ts';
import { t } from '../i18n/t.ts';

export const IPHONE = 'M40 4h40a8 8 0 0 1 8 8v96a8 8 0 0 1-8 8H40a8 8 0 0 1-8-8V12a8 8 0 0 1 8-8z';
export const ANDROID = 'M36 4h48a4 4 0 0 1 4 4v104a4 4 0 0 1-4 4H36a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4z';
export const COMPUTER = 'M8 12h104a2 2 0 0 1 2 2v74a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V14a2 2 0 0 1 2-2z';
/** A hand whose finger tip is at 0 0. */
const HAND = 'M-3 2a3 3 0 0 1 6 0v10l8 2a4 4 0 0 1 3 5l-3 9H-4l-7-10a3 3 0 0 1 5-3l3 3z';

/** Text in a picture: as the device itself would show it. `filled`: on the thing to press. */
type Words = { x: number; y: number; filled?: boolean; says: { key: MessageKey } | { text: string } };
export type Drawing = {
	device: string;
	/** thin lines: the rest of the screen */
	lines: string;
	/** what lies over the screen */
	panel?: string;
	/** the thing to press, or what has appeared */
	mark: string;
	words: readonly Words[];
	/** where the finger points */
	hand?: readonly [number, number];
};

export function StepPicture({ of: { device, lines, panel, mark, words, hand } }: { of: Drawing }) {
	return (
		<svg class="step-picture" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
			<path class="step-picture__device" d={device} />
			<path class="step-picture__lines" d={lines} />
			{panel && <path class="step-picture__panel" d={panel} />}
			<path class="step-picture__mark" d={mark} />
			{words.map(({ x, y, filled, says }) => (
				<text
					class={`step-picture__words${filled ? ' step-picture__words--filled' : ''}`}
					x={x}
					y={y}
					key={`${x} ${y}`}
				>
					{'key' in says ? t(says.key) : says.text}
				</text>
			))}
			{hand && <path class="step-picture__hand" d={HAND} transform={`translate(${hand[0]} ${hand[1]})`} />}
		</svg>
	);
}
