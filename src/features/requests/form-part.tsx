import type { ComponentChildren } from 'preact';
import type { FormProblem } from './ask-form.ts';
import { ProblemText } from './problem-text.tsx';

/** One part of the form under its heading, with what speaks against it right there. Takes the focus when something does. */
export function Part({
	id,
	heading,
	problems,
	children,
}: {
	id: string;
	heading: ComponentChildren;
	problems: readonly FormProblem[];
	children: ComponentChildren;
}) {
	return (
		<section class="part" aria-labelledby={`${id}-heading`} id={id} tabIndex={-1}>
			<h2 class="part__heading" id={`${id}-heading`}>
				{heading}
			</h2>
			{children}
			{problems.length > 0 && (
				<ul class="part__problems" id={`${id}-problem`}>
					{problems.map(({ code, detail, field }) => (
						<li key={`${code}${detail.date ?? detail.month ?? ''}`}>
							＊<ProblemText code={code} detail={detail} field={field} />
						</li>
					))}
				</ul>
			)}
		</section>
	);
}
