import { useEffect } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { nothingFound } from '../../data/nothing-found.ts';
import { type Town, town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SearchField } from '../../ui/field.tsx';
import { useTypedFilter } from '../../ui/filter-address.ts';
import { rowsInWindow, useAfterFrameOf } from '../../ui/later.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { readSearch, writeSearch } from './filter-in-address.ts';
import { foundOf } from './found.ts';
import { termsOf } from './highlight.ts';
import { HitCard } from './hit-card.tsx';
import { JumpToKind, KIND_WORDS } from './jump-to-kind.tsx';
import { type HitsOfKind, hitsByKind } from './queries.ts';
import { SearchSuggestions } from './search-suggestions.tsx';

const SHOWN_OF_KIND = 5;

/** さがす: everything the town has, while one types. */
export function SearchPage() {
	const { filter, type } = useTypedFilter(paths.search(), readSearch, writeSearch);
	const current = town.value;
	const query = filter.q.trim();
	const kinds = current && query ? hitsByKind(current, query, clock.value) : [];
	const n = kinds.reduce((sum, { hits }) => sum + hits.length, 0);
	useEffect(() => {
		nothingFound.value = current && n === 0 ? query : '';
		return () => {
			nothingFound.value = '';
		};
	}, [current, query, n]);
	if (!current) return null;
	const heading: MessageKey = !query ? 'search.title' : n > 0 ? 'search.found' : 'search.foundNone';
	return (
		<Screen title={<T k={heading} text={query} n={n} />}>
			<SearchField label={<T k="search.label" />} hint={<T k="search.hint" />} value={filter.q} onInput={type} />
			<p class="visually-hidden" role="status">
				{query && t(heading, { text: query, n })}
			</p>
			{n > 0 && <Results town={current} kinds={kinds} query={query} />}
			{query && n === 0 && <Empty title={<T k="search.foundNone" text={query} />} hint={<T k="search.noneHint" />} />}
			{n === 0 && <SearchSuggestions town={current} now={clock.value} />}
		</Screen>
	);
}

/** As many kinds as are in sight: the answer to a key does not wait for what lies below the glass. */
function fillingWindow(kinds: readonly HitsOfKind[]): readonly HitsOfKind[] {
	let cards = 0;
	const end = kinds.findIndex(({ hits }) => {
		cards += Math.min(hits.length, SHOWN_OF_KIND);
		return cards >= rowsInWindow();
	});
	return end < 0 ? kinds : kinds.slice(0, end + 1);
}

function Results({ town, kinds, query }: { town: Town; kinds: readonly HitsOfKind[]; query: string }) {
	const terms = termsOf(query);
	const isWhole = useAfterFrameOf(query);
	return (
		<>
			{kinds.length > 1 && <JumpToKind kinds={kinds} />}
			{(isWhole ? kinds : fillingWindow(kinds)).map(({ kind, hits }) => (
				<Section
					key={kind}
					id={`found-${kind}`}
					heading={
						<>
							<T k={KIND_WORDS[kind]} /> <span class="tabular">{hits.length}</span>
						</>
					}
				>
					<CardList
						items={hits}
						label={t(KIND_WORDS[kind])}
						pageSize={SHOWN_OF_KIND}
						keyOf={(hit) => hit.id}
						render={(hit) => {
							const found = foundOf(town, hit, clock.value);
							return found && <HitCard found={found} terms={terms} />;
						}}
					/>
				</Section>
			))}
		</>
	);
}
