import './fold.css';
import type { ComponentChildren } from 'preact';

/** What most people do not need stands behind its name, so that the list below is in sight; open while something in it holds. */
export function Fold({
	name,
	isOpen,
	children,
}: {
	name: ComponentChildren;
	isOpen: boolean;
	children: ComponentChildren;
}) {
	return (
		<details class="fold" open={isOpen}>
			<summary>{name}</summary>
			{children}
		</details>
	);
}
