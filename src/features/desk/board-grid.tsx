import './board-grid.css';
import type { ComponentChildren } from 'preact';
import type { LocalDate } from '../../../contract/common.ts';
import { weekdayOf } from '../../../contract/dates.ts';
import { holidayName } from '../../../contract/holidays.ts';
import { Named, T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { StateSign } from '../../ui/state-sign.tsx';
import { BoardCellButton } from './board-cell.tsx';
import { type BoardBlock, type BoardCell, type BoardLine, type BoardView, columnsOf } from './board-model.ts';
import type { BoardReading } from './board-reading.ts';
import { type BoardHand, useBoardFingers } from './use-board-fingers.ts';

type GridProps = {
	view: BoardView;
	blocks: readonly BoardBlock[];
	reading: BoardReading;
	hand: BoardHand;
	/** there is a mark in the hand: heads of lines and columns are buttons that fill them */
	fills: boolean;
	onFill: (cells: readonly BoardCell[]) => void;
};

/** Lines of slots: rooms below one another for a day, days for a room. Where it is wide, the days of a week stand side by side. */
export function BoardGrid({ view, blocks, reading, hand, fills, onFill }: GridProps) {
	const root = useBoardFingers(hand);
	const firstKey = blocks.flatMap(({ lines }) => lines).find(({ cells }) => cells.length > 0)?.cells[0]?.key;
	return (
		<div class={`board board--${view}`} ref={root}>
			{blocks.map((block) => (
				<section class="board__block" key={block.key}>
					{block.room && view === 'week' && (
						<h2 class="board__room">
							<Named name={block.room.name} kana={block.room.nameKana} en={block.room.nameEn} />
						</h2>
					)}
					{fills && <FillColumns block={block} onFill={onFill} />}
					<fieldset class="board__lines">
						<legend class="visually-hidden">{block.room?.name ?? <T k="desk.boardOfDay" />}</legend>
						{block.lines.map((line) => (
							<Line
								key={line.key}
								line={line}
								byRoom={block.room === null}
								level={view === 'week' ? 3 : 2}
								reading={reading}
								firstKey={firstKey}
								onFill={fills ? onFill : undefined}
							/>
						))}
					</fieldset>
				</section>
			))}
		</div>
	);
}

function FillColumns({ block, onFill }: { block: BoardBlock; onFill: GridProps['onFill'] }) {
	const cells = block.lines.flatMap((line) => line.cells);
	const columns = block.room ? columnsOf(block) : [];
	return (
		<p class="board__fill">
			<span class="board__fill-label">
				<T k="desk.fillLabel" />
			</span>
			<Fill onFill={() => onFill(cells)}>
				<T k="desk.fillAll" />
			</Fill>
			{columns.map((slot) => (
				<Fill key={slot.id} onFill={() => onFill(cells.filter((cell) => cell.slot.id === slot.id))}>
					<ContentText text={slot.name} inline />
				</Fill>
			))}
		</p>
	);
}

function Fill({ onFill, children }: { onFill: () => void; children: ComponentChildren }) {
	return (
		<button type="button" class="board__fill-button" onClick={() => onFill()}>
			{children}
		</button>
	);
}

type LineProps = {
	line: BoardLine;
	byRoom: boolean;
	level: 2 | 3;
	reading: BoardReading;
	firstKey: string | undefined;
	onFill: GridProps['onFill'] | undefined;
};

function Line({ line, byRoom, level, reading, firstKey, onFill }: LineProps) {
	const Heading = `h${level}` as const;
	const { room, date } = line;
	const head = byRoom ? <Named name={room.name} kana={room.nameKana} en={room.nameEn} /> : <LineDate line={line} />;
	return (
		<div
			class={`board__line board__line--${weekdayOf(date)}${line.isToday && !byRoom ? ' board__line--today' : ''}`}
			data-line
		>
			<Heading class="board__head">
				{onFill && line.cells.length > 0 ? (
					<button type="button" class="board__fill-line" onClick={() => onFill(line.cells)}>
						{head}
						<span class="visually-hidden">
							{' '}
							<T k="desk.fillLine" />
						</span>
					</button>
				) : (
					head
				)}
			</Heading>
			{line.cells.length === 0 || line.shutBecause ? (
				<p class="board__whole">
					<StateSign state={line.shutBecause ? 'closed' : 'unknown'} />
					<span class="board__why">
						{line.shutBecause ? <ContentText text={line.shutBecause} inline /> : <T k="desk.noSlots" />}
					</span>
				</p>
			) : (
				<ul class="board__cells">
					{line.cells.map((cell) => (
						<li key={cell.key}>
							<BoardCellButton
								cellKey={cell.key}
								letter={cell.letter}
								isShut={cell.isShut}
								isOver={cell.isOver}
								slot={cell.slot}
								date={cell.date}
								roomName={room.name}
								reading={reading}
								isFirst={cell.key === firstKey}
							/>
						</li>
					))}
				</ul>
			)}
		</div>
	);
}

function LineDate({ line: { date, isToday } }: { line: BoardLine }) {
	return (
		<>
			{isToday && (
				<span class="board__today">
					<T k="desk.today" />
				</span>
			)}
			<DateText date={date} style="narrow" />
			<Holiday date={date} />
		</>
	);
}

function Holiday({ date }: { date: LocalDate }) {
	const holiday = holidayName(date);
	return holiday ? (
		<span class="board__holiday" lang="ja">
			{holiday}
		</span>
	) : null;
}
