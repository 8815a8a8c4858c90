import './forum.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { paths } from '../../../contract/paths.ts';
import { leave } from '../../data/forums.ts';
import { town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { AskFirst } from '../../ui/ask-first.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { type Address, oneIn } from '../../ui/filter-address.ts';
import { Screen } from '../../ui/screen.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Warning } from '../../ui/warning.tsx';
import { DecideView } from './decide-view.tsx';
import { LeadLinks } from './lead-links.tsx';
import { SortView } from './sort-view.tsx';
import { useBoard } from './use-board.ts';
import { WriteView } from './write-view.tsx';

const VIEWS = ['write', 'sort', 'decide'] as const;
const VIEW_WORDS = { write: 'forum.viewWrite', sort: 'forum.viewSort', decide: 'forum.viewDecide' } as const;

/** The board: writing, grouping, deciding. The same on each phone in the room, with or without a line. */
export function BoardPage() {
	const { id, board, isRead, leads } = useBoard();
	const address: Address = useSearch({ strict: false });
	const navigate = useNavigate();
	const view = oneIn(address, 'view', VIEWS, 'write');
	if (!isRead) return null;
	if (!board) return <NotHere />;
	const theme = board.plan?.theme ?? town.value?.forums.get(id)?.theme;
	const unsent = board.items.filter(({ waits }) => waits).length;
	return (
		<Screen
			title={theme ? <T k="forum.boardOf" theme={theme} /> : <T k="forum.boardNoName" />}
			lead={theme ? undefined : <T k="forum.nameComes" />}
			wide
		>
			{board.held.gone && (
				<Warning>
					<T k="forum.gone" />
				</Warning>
			)}
			<Tabs
				label={t('forum.views')}
				tabs={VIEWS.map((one) => ({
					href: paths.forumBoard(id, one === 'write' ? undefined : one),
					label: <T k={VIEW_WORDS[one]} />,
					current: one === view,
				}))}
			/>
			{view === 'write' && <WriteView board={board} leads={leads} />}
			{view === 'sort' && <SortView board={board} />}
			{view === 'decide' && <DecideView board={board} leads={leads} />}
			<p class="forum__state" role="status">
				{unsent > 0 ? <T k="forum.unsent" n={unsent} /> : <T k="forum.unsentNone" />}
			</p>
			{leads ? (
				<LeadLinks forumId={id} />
			) : (
				<div class="forum__acts">
					<AskFirst
						variant="text"
						act={<T k="forum.leave" />}
						label={t('forum.leave')}
						title={<T k="forum.leaveTitle" />}
						body={<T k="forum.leaveBody" />}
						onGo={() => void leave(id).then(() => navigate({ href: paths.forums() }))}
					/>
				</div>
			)}
		</Screen>
	);
}

export function NotHere() {
	return (
		<Screen title={<T k="forum.boardNotHere" />}>
			<Empty
				title={<T k="forum.boardNotHere" />}
				hint={<T k="forum.howToJoin" />}
				action={
					<LinkButton href={paths.forums()}>
						<T k="forum.toList" />
					</LinkButton>
				}
			/>
		</Screen>
	);
}
