import './issues.css';
import { useState } from 'preact/hooks';
import { DECLINE_ISSUE_REASONS, type DeclineIssueReason, type RaisedIssue } from '../../../contract/issue.ts';
import { paths } from '../../../contract/paths.ts';
import { keep } from '../../data/keep.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { sessionRead } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { BlockedRaisers, BlockRaiser } from '../../ui/raisers.tsx';
import { Screen } from '../../ui/screen.tsx';
import { DECLINED_WORDS, ORIGIN_WORDS } from './issue-words.ts';
import { issueList } from './queries.ts';
import { coordinatesHere } from './rights.ts';

/** What was raised and nobody has looked at: published, joined to the same, or not, with a reason its author reads. */
export function WaitingIssuesPage() {
	const here = town.value;
	if (!sessionRead.value || !here) return null;
	if (!coordinatesHere()) return <Screen title={<T k="issuesLead.notAllowed" />} />;
	const decided = new Set(
		outbox.value.flatMap(({ name, args }) => (name === 'issue.decide' ? [String(args.issueId)] : [])),
	);
	const waiting = [...(privateTown.value?.raisedIssues.values() ?? [])]
		.filter(({ id, state }) => state === 'waiting' && !decided.has(id))
		.sort((a, b) => (a.at < b.at ? -1 : 1));
	return (
		<Screen
			title={
				waiting.length > 0 ? <T k="issuesLead.waitingTitle" n={waiting.length} /> : <T k="issuesLead.waitingNone" />
			}
			actions={
				<LinkButton href={paths.issues()}>
					<T k="issues.toList" />
				</LinkButton>
			}
		>
			{waiting.length > 0 && (
				<CardList
					items={waiting}
					label={t('issuesLead.waitingTitle', { n: waiting.length })}
					keyOf={({ id }) => id}
					render={(raised) => <One town={here} raised={raised} />}
				/>
			)}
			<BlockedRaisers />
		</Screen>
	);
}

function One({ town: here, raised }: { town: Town; raised: RaisedIssue }) {
	const [doing, setDoing] = useState<'publish' | 'join' | 'decline' | null>(null);
	const [title, setTitle] = useState(raised.title);
	const [text, setText] = useState(raised.text ?? '');
	const [into, setInto] = useState('');
	const [reason, setReason] = useState<DeclineIssueReason>('personal');
	const [words, setWords] = useState('');
	const [full, setFull] = useState(false);
	const place = raised.placeId === undefined ? undefined : here.places.get(raised.placeId);
	const others = issueList(here, { status: '', place: '', field: '' });
	const decide = () => {
		const said = words.trim() ? { words: words.trim() } : {};
		const more =
			doing === 'publish'
				? { title: title.trim() || raised.title, text: text.trim() }
				: doing === 'join'
					? { into }
					: { reason };
		if (doing === null || (doing === 'join' && into === '')) return;
		void keep('issue.decide', { issueId: raised.id, decision: doing, ...more, ...said }).then((kept) =>
			setFull(kept === 'full'),
		);
	};
	return (
		<article class="issue-story__one">
			<h2 class="card__title">
				<ContentText text={raised.title} inline />
			</h2>
			{raised.text && <ContentText text={raised.text} />}
			<p class="issue__soft">
				<T k={ORIGIN_WORDS[raised.from]} />{' '}
				{place ? <Named name={place.name} kana={place.nameKana} en={place.nameEn} /> : <T k="issues.wholeTown" />}
			</p>
			<PersonalNote text={`${raised.title}\n${raised.text ?? ''}`} />
			{doing === 'publish' && (
				<>
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
				</>
			)}
			{doing === 'join' && (
				<SelectField
					label={<T k="issuesLead.into" />}
					value={into}
					options={[{ value: '', label: '' }, ...others.map((one) => ({ value: one.id, label: one.title }))]}
					onChange={setInto}
				/>
			)}
			{doing === 'decline' && (
				<ChoiceChips
					legend={<T k="issuesLead.reason" />}
					value={reason}
					onChange={(value) => setReason(value as DeclineIssueReason)}
					options={DECLINE_ISSUE_REASONS.map((value) => ({ value, label: <T k={DECLINED_WORDS[value]} /> }))}
				/>
			)}
			{doing !== null && (
				<TextField
					label={<T k="issuesLead.words" />}
					need="optional"
					value={words}
					onInput={(typed) => setWords(typed.slice(0, 300))}
				/>
			)}
			{full && (
				<p class="field__error" role="alert">
					＊<T k="issuesLead.full" />
				</p>
			)}
			<div class="issue__acts">
				{(doing === null ? (['publish', 'join', 'decline'] as const) : [doing]).map((what) => (
					<Button
						key={what}
						variant={doing === what ? 'solid' : 'outline'}
						tone={what === 'decline' ? 'danger' : 'action'}
						label={`${t(`issuesLead.${what}`)}: ${raised.title}`}
						onClick={() => (doing === what ? decide() : setDoing(what))}
					>
						<T k={`issuesLead.${what}`} />
					</Button>
				))}
				{doing !== null && (
					<Button onClick={() => setDoing(null)}>
						<T k="common.cancel" />
					</Button>
				)}
				{doing === 'decline' && <BlockRaiser raised={raised} />}
			</div>
		</article>
	);
}
