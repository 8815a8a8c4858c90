import './empty.css';
import type { ComponentChildren } from 'preact';

/** Nothing to show, and what to do about it. */
export function Empty({
	title,
	hint,
	action,
}: {
	title: ComponentChildren;
	hint?: ComponentChildren;
	action?: ComponentChildren;
}) {
	return (
		<div class="empty">
			<p class="empty__title">{title}</p>
			{hint != null && <p class="empty__hint">{hint}</p>}
			{action != null && <div class="empty__action">{action}</div>}
		</div>
	);
}
