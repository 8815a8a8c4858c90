import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { T } from '../i18n/text.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** A button for what cannot be undone: it asks first. */
export function AskFirst({
	act,
	title,
	body,
	label,
	variant,
	onGo,
}: {
	act: ComponentChildren;
	title: ComponentChildren;
	body: ComponentChildren;
	/** which of several the button is about, for those who listen; begins with its words */
	label: string;
	/** `text` where several stand close together */
	variant?: 'text';
	onGo: () => void;
}) {
	const [open, setOpen] = useState(false);
	return (
		<>
			<Button {...(variant && { variant })} label={label} onClick={() => setOpen(true)}>
				{act}
			</Button>
			<Dialog
				open={open}
				title={title}
				onClose={() => setOpen(false)}
				actions={
					<>
						<Button onClick={() => setOpen(false)}>
							<T k="common.close" />
						</Button>
						<Button
							variant="solid"
							tone="danger"
							onClick={() => {
								setOpen(false);
								onGo();
							}}
						>
							{act}
						</Button>
					</>
				}
			>
				<p>{body}</p>
			</Dialog>
		</>
	);
}
