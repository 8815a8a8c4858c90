import type { ComponentChildren } from 'preact';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { type Keeping, KeepProblem } from './keep-problem.tsx';

/** The end of a form that is kept as a draft: why it could not be written down, the way on, and the way out. */
export function SendOrGiveUp({
	keeping,
	isFull,
	onSend,
	onGiveUp,
	icon,
	tone,
	children,
}: {
	keeping: Keeping;
	isFull: boolean;
	onSend: () => void;
	onGiveUp: () => void;
	icon?: IconName;
	tone?: 'danger';
	/** what sending does, in words */
	children: ComponentChildren;
}) {
	return (
		<>
			<KeepProblem keeping={keeping} isFull={isFull} />
			<div class="desk-actions">
				<Button variant="solid" {...(icon ? { icon } : {})} {...(tone ? { tone } : {})} onClick={onSend}>
					{children}
				</Button>
				<Button variant="outline" onClick={onGiveUp}>
					<T k="common.cancel" />
				</Button>
			</div>
		</>
	);
}
