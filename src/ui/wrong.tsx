import type { MessageKey } from '../i18n/catalogue.ts';
import { T } from '../i18n/text.tsx';

/** What is wrong with choices that have no field to say it in; the place is there before its words, so that they are heard. */
export function Wrong({ of, problem, k }: { of: string; problem: string | null; k: MessageKey }) {
	return (
		<div role="alert">
			{problem === of && (
				<p class="field__error">
					＊<T k={k} />
				</p>
			)}
		</div>
	);
}
