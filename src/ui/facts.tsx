import './facts.css';
import type { ComponentChildren } from 'preact';

/** Pairs of label and value. A pair without a value is left out: `null`, `undefined`, `false`, ''. */
export function Facts({
	items,
}: {
	items: readonly (readonly [label: ComponentChildren, value: ComponentChildren])[];
}) {
	const known = items.filter(([, value]) => value != null && value !== false && value !== '');
	if (known.length === 0) return null;
	return (
		<dl class="facts">
			{known.map(([label, value]) => (
				<div class="facts__pair">
					<dt class="facts__label">{label}</dt>
					<dd class="facts__value">{value}</dd>
				</div>
			))}
		</dl>
	);
}
