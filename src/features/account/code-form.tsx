import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { tidyCode } from '../../../contract/session.ts';
import type { IdentityReply } from '../../data/identity-wire.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeField, isWhole } from './code-field.tsx';
import { ProblemText } from './problem-text.tsx';
import type { Acting } from './use-act.ts';

/**
 * A code is typed and checked, by itself once its last digit is there. One that was refused leaves the field for the next; one
 * that did not get through stays in it.
 */
export function CodeForm<T>({
	acting,
	label,
	go,
	until,
	long = false,
	check,
	onDone,
}: {
	acting: Acting;
	label: ComponentChildren;
	/** the words of its button */
	go: ComponentChildren;
	until?: ComponentChildren;
	/** codes from paper are taken too */
	long?: boolean;
	/** asks the server; gets the code without spaces and the like */
	check: (code: string) => Promise<IdentityReply<T>>;
	onDone?: (value: T) => void;
}) {
	const { act, problem, clear } = acting;
	const [typed, setTyped] = useState('');
	const [missing, setMissing] = useState(false);

	function submit(code: string) {
		const isEnough = long ? code !== '' : isWhole(code);
		setMissing(!isEnough);
		if (!isEnough) return;
		void act(
			async () => {
				const reply = await check(code);
				if (!reply.ok && reply.why !== 'unreachable') setTyped('');
				return reply;
			},
			(value) => onDone?.(value),
		);
	}
	return (
		<form
			class="sign-in__form"
			noValidate
			onSubmit={(event: Event) => {
				event.preventDefault();
				submit(tidyCode(typed));
			}}
		>
			<CodeField
				long={long}
				label={label}
				value={typed}
				onInput={(value) => {
					setTyped(value);
					clear();
				}}
				onFull={submit}
				until={until}
				problem={problem ? <ProblemText problem={problem} /> : missing ? <T k="account.codeMissing" /> : undefined}
			/>
			<Button type="submit" variant="solid">
				{go}
			</Button>
		</form>
	);
}
