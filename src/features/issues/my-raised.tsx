import { useEffect } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { askRaised, type Raised, raised } from '../../data/raised.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Section } from '../../ui/screen.tsx';
import { TicketLink } from '../../ui/ticket-link.tsx';
import { DECLINED_WORDS } from './issue-words.ts';

/** What was told from this device, and what became of it. */
export function MyRaised() {
	useEffect(() => void askRaised(), []);
	if (raised.value.length === 0) return null;
	return (
		<Section heading={<T k="issues.mineHeading" />}>
			<ul class="issue__list">
				{raised.value.map((one) => (
					<li key={one.issueId}>
						<ContentText text={one.title} inline /> <State one={one} />
						<TicketLink path={paths.toldIssue(one.token)} title={one.title} />
					</li>
				))}
			</ul>
		</Section>
	);
}

function State({ one: { told } }: { one: Raised }) {
	if (!told || told.state === 'waiting') {
		return (
			<span class="issue__soft">
				<T k="issues.mineWaiting" />
			</span>
		);
	}
	if (told.state === 'declined') {
		return (
			<span>
				<T k="issues.mineDeclined" reason={<T k={DECLINED_WORDS[told.reason ?? 'other']} />} />
				{told.words && (
					<>
						{' '}
						<ContentText text={told.words} inline />
					</>
				)}
			</span>
		);
	}
	return (
		<a href={paths.issue(told.issueId ?? told.id)}>
			<T k={told.state === 'published' ? 'issues.minePublished' : 'issues.mineJoined'} />
		</a>
	);
}
