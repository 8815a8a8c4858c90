import './board-page.css';
import { useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'preact/hooks';
import type { LocalDate } from '../../../contract/common.ts';
import { isValidDate } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { type Address, addressOf, oneIn, textIn } from '../../ui/filter-address.ts';
import { SignLegend } from '../../ui/sign-legend.tsx';
import { AtDesk, type Desk, DeskScreen } from './at-desk.tsx';
import { BoardGrid } from './board-grid.tsx';
import { BOARD_VIEWS, type BoardCell, type BoardWish, boardBlocks, boardRooms } from './board-model.ts';
import { BoardNav } from './board-nav.tsx';
import { BoardTools, type Brush } from './board-tools.tsx';
import { SlotDialog } from './slot-dialog.tsx';
import { useBoard } from './use-board.ts';

/** The board of a place, as the paper board in the lobby. */
export function BoardPage() {
	return <AtDesk>{(desk) => <Board key={desk.placeId} desk={desk} />}</AtDesk>;
}

function readWish(address: Address, today: LocalDate, rooms: readonly { id: string }[]): BoardWish {
	const asked = textIn(address, 'date');
	const roomId = textIn(address, 'room');
	return {
		view: oneIn(address, 'view', BOARD_VIEWS, 'day'),
		date: isValidDate(asked) ? asked : today,
		roomId: rooms.some(({ id }) => id === roomId) ? roomId : (rooms[0]?.id ?? ''),
	};
}

function hrefOf(placeId: string, wish: BoardWish, today: LocalDate): string {
	return addressOf(paths.deskOf(placeId), {
		view: wish.view === 'day' ? '' : wish.view,
		date: wish.date === today ? '' : wish.date,
		room: wish.view === 'month' ? wish.roomId : '',
	});
}

function Board({ desk }: { desk: Desk }) {
	const { town, place, placeId } = desk;
	const now = clock.value;
	const rooms = boardRooms(town, placeId);
	const wish = readWish(useSearch({ strict: false }), now.date, rooms);
	const [brush, setBrush] = useState<Brush>('');
	const [opened, setOpened] = useState<BoardCell | null>(null);
	const blocks = useMemo(
		() => boardBlocks(town, place, wish, now),
		[town, placeId, wish.view, wish.date, wish.roomId, now.date, now.time],
	);
	const board = useBoard(placeId, blocks);
	const room = rooms.find(({ id }) => id === wish.roomId);
	const goTo = (change: Partial<BoardWish>) => hrefOf(placeId, { ...wish, ...change }, now.date);
	return (
		<DeskScreen
			desk={desk}
			station="board"
			wide
			title={
				wish.view === 'month' && room ? (
					<T
						k="desk.boardTitleRoom"
						room={<Named name={room.name} kana={room.nameKana} en={room.nameEn} />}
						month={<BoardMonth date={wish.date} />}
					/>
				) : wish.view === 'week' ? (
					<T k="desk.boardTitleWeek" date={<BoardDate date={wish.date} />} />
				) : wish.date === now.date ? (
					<T k="desk.boardTitleToday" />
				) : (
					<T k="desk.boardTitleDay" date={<BoardDate date={wish.date} />} />
				)
			}
		>
			<BoardNav wish={wish} today={now.date} rooms={rooms} hrefOf={goTo} />
			{rooms.length === 0 ? (
				<Empty title={<T k="desk.noRooms" />} />
			) : (
				<>
					<p class="desk-hint">
						<T k={brush === '' ? 'desk.hintTap' : 'desk.hintPaint'} />
					</p>
					<BoardGrid
						view={wish.view}
						blocks={blocks}
						reading={board.reading}
						fills={brush !== ''}
						onFill={(cells) => brush !== '' && board.fill(cells, brush)}
						hand={{
							paints: () => brush !== '',
							begin: board.painter.beginStroke,
							end: board.painter.endStroke,
							paint: (key) => brush !== '' && board.paint(key, brush),
							press: (key) => {
								const cell = board.cellOf(key);
								if (!cell) return;
								if (brush === '' || !board.canPaint(cell)) setOpened(cell);
								else board.paint(key, brush);
							},
						}}
					/>
					<SignLegend />
					<BoardTools brush={brush} onBrush={setBrush} painter={board.painter} waiting={board.reading.waiting} />
				</>
			)}
			{opened && <SlotDialog desk={desk} cell={opened} board={board} onClose={() => setOpened(null)} />}
			<p class="visually-hidden">{t('desk.keysHint')}</p>
		</DeskScreen>
	);
}

function BoardDate({ date }: { date: LocalDate }) {
	return (
		<span class="desk-date">
			<DateText date={date} />
		</span>
	);
}

function BoardMonth({ date }: { date: LocalDate }) {
	return <T k="desk.month" year={Number(date.slice(0, 4))} month={Number(date.slice(5, 7))} />;
}
