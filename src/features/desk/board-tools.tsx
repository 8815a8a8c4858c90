import './board-tools.css';
import type { ReadonlySignal } from '@preact/signals';
import { StorageFull } from '../../data/outbox.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MARK_SIGNS, MARK_WORDS, MARKS } from './mark-words.ts';
import type { Mark, Painter } from './painter.ts';

/** The mark in the hand; '': none, a tap opens the slot. */
export type Brush = Mark | '';

/** Stays at the lower edge while one paints: the marks, the way back, and what has not left yet. */
export function BoardTools({
	brush,
	onBrush,
	painter,
	waiting,
}: {
	brush: Brush;
	onBrush: (brush: Brush) => void;
	painter: Painter;
	waiting: ReadonlySignal<ReadonlyMap<string, unknown>>;
}) {
	return (
		<div class="board-tools">
			<div class="board-tools__brushes">
				<ChoiceChips
					hideLegend
					legend={<T k="desk.brushLegend" />}
					value={brush}
					onChange={(value) => onBrush(value as Brush)}
					options={[
						{
							value: '',
							label: (
								<>
									<Icon name="search" />
									<T k="desk.brushNone" />
								</>
							),
						},
						...MARKS.map((mark) => ({
							value: mark,
							label: (
								<>
									<span class="board-tools__sign" aria-hidden="true">
										{MARK_SIGNS[mark]}
									</span>
									<T k={MARK_WORDS[mark]} />
								</>
							),
						})),
					]}
				/>
			</div>
			<div class="board-tools__state">
				<Told painter={painter} waiting={waiting} />
				{painter.canUndo.value && (
					<Button icon="back" onClick={() => painter.undo()}>
						<T k="desk.undo" />
					</Button>
				)}
				{painter.count.value > 0 && (
					<Button variant="solid" icon="check" onClick={() => void painter.flush()}>
						<T k="desk.keepNow" n={painter.count.value} />
					</Button>
				)}
			</div>
		</div>
	);
}

function Told({ painter, waiting }: { painter: Painter; waiting: ReadonlySignal<ReadonlyMap<string, unknown>> }) {
	const problem = painter.problem.value;
	if (problem) {
		return (
			<p class="board-tools__told board-tools__told--problem" role="alert">
				<T k={problem instanceof StorageFull ? 'desk.noRoomLeft' : 'desk.notKept'} />
			</p>
		);
	}
	const onTheirWay = waiting.value.size;
	return (
		<p class="board-tools__told" role="status">
			{painter.count.value === 0 && onTheirWay > 0 && <T k="desk.onTheirWay" n={onTheirWay} />}
			{painter.count.value === 0 && onTheirWay === 0 && painter.canUndo.value && <T k="desk.allSent" />}
		</p>
	);
}
