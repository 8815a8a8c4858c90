import './forum.css';
import type { Forum } from '../../../contract/forum.ts';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { boardOf, forums } from '../../data/forums.ts';
import { outbox } from '../../data/outbox.ts';
import { type Town, town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { datasetsOf } from '../../ui/row-sources.ts';
import { Screen, Section } from '../../ui/screen.tsx';
import { forumsByDay, placeOf } from './queries.ts';
import { leadsHere } from './use-board.ts';

/** 地域フォーラム: those this device takes part in, what comes, and what came of earlier ones. */
export function ForumsPage() {
	const here = town.value;
	if (!here) return null;
	const { coming, past } = forumsByDay(here, now.value.date);
	const mine = (forums.value ?? []).filter(({ gone }) => !gone);
	return (
		<Screen
			title={<T k="forum.title" />}
			lead={<T k="forum.lead" />}
			sources={datasetsOf([...coming, ...past])}
			actions={
				<>
					{leadsHere() && (
						<LinkButton variant="solid" href={paths.newForum()}>
							<T k="forum.prepare" />
						</LinkButton>
					)}
					<LinkButton icon="talk" href={paths.issues()}>
						<T k="forum.issuesLink" />
					</LinkButton>
				</>
			}
		>
			{mine.length > 0 && (
				<Section heading={<T k="forum.hereHeading" />}>
					<CardList
						items={mine}
						label={t('forum.hereHeading')}
						keyOf={({ id }) => id}
						render={(held) => {
							const theme = boardOf(held, outbox.value).plan?.theme ?? here.forums.get(held.id)?.theme;
							return (
								<Card
									href={paths.forumBoard(held.id)}
									when={<DateText date={held.date} />}
									title={theme ? <ContentText text={theme} inline /> : <T k="forum.boardNoName" />}
								/>
							);
						}}
					/>
				</Section>
			)}
			{coming.length > 0 ? (
				<Section heading={<T k="forum.comingHeading" />}>
					<Cards town={here} items={coming} label={t('forum.comingHeading')} />
				</Section>
			) : (
				<Empty title={<T k="forum.none" />} hint={<T k="forum.noneHint" />} />
			)}
			{past.length > 0 && (
				<Section heading={<T k="forum.pastHeading" />}>
					<Cards town={here} items={past} label={t('forum.pastHeading')} />
				</Section>
			)}
		</Screen>
	);
}

function Cards({ town: here, items, label }: { town: Town; items: readonly Forum[]; label: string }) {
	return (
		<CardList
			items={items}
			label={label}
			keyOf={({ id }) => id}
			render={(forum) => {
				const place = placeOf(here, forum);
				return (
					<Card
						href={paths.forum(forum.id)}
						when={
							<>
								<DateText date={forum.date} /> {forum.from && <TimeText from={forum.from} to={forum.to} />}
							</>
						}
						title={<ContentText text={forum.theme} inline />}
						where={place && <Named name={place.name} kana={place.nameKana} en={place.nameEn} />}
						badges={forum.minutes ? [<T k="forum.minutesThere" />] : []}
					/>
				);
			}}
		/>
	);
}
