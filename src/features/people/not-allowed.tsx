import { paths } from '../../../contract/paths.ts';
import { session } from '../../data/session.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen } from '../../ui/screen.tsx';

/** Whose screen this is, and the way to it. */
export function NotAllowed() {
	return (
		<Screen title={<T k="people.notAllowed" />}>
			<Empty
				title={<T k="people.notAllowedHint" />}
				action={
					<LinkButton variant="solid" href={session.value ? paths.account() : paths.signIn()}>
						<T k="people.account" />
					</LinkButton>
				}
			/>
		</Screen>
	);
}
