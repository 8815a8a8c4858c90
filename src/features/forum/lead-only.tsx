import type { ComponentChildren } from 'preact';
import { paths } from '../../../contract/paths.ts';
import { sessionRead } from '../../data/session.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { leadsHere } from './use-board.ts';

/** Shows what is for those who run forums, or says whose screen it is. */
export function LeadOnly({ children }: { children: () => ComponentChildren }) {
	if (!sessionRead.value) return null;
	if (leadsHere()) return <>{children()}</>;
	return (
		<Screen title={<T k="forumLead.notAllowed" />} lead={<T k="forumLead.notAllowedHint" />}>
			<p>
				<LinkButton href={paths.signIn()}>
					<T k="forumLead.signIn" />
				</LinkButton>
			</p>
		</Screen>
	);
}
