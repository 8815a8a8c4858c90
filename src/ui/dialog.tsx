import './dialog.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { T } from '../i18n/text.tsx';
import { Button } from './button.tsx';

/** The browser's own modal dialog: it keeps the focus inside and gives it back. */
export function Dialog({
	open,
	title,
	onClose,
	children,
	actions,
}: {
	open: boolean;
	title: ComponentChildren;
	onClose: () => void;
	children?: ComponentChildren;
	/** buttons; without them there is 「とじる」 */
	actions?: ComponentChildren;
}) {
	const element = useRef<HTMLDialogElement>(null);
	const id = useId();
	useEffect(() => {
		const dialog = element.current;
		if (open && dialog && !dialog.open) dialog.showModal();
		if (!open && dialog?.open) dialog.close();
	}, [open]);
	return (
		<dialog class="dialog" ref={element} aria-labelledby={id} onClose={() => onClose()}>
			{open && (
				<>
					<h2 class="dialog__title" id={id}>
						{title}
					</h2>
					{children}
					<div class="dialog__actions">
						{actions ?? (
							<Button onClick={onClose}>
								<T k="common.close" />
							</Button>
						)}
					</div>
				</>
			)}
		</dialog>
	);
}
