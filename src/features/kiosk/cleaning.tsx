import { useEffect, useRef } from 'preact/hooks';
import { T } from '../../i18n/text.tsx';

export const CLEANING_MS = 30_000;

/** The glass while it is wiped: nothing on it can be touched. `left`: seconds; 0: nobody wipes. */
export function Cleaning({ left }: { left: number }) {
	const element = useRef<HTMLDialogElement>(null);
	const isOn = left > 0;
	useEffect(() => {
		if (isOn) element.current?.showModal();
		else element.current?.close();
	}, [isOn]);
	return (
		<dialog class="cleaning" ref={element} onCancel={(event: Event) => event.preventDefault()}>
			{isOn && (
				<>
					<h2 class="cleaning__title">
						<T k="staff.cleaning" />
					</h2>
					<p class="cleaning__left tabular" aria-hidden="true">
						{left}
					</p>
					<p class="cleaning__lead">
						<T k="staff.cleaningLead" n={left} />
					</p>
				</>
			)}
		</dialog>
	);
}
