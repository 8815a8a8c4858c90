import type { Issue } from '../../../contract/issue.ts';
import { paths } from '../../../contract/paths.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Card } from '../../ui/card.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { STATUS_WORDS } from './issue-words.ts';
import { lastDay } from './queries.ts';

export function IssueCard({ town, issue, level = 2 }: { town: Town; issue: Issue; level?: 2 | 3 }) {
	const place = issue.placeId === undefined ? undefined : town.places.get(issue.placeId);
	return (
		<Card
			href={paths.issue(issue.id)}
			level={level}
			when={<DateText date={lastDay(issue)} />}
			title={<ContentText text={issue.title} inline />}
			where={place ? <Named name={place.name} kana={place.nameKana} en={place.nameEn} /> : <T k="issues.wholeTown" />}
			badges={[<T k={STATUS_WORDS[issue.status]} />]}
			tone={issue.status === 'acting' ? 'now' : 'plain'}
		/>
	);
}
