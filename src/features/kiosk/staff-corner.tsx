import { useRef } from 'preact/hooks';
import { t } from '../../i18n/t.ts';

const HOLD_MS = 3_000;

/**
 * An unseen corner of the glass: three seconds of a finger open the screen of the staff. A shorter touch goes to what lies
 * below it. With a keyboard it is a button like any other.
 */
export function StaffCorner({ open }: { open: () => void }) {
	const timer = useRef(0);
	const opened = useRef(false);
	const stop = () => clearTimeout(timer.current);
	return (
		<button
			class="staff-corner"
			type="button"
			aria-label={t('staff.corner')}
			onPointerDown={() => {
				opened.current = false;
				timer.current = setTimeout(() => {
					opened.current = true;
					open();
				}, HOLD_MS) as unknown as number;
			}}
			onPointerUp={stop}
			onPointerCancel={stop}
			onPointerLeave={stop}
			onContextMenu={(event: Event) => event.preventDefault()}
			onClick={(event: MouseEvent) => {
				// no finger made it: a key, or a switch
				if (event.detail === 0) return open();
				if (opened.current) return;
				const below = document.elementsFromPoint(event.clientX, event.clientY)[1];
				if (below instanceof HTMLElement) below.click();
			}}
		/>
	);
}
