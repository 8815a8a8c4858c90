import './forum.css';
import { writeForumKey } from '../../../contract/forum.ts';
import { paths } from '../../../contract/paths.ts';
import { town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Screen } from '../../ui/screen.tsx';
import { NotHere } from './board-page.tsx';
import { LeadLinks } from './lead-links.tsx';
import { LeadOnly } from './lead-only.tsx';
import { useBoard } from './use-board.ts';

/** The way in, to be held up or printed: large enough for a phone across a table. */
export function InvitePage() {
	return <LeadOnly>{() => <Invite />}</LeadOnly>;
}

function Invite() {
	const { id, board, isRead } = useBoard();
	if (!isRead) return null;
	if (!board) return <NotHere />;
	const { held, plan } = board;
	const theme = plan?.theme ?? town.value?.forums.get(id)?.theme;
	if (!held.key) {
		return (
			<Screen title={<T k="forumLead.inviteNoKey" />}>
				<Empty
					title={<T k="forumLead.inviteNoKey" />}
					hint={<T k="forumLead.inviteNoKeyHint" />}
					action={
						<LinkButton href={paths.forumPlan(id)}>
							<T k="forum.toPlan" />
						</LinkButton>
					}
				/>
			</Screen>
		);
	}
	const address = location.origin + paths.joinForum(writeForumKey({ forumId: id, key: held.key, date: held.date }));
	return (
		<Screen title={<T k="forumLead.inviteTitle" />} lead={<T k="forumLead.inviteLead" />}>
			<div class="forum__qr">
				{theme && (
					<p class="voice__text">
						<strong>
							<ContentText text={theme} inline />
						</strong>{' '}
						<DateText date={held.date} style="long" />
					</p>
				)}
				<QrCode text={address} label={t('forumLead.inviteLabel')} />
				<p class="forum__link">{address}</p>
			</div>
			<p class="phrase">
				<T k="forumLead.inviteLine" />
			</p>
			<p class="phrase">
				<T k="forumLead.inviteCare" />
			</p>
			<div class="forum__acts">
				<LinkButton variant="solid" href={paths.forumBoard(id)}>
					<T k="forum.openBoard" />
				</LinkButton>
				<Button icon="print" onClick={() => window.print()}>
					<T k="forum.print" />
				</Button>
			</div>
			<LeadLinks forumId={id} />
		</Screen>
	);
}
