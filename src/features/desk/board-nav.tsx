import { useNavigate } from '@tanstack/react-router';
import type { LocalDate } from '../../../contract/common.ts';
import type { Room } from '../../../contract/room.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type BoardView, type BoardWish, stepOfView } from './board-model.ts';

const BEFORE = { day: 'desk.dayBefore', week: 'desk.weekBefore', month: 'desk.monthBefore' } as const;
const AFTER = { day: 'desk.dayAfter', week: 'desk.weekAfter', month: 'desk.monthAfter' } as const;

/** Which part of the board: a day, a week, a month of one room; and the way to the parts beside it. */
export function BoardNav({
	wish,
	today,
	rooms,
	hrefOf,
}: {
	wish: BoardWish;
	today: LocalDate;
	rooms: readonly Room[];
	hrefOf: (change: Partial<BoardWish>) => string;
}) {
	const navigate = useNavigate();
	const go = (change: Partial<BoardWish>) => void navigate({ href: hrefOf(change), replace: true, resetScroll: false });
	const isElsewhere = wish.view === 'month' ? wish.date.slice(0, 7) !== today.slice(0, 7) : wish.date !== today;
	return (
		<div class="board-nav">
			<ChoiceChips
				hideLegend
				legend={<T k="desk.viewLegend" />}
				value={wish.view}
				onChange={(view) => go({ view: view as BoardView })}
				options={[
					{ value: 'day', label: <T k="desk.viewDay" /> },
					{ value: 'week', label: <T k="desk.viewWeek" /> },
					{ value: 'month', label: <T k="desk.viewMonth" /> },
				]}
			/>
			<nav class="board-nav__steps" aria-label={t('desk.stepLabel')}>
				<a class="board-nav__step" href={hrefOf({ date: stepOfView(wish, -1) })} data-replace>
					<Icon name="previous" />
					<T k={BEFORE[wish.view]} />
				</a>
				{isElsewhere && (
					<a class="board-nav__step" href={hrefOf({ date: today })} data-replace>
						<T k="desk.today" />
					</a>
				)}
				<a class="board-nav__step" href={hrefOf({ date: stepOfView(wish, 1) })} data-replace>
					<T k={AFTER[wish.view]} />
					<Icon name="next" />
				</a>
			</nav>
			{wish.view === 'month' && (
				<ChoiceChips
					legend={<T k="desk.roomLegend" />}
					value={wish.roomId}
					onChange={(roomId) => go({ roomId })}
					options={rooms.map((room) => ({
						value: room.id,
						label: <Named name={room.name} kana={room.nameKana} en={room.nameEn} />,
					}))}
				/>
			)}
		</div>
	);
}
