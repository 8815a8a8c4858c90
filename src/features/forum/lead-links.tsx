import { paths } from '../../../contract/paths.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { Section } from '../../ui/screen.tsx';

const LINKS: readonly { to: (forumId: string) => string; k: MessageKey; icon?: IconName }[] = [
	{ to: paths.forumInvite, k: 'forum.toInvite', icon: 'qr' },
	{ to: (forumId) => paths.forumBoard(forumId), k: 'forum.openBoard' },
	{ to: paths.forumCount, k: 'forum.toCount' },
	{ to: paths.forumLook, k: 'forum.toLook' },
	{ to: paths.forumMinutes, k: 'forum.toMinutes' },
	{ to: paths.forumPlan, k: 'forum.toPlan' },
];

/** The screens of those who run a forum. */
export function LeadLinks({ forumId }: { forumId: string }) {
	return (
		<div class="forum__leads">
			<Section heading={<T k="forum.leadHeading" />}>
				<div class="forum__acts">
					{LINKS.filter(({ to }) => to(forumId) !== location.pathname).map(({ to, k, icon }) => (
						<LinkButton key={k} icon={icon} href={to(forumId)}>
							<T k={k} />
						</LinkButton>
					))}
				</div>
			</Section>
		</div>
	);
}
