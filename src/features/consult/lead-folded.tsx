import type { ComponentChildren } from 'preact';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';

/** What is done now and then: one line until it is opened. */
export function Folded({ words, open, children }: { words: MessageKey; open?: boolean; children: ComponentChildren }) {
	return (
		<details class="consult__more" open={open}>
			<summary>
				<T k={words} />
			</summary>
			{children}
		</details>
	);
}
