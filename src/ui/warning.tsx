import './warning.css';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

/** Something one should know before relying on what follows: sign, words and colour. `loud`: it does not take place. */
export function Warning({ loud, children }: { loud?: boolean; children: ComponentChildren }) {
	return (
		<div class={loud ? 'warning warning--loud' : 'warning'}>
			<Icon name="warning" />
			<div>{children}</div>
		</div>
	);
}
