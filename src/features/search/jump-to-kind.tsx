import type { SearchableKind } from '../../data/search-text.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import type { HitsOfKind } from './queries.ts';

export const KIND_WORDS: Record<SearchableKind, MessageKey> = {
	group: 'search.kindGroup',
	event: 'search.kindEvent',
	place: 'search.kindPlace',
	room: 'search.kindRoom',
	guide: 'search.kindGuide',
	notice: 'search.kindNotice',
	issue: 'search.kindIssue',
	exchange: 'exchange.heading',
	forum: 'search.kindForum',
	tie: 'network.heading',
};

/** How many of each kind, and the way there: nobody should scroll past groups to see that there is an event. */
export function JumpToKind({ kinds }: { kinds: readonly HitsOfKind[] }) {
	return (
		<nav aria-label={t('search.kinds')}>
			<ul class="suggestions jump-to-kind">
				{kinds.map(({ kind, hits }) => (
					<li key={kind}>
						<a class="suggestions__link" href={`#found-${kind}`}>
							<T k={KIND_WORDS[kind]} />
							<span class="suggestions__count tabular">{hits.length}</span>
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
