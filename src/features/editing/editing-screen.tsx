import './editing-screen.css';
import type { ComponentChildren } from 'preact';
import { paths } from '../../../contract/paths.ts';
import { sessionRead } from '../../data/session.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen } from '../../ui/screen.tsx';

/** For those who may not edit here: what to do instead. Nothing while it is not yet known who is signed in. */
export function NotAllowed({ isSignedIn, back }: { isSignedIn: boolean; back: string }) {
	if (!sessionRead.value) return null;
	return (
		<Screen title={<T k={isSignedIn ? 'editing.notYours' : 'editing.signInFirst'} />}>
			<Empty
				title={<T k={isSignedIn ? 'editing.notYoursHint' : 'editing.signInHint'} />}
				action={
					<>
						{!isSignedIn && (
							<LinkButton href={paths.signIn()} variant="solid">
								<T k="editing.toSignIn" />
							</LinkButton>
						)}
						<LinkButton href={back}>
							<T k="editing.back" />
						</LinkButton>
					</>
				}
			/>
		</Screen>
	);
}

/** The bar below a form: what to do with what was written. Stays in sight while one writes. */
export function FormBar({ children }: { children: ComponentChildren }) {
	return <div class="form-bar">{children}</div>;
}

/** Nothing was written: what was typed is still on the screen. */
export function FullProblem({ problem }: { problem: 'full' | null }) {
	return (
		<div role="alert">
			{problem && (
				<p class="field__error">
					＊<T k="editing.noRoomLeft" />
				</p>
			)}
		</div>
	);
}
