import type { ComponentChildren } from 'preact';

/** Two parts of a screen about one thing, beside each other on a wide screen: what it is, then what to do about it. */
export function Columns({ main, aside }: { main: ComponentChildren; aside: ComponentChildren }) {
	return (
		<div class="columns">
			<div>{main}</div>
			<div>{aside}</div>
		</div>
	);
}
