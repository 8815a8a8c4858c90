import './board-cell.css';
import { computed } from '@preact/signals';
import { memo } from 'preact/compat';
import { useMemo } from 'preact/hooks';
import type { LocalDate } from '../../../contract/common.ts';
import type { Slot } from '../../../contract/place.ts';
import type { SlotLetter } from '../../../contract/slot-letters.ts';
import { formatDate } from '../../i18n/format.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { TimeText } from '../../ui/date-text.tsx';
import { StateSign } from '../../ui/state-sign.tsx';
import { type BoardReading, faceOf, readFace, writeFace } from './board-reading.ts';
import { signOf } from './mark-words.ts';

type CellProps = {
	cellKey: string;
	letter: SlotLetter;
	isShut: boolean;
	isOver: boolean;
	slot: Slot;
	date: LocalDate;
	roomName: string;
	reading: BoardReading;
	/** the one that the Tab key reaches; the arrows go on from there */
	isFirst: boolean;
};

/** One slot of the board. Drawn anew only when what stands on it has changed: a whole month is painted without a pause. */
export const BoardCellButton = memo(function BoardCellButton(props: CellProps) {
	const { cellKey, letter, isShut, isOver, slot, date, roomName, reading, isFirst } = props;
	const text = useMemo(() => computed(() => writeFace(faceOf(reading, cellKey, letter))), [reading, cellKey, letter]);
	const face = readFace(text.value);
	const sign = signOf(face.letter, isShut);
	const look = `board-cell board-cell--${sign}${isOver ? ' board-cell--over-now' : ''}${face.isUnsent ? ' board-cell--unsent' : ''}`;
	return (
		<button type="button" class={look} data-cell={cellKey} tabIndex={isFirst ? 0 : -1}>
			<span class="visually-hidden">
				{roomName} {formatDate(date)} <ContentText text={slot.name} inline />{' '}
			</span>
			<StateSign state={sign} />
			<span class="board-cell__hours">
				<TimeText from={slot.from} to={slot.to} />
			</span>
			{face.words && (
				<span class="board-cell__words" lang="ja">
					{face.words}
				</span>
			)}
			{face.requestId && (
				<span class="board-cell__request">
					<T k="desk.hasRequest" />
				</span>
			)}
			{face.isUnsent && (
				<span class="board-cell__unsent">
					<T k="desk.unsent" />
				</span>
			)}
		</button>
	);
});
