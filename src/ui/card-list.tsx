import './card-list.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { T } from '../i18n/text.tsx';
import { Button } from './button.tsx';
import { rowsInWindow, useAfterFirstFrame } from './later.tsx';

/** How far each list was opened, by address: whoever comes back finds the place where the finger was. */
const shownByAddress = new Map<string, number>();

/** A long list in readable pieces. The rest comes by a button, never by itself; a window full of it comes first. */
export function CardList<Item>({
	items,
	render,
	pageSize = 30,
	keyOf,
	label,
}: {
	items: readonly Item[];
	render: (item: Item) => ComponentChildren;
	pageSize?: number;
	keyOf?: (item: Item) => string;
	/** what the list is, for those who listen */
	label?: string;
}) {
	const address = `${location.pathname}${location.search}#${label ?? ''}`;
	const [, redraw] = useState(0);
	const shown = Math.max(shownByAddress.get(address) ?? 0, pageSize);
	const drawn = useAfterFirstFrame() ? shown : Math.min(shown, rowsInWindow());
	const rest = items.length - drawn;
	return (
		<>
			<ul class="card-list" aria-label={label}>
				{items.slice(0, drawn).map((item, at) => (
					<li key={keyOf ? keyOf(item) : at}>{render(item)}</li>
				))}
			</ul>
			{rest > 0 && drawn === shown && (
				<p class="card-list__more">
					<Button
						icon="down"
						onClick={() => {
							shownByAddress.set(address, shown + pageSize);
							redraw((n) => n + 1);
						}}
					>
						<T k="common.showMore" n={rest} />
					</Button>
				</p>
			)}
		</>
	);
}
