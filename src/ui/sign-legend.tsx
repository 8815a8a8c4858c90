import './sign-legend.css';
import { T } from '../i18n/text.tsx';
import type { SignState } from './state-sign.tsx';
import { StateSign } from './state-sign.tsx';

const SLOT_SIGNS: readonly SignState[] = ['free', 'taken', 'closed', 'not-yet-open', 'over', 'unknown'];

/** What the signs mean, near the grid that uses them. */
export function SignLegend({ signs = SLOT_SIGNS }: { signs?: readonly SignState[] }) {
	return (
		<div class="sign-legend">
			<p class="sign-legend__heading">
				<T k="rooms.legendHeading" />
			</p>
			<ul class="sign-legend__signs">
				{signs.map((state) => (
					<li key={state}>
						<StateSign state={state} />
					</li>
				))}
			</ul>
		</div>
	);
}
