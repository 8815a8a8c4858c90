import './legend.css';
import { T } from '../../i18n/text.tsx';
import type { SignState } from '../../ui/state-sign.tsx';
import { StateSign } from '../../ui/state-sign.tsx';

const SLOT_SIGNS: readonly SignState[] = ['free', 'taken', 'closed', 'not-yet-open', 'over', 'unknown'];

/** What the signs mean, near the grid that uses them. */
export function Legend({ signs = SLOT_SIGNS }: { signs?: readonly SignState[] }) {
	return (
		<div class="legend">
			<p class="legend__heading">
				<T k="rooms.legendHeading" />
			</p>
			<ul class="legend__signs">
				{signs.map((state) => (
					<li key={state}>
						<StateSign state={state} />
					</li>
				))}
			</ul>
		</div>
	);
}
