import { INDEX_ROWS } from '../../../contract/fold.ts';
import { paths } from '../../../contract/paths.ts';
import { today } from '../../data/clock.ts';
import { town } from '../../data/town.ts';
import { Phrases, phrasesText } from '../../i18n/phrases.tsx';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SearchField } from '../../ui/field.tsx';
import { useTypedFilter } from '../../ui/filter-address.ts';
import { KanaIndex } from '../../ui/kana-index.tsx';
import { Narrowing } from '../../ui/narrowing.tsx';
import { datasetsOf } from '../../ui/row-sources.ts';
import { Screen } from '../../ui/screen.tsx';
import { chosenGroups, whichGroups } from './chosen-words.tsx';
import { readGroupFilter, writeGroupFilter } from './filter-in-address.ts';
import { GroupCard } from './group-card.tsx';
import { GroupFacets } from './group-facets.tsx';
import { ANY_GROUP, groupList } from './queries.ts';

/** A screen and a half: more would be drawn before anybody can see it. */
const FIRST_CARDS = 20;

/** グループ: by the first sound of the name, by what they do, where and when; all choices stand in the address. */
export function GroupsPage() {
	const { filter, hrefOf, change, type } = useTypedFilter(paths.groups(), readGroupFilter, writeGroupFilter);
	const current = town.value;
	if (!current) return null;
	const { groups, counts } = groupList(current, filter);
	const phrases = whichGroups(current, filter);
	const which = <Phrases phrases={phrases} />;
	const n = groups.length;
	const heading = n > 0 ? 'groups.found' : 'groups.foundNone';
	return (
		<Screen title={<T k={heading} what={which} n={n} />} lead={<T k="groups.lead" />} sources={datasetsOf(groups)} wide>
			<SearchField
				label={<T k="groups.searchLabel" />}
				hint={<T k="groups.searchHint" />}
				value={filter.q}
				onInput={type}
			/>
			<KanaIndex rows={INDEX_ROWS} counts={counts.row} current={filter.row} hrefOf={(row) => hrefOf({ row })} replace />
			<Narrowing
				chosen={chosenGroups(current, filter, hrefOf)}
				withoutAll={hrefOf({ ...ANY_GROUP, q: filter.q })}
				said={t(heading, { what: phrasesText(phrases), n })}
				facets={() => <GroupFacets town={current} filter={filter} counts={counts} change={change} />}
			>
				{n > 0 ? (
					<CardList
						items={groups}
						pageSize={FIRST_CARDS}
						keyOf={(group) => group.id}
						label={t('groups.title')}
						render={(group) => <GroupCard town={current} group={group} today={today.value} />}
					/>
				) : (
					<Empty
						title={<T k="groups.foundNone" what={which} />}
						hint={<T k="groups.noneHint" />}
						action={
							<LinkButton href={paths.groups()}>
								<T k="groups.showAll" />
							</LinkButton>
						}
					/>
				)}
			</Narrowing>
		</Screen>
	);
}
