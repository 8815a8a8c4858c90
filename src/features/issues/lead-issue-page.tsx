import './issues.css';
import { useParams } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { ISSUE_STATUSES, type Issue, type IssueStatus } from '../../../contract/issue.ts';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { keep } from '../../data/keep.ts';
import { sessionRead } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { centresByKana } from '../../ui/centres.ts';
import { ChoiceChips } from '../../ui/chips.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { FieldChoices } from '../../ui/field-choices.tsx';
import { Fold } from '../../ui/fold.tsx';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { NoIssue } from './issue-page.tsx';
import { STATUS_WORDS } from './issue-words.ts';
import { issueList } from './queries.ts';
import { coordinatesHere } from './rights.ts';
import { readSources, writeSources } from './sources.ts';

/** A coordinator writes on: the next step, what it says, what it is linked to, and with which it is the same. */
export function EditIssuePage() {
	const { id = '' } = useParams({ strict: false });
	const here = town.value;
	if (!sessionRead.value || !here) return null;
	if (!coordinatesHere()) return <Screen title={<T k="issuesLead.notAllowed" />} />;
	const issue = here.issues.get(id);
	return issue ? <Edit key={id} town={here} issue={issue} /> : <NoIssue />;
}

function Edit({ town: here, issue }: { town: Town; issue: Issue }) {
	const [told, setTold] = useState<'kept' | 'full' | null>(null);
	return (
		<Screen
			title={<ContentText text={issue.title} inline />}
			actions={
				<LinkButton icon="back" href={paths.issue(issue.id)}>
					<T k="common.back" />
				</LinkButton>
			}
		>
			<p role="status">{told && <T k={`issuesLead.${told}`} />}</p>
			<Step issue={issue} told={setTold} />
			<Says town={here} issue={issue} told={setTold} />
			<Join town={here} issue={issue} told={setTold} />
		</Screen>
	);
}

type Told = (kept: 'kept' | 'full') => void;

function Step({ issue, told }: { issue: Issue; told: Told }) {
	const [status, setStatus] = useState<IssueStatus>(issue.status);
	const [text, setText] = useState('');
	const date = now.value.date;
	const save = () =>
		void keep('issue.step', { issueId: issue.id, status, date, ...(text.trim() && { text: text.trim() }) }).then(
			(kept) => {
				told(kept);
				if (kept === 'kept') setText('');
			},
		);
	return (
		<Section heading={<T k="issuesLead.stepHeading" />}>
			<ChoiceChips
				legend={<T k="issuesLead.status" />}
				value={status}
				onChange={(value) => setStatus(value as IssueStatus)}
				options={ISSUE_STATUSES.map((value) => ({ value, label: <T k={STATUS_WORDS[value]} /> }))}
			/>
			<TextField
				label={<T k="issuesLead.stepText" />}
				lines={3}
				value={text}
				onInput={(typed) => setText(typed.slice(0, 400))}
			/>
			<PersonalNote text={text} />
			<div class="issue__acts">
				<Button variant="solid" onClick={save}>
					<T k="issuesLead.stepSave" />
				</Button>
			</div>
		</Section>
	);
}

function Says({ town: here, issue, told }: { town: Town; issue: Issue; told: Told }) {
	const [title, setTitle] = useState(issue.title);
	const [text, setText] = useState(issue.text ?? '');
	const [placeId, setPlaceId] = useState(issue.placeId ?? '');
	const [fields, setFields] = useState(issue.fields);
	const [groupIds, setGroupIds] = useState(issue.groupIds ?? []);
	const [sources, setSources] = useState(writeSources(issue.sources ?? []));
	const groups = [...here.groups.values()].sort((a, b) => ((a.nameKana ?? a.name) < (b.nameKana ?? b.name) ? -1 : 1));
	const rev = here.revs?.get('issue')?.get(issue.id);
	const save = () => {
		const { from, eventIds, forumIds } = issue;
		void keep('issue.put', {
			issueId: issue.id,
			...(rev !== undefined && { rev }),
			title: title.trim() || issue.title,
			...(text.trim() && { text: text.trim() }),
			...(placeId && { placeId }),
			fields,
			from,
			groupIds,
			...(eventIds && { eventIds }),
			...(forumIds && { forumIds }),
			sources: readSources(sources),
		}).then(told);
	};
	return (
		<Section heading={<T k="issuesLead.fieldsHeading" />}>
			<TextField
				label={<T k="issuesLead.titleField" />}
				value={title}
				onInput={(typed) => setTitle(typed.slice(0, 80))}
			/>
			<TextField
				label={<T k="issuesLead.text" />}
				lines={4}
				value={text}
				onInput={(typed) => setText(typed.slice(0, 800))}
			/>
			<PersonalNote text={`${title}\n${text}`} />
			<SelectField
				label={<T k="issues.byPlace" />}
				value={placeId}
				options={[
					{ value: '', label: t('issues.wholeTown') },
					...centresByKana(here).map((place) => ({ value: place.id, label: place.name })),
				]}
				onChange={setPlaceId}
			/>
			<Fold name={<T k="issues.byField" />} isOpen={fields.length > 0}>
				<FieldChoices value={fields} onChange={setFields} />
			</Fold>
			<SelectField
				label={<T k="issuesLead.groups" />}
				value=""
				options={[
					{ value: '', label: t('issuesLead.groupChoose') },
					...groups.filter(({ id }) => !groupIds.includes(id)).map(({ id, name }) => ({ value: id, label: name })),
				]}
				onChange={(id) => id !== '' && setGroupIds([...groupIds, id].slice(0, 30))}
			/>
			{groupIds.length > 0 && (
				<ChoiceChips
					multiple
					legend={<T k="issues.groups" />}
					value={groupIds}
					onChange={setGroupIds}
					options={groupIds.map((id) => ({ value: id, label: here.groups.get(id)?.name ?? id }))}
				/>
			)}
			<TextField label={<T k="issuesLead.sources" />} lines={3} value={sources} onInput={setSources} />
			<PersonalNote text={sources} />
			<div class="issue__acts">
				<Button onClick={save}>
					<T k="issuesLead.save" />
				</Button>
			</div>
		</Section>
	);
}

function Join({ town: here, issue, told }: { town: Town; issue: Issue; told: Told }) {
	const [into, setInto] = useState('');
	const others = issueList(here, { status: '', place: '', field: '' }).filter(({ id }) => id !== issue.id);
	if (issue.joinedInto !== undefined || others.length === 0) return null;
	return (
		<Section heading={<T k="issuesLead.joinHeading" />}>
			<p>
				<T k="issuesLead.joinSupport" />
			</p>
			<SelectField
				label={<T k="issuesLead.into" />}
				value={into}
				options={[{ value: '', label: '' }, ...others.map((one) => ({ value: one.id, label: one.title }))]}
				onChange={setInto}
			/>
			<div class="issue__acts">
				<Button onClick={() => into !== '' && void keep('issue.join', { issueId: issue.id, into }).then(told)}>
					<T k="issuesLead.join" />
				</Button>
			</div>
		</Section>
	);
}
