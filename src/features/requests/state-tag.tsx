import { T } from '../../i18n/text.tsx';
import type { OwnState } from './own-requests.ts';
import { STATE_WORDS, toneOf } from './state-words.ts';

/** The state in a word, with a sign beside it so that the colour says nothing alone. */
export function StateTag({ state }: { state: OwnState }) {
	const tone = toneOf(state);
	return (
		<strong class={`request-state request-state--${tone}`}>
			<span aria-hidden="true">{SIGNS[tone]}</span> <T k={STATE_WORDS[state]} />
		</strong>
	);
}

const SIGNS = { good: '○', bad: '×', open: '…', over: '－' } as const;
