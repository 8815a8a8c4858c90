import './issues.css';
import { ISSUE_STATUSES } from '../../../contract/issue.ts';
import { paths } from '../../../contract/paths.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import { privateTown } from '../../data/private.ts';
import { town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { LinkButton } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SelectField } from '../../ui/field.tsx';
import { type Address, oneIn, textIn, useFilter } from '../../ui/filter-address.ts';
import { Fold } from '../../ui/fold.tsx';
import { datasetsOf } from '../../ui/row-sources.ts';
import { Screen } from '../../ui/screen.tsx';
import { IssueCard } from './issue-card.tsx';
import { STATUS_WORDS } from './issue-words.ts';
import { MyRaised } from './my-raised.tsx';
import { type IssueFilter, issueList, placesWithIssues } from './queries.ts';
import { coordinatesHere } from './rights.ts';

/** 地域の課題: what moved last first, by stage, neighbourhood and field. */
export function IssuesPage() {
	const { filter, change } = useFilter<IssueFilter>(paths.issues(), read, (one) => one);
	const here = town.value;
	if (!here) return null;
	const list = issueList(here, filter);
	const places = placesWithIssues(here);
	const used = new Set([...here.issues.values()].flatMap(({ fields }) => fields));
	const fields = (here.profile?.fields ?? []).filter(({ code }) => used.has(code));
	const waiting = [...(privateTown.value?.raisedIssues.values() ?? [])].filter(({ state }) => state === 'waiting');
	return (
		<Screen
			title={list.length > 0 ? <T k="issues.title" n={list.length} /> : <T k="issues.none" />}
			lead={<T k="issues.lead" />}
			sources={datasetsOf(list)}
			actions={
				<>
					<LinkButton variant="solid" icon="talk" href={paths.raiseIssue()}>
						<T k="issues.raise" />
					</LinkButton>
					{coordinatesHere() && (
						<LinkButton href={paths.raisedIssues()}>
							<T k="issues.waitingLink" n={waiting.length} />
						</LinkButton>
					)}
				</>
			}
		>
			{!kiosk.value && <MyRaised />}
			<ChoiceChips
				legend={<T k="issues.byStatus" />}
				value={filter.status}
				onChange={(status) => change({ status: status as IssueFilter['status'] })}
				options={[
					{ value: '', label: <T k="issues.all" /> },
					...ISSUE_STATUSES.map((status) => ({ value: status, label: <T k={STATUS_WORDS[status]} /> })),
				]}
			/>
			<Fold name={<T k="details.narrow" />} isOpen={filter.place !== '' || filter.field !== ''}>
				{places.length > 1 && (
					<SelectField
						label={<T k="issues.byPlace" />}
						value={filter.place}
						options={[
							{ value: '', label: t('issues.all') },
							...places.map(({ id, name }) => ({ value: id, label: name })),
						]}
						onChange={(place) => change({ place })}
					/>
				)}
				{fields.length > 1 && (
					<SelectField
						label={<T k="issues.byField" />}
						value={filter.field}
						options={[
							{ value: '', label: t('issues.all') },
							...fields.map(({ code, name }) => ({ value: code, label: worded(name) })),
						]}
						onChange={(field) => change({ field })}
					/>
				)}
			</Fold>
			<div class="issue__found">
				{list.length > 0 ? (
					<CardList
						items={list}
						label={t('issues.title', { n: list.length })}
						keyOf={({ id }) => id}
						render={(issue) => <IssueCard town={here} issue={issue} />}
					/>
				) : (
					<Empty title={<T k="issues.none" />} />
				)}
			</div>
		</Screen>
	);
}

function read(address: Address): IssueFilter {
	return {
		status: oneIn(address, 'status', ISSUE_STATUSES, ''),
		place: textIn(address, 'place'),
		field: textIn(address, 'field'),
	};
}
