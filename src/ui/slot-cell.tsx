import './slot-cell.css';
import type { ComponentChildren } from 'preact';
import type { LocalDate } from '../../contract/common.ts';
import type { Slot } from '../../contract/place.ts';
import type { SlotState } from '../../contract/slot-letters.ts';
import { formatDate } from '../i18n/format.ts';
import { ContentText } from './content-text.tsx';
import { TimeText } from './date-text.tsx';
import { StateSign } from './state-sign.tsx';

/** One slot of one room on one day: sign, word and hours. The whole cell can be pressed. */
export function SlotCell({
	date,
	slot,
	state,
	of,
	mark,
	...target
}: {
	date: LocalDate;
	slot: Slot;
	state: SlotState;
	/** what the slot belongs to, for those who listen, where several rooms stand on one screen */
	of?: string;
	/** いま, つぎ */
	mark?: ComponentChildren;
} & ({ href: string } | { onPress: () => void })) {
	const look = `slot-cell slot-cell--${state}${mark ? ' slot-cell--marked' : ''}`;
	const content = (
		<>
			<span class="visually-hidden">
				{of} {formatDate(date)} <ContentText text={slot.name} inline />{' '}
			</span>
			{mark && <span class="slot-cell__mark">{mark}</span>}
			<StateSign state={state} />
			<span class="slot-cell__hours">
				<TimeText from={slot.from} to={slot.to} />
			</span>
		</>
	);
	if ('href' in target) {
		return (
			<a class={look} href={target.href}>
				{content}
			</a>
		);
	}
	return (
		<button type="button" class={look} onClick={() => target.onPress()}>
			{content}
		</button>
	);
}
