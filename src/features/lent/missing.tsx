import { useEffect } from 'preact/hooks';
import { T } from '../../i18n/text.tsx';
import type { LentProblem } from './lent-form.ts';

/** Beside the button of a long form: it brings the first mistake into sight. */
export function Missing({ problem }: { problem: LentProblem | null }) {
	useEffect(() => {
		if (problem) document.querySelector('main .field__error')?.scrollIntoView({ block: 'center' });
	}, [problem]);
	return (
		<div role="alert">
			{problem && (
				<p class="field__error">
					＊<T k="lent.missing" />
				</p>
			)}
		</div>
	);
}
