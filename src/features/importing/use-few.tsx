import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';

/** So many tell whether the file was understood; the button to bring it in stands below them. */
const FEW = 8;

/** The first of many, and a button for the rest. */
export function useFew<Item>(items: readonly Item[]): { shown: readonly Item[]; more: ComponentChildren } {
	const [all, setAll] = useState(false);
	const rest = items.length - FEW;
	if (all || rest <= 0) return { shown: items, more: null };
	return {
		shown: items.slice(0, FEW),
		more: (
			<Button onClick={() => setAll(true)}>
				<T k="common.showMore" n={rest} />
			</Button>
		),
	};
}
