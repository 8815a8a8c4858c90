import './slot-dialog.css';
import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { availabilityOf } from '../../data/room-days.ts';
import { formatInstant } from '../../i18n/format.ts';
import { Named, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TextField } from '../../ui/field.tsx';
import { SlotText } from '../../ui/slot-text.tsx';
import { StateSign } from '../../ui/state-sign.tsx';
import type { Desk } from './at-desk.tsx';
import type { BoardCell } from './board-model.ts';
import { faceOf } from './board-reading.ts';
import { MARK_SIGNS, MARK_WORDS, MARKS, signOf } from './mark-words.ts';
import type { Mark } from './painter.ts';
import type { BoardInHand } from './use-board.ts';

/** One slot of the board: what stands there, who said so, and the four marks. */
export function SlotDialog({
	desk: { town, placeId },
	cell,
	board,
	onClose,
}: {
	desk: Desk;
	cell: BoardCell;
	board: BoardInHand;
	onClose: () => void;
}) {
	const face = faceOf(board.reading, cell.key, cell.letter);
	const [words, setWords] = useState(face.words);
	const room = town.rooms.get(cell.roomId);
	const mark = (letter: Mark) => {
		board.paintWith(cell, letter, letter === 't' || letter === 'c' ? words.trim() : '');
		onClose();
	};
	return (
		<Dialog
			open
			onClose={onClose}
			title={
				<>
					<DateText date={cell.date} /> <SlotText slot={cell.slot} />{' '}
					{room && <Named name={room.name} kana={room.nameKana} en={room.nameEn} />}
				</>
			}
		>
			<p class="slot-dialog__state">
				<StateSign state={signOf(face.letter, cell.isShut)} />
				{face.isUnsent && (
					<span class="slot-dialog__unsent">
						<T k="desk.unsentLong" />
					</span>
				)}
			</p>
			<Facts items={[[<T k="desk.saidBy" />, !face.isUnsent && <SaidBy board={board} cell={cell} town={town} />]]} />
			{face.requestId ? (
				<>
					<p>
						<T k="desk.keptForRequest" />
					</p>
					<LinkButton variant="solid" href={paths.deskRequest(placeId, face.requestId)}>
						<T k="desk.openRequest" />
					</LinkButton>
				</>
			) : cell.isShut ? (
				<p>
					<T k="desk.shutByRules" />
				</p>
			) : cell.isOver ? (
				<p>
					<T k="desk.slotIsOver" />
				</p>
			) : (
				<>
					<TextField
						label={<T k="desk.wordsLabel" />}
						support={<T k="desk.wordsSupport" />}
						need="optional"
						value={words}
						onInput={(text) => setWords(text.slice(0, 80))}
					/>
					<div class="slot-dialog__marks">
						{MARKS.map((letter) => (
							<button
								type="button"
								key={letter}
								class={`slot-dialog__mark slot-dialog__mark--${signOf(letter, false)}`}
								aria-pressed={face.letter === letter}
								// not the field for words: its keyboard would cover the marks
								autofocus={face.letter === letter}
								onClick={() => mark(letter)}
							>
								<span aria-hidden="true">{MARK_SIGNS[letter]}</span>
								<T k={MARK_WORDS[letter]} />
							</button>
						))}
					</div>
					<p class="slot-dialog__note-down">
						<a href={paths.deskNoteDown(placeId, cell.roomId, cell.date, cell.slot.id)}>
							<T k="desk.noteDownHere" />
						</a>
					</p>
				</>
			)}
		</Dialog>
	);
}

/** Whoever of the desk marked it; else whoever the row says. */
function SaidBy({ board, cell, town }: { board: BoardInHand; cell: BoardCell; town: Desk['town'] }) {
	const noted = board.reading.words.value.get(cell.key);
	if (noted) return <T k="desk.saidByWhen" who={noted.by} when={formatInstant(noted.at, clock.value.ms)} />;
	const row = availabilityOf(town, cell.roomId, cell.date);
	if (!row) return <T k="desk.saidByNobody" />;
	const when = formatInstant(row.asOf, clock.value.ms);
	return row.statedBy ? <T k="desk.saidByWhen" who={row.statedBy} when={when} /> : <span>{when}</span>;
}
