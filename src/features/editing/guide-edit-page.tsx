import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'preact/hooks';
import { flatten, unflatten } from '../../../contract/flat-row.ts';
import type { Guide, GuideType } from '../../../contract/guide.ts';
import { guideProblem } from '../../../contract/guide-fields.ts';
import { GUIDE_VIEWS, type GuideView, viewOf } from '../../../contract/guide-view.ts';
import { paths } from '../../../contract/paths.ts';
import { isUntouched } from '../../data/edit-draft.ts';
import { dismiss, outbox, outboxRead, returned } from '../../data/outbox.ts';
import { session } from '../../data/session.ts';
import { town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { AskFirst } from '../../ui/ask-first.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { oneIn, textIn } from '../../ui/filter-address.ts';
import { Icon } from '../../ui/icon.tsx';
import { Screen } from '../../ui/screen.tsx';
import { confirmGuide, endGuide, sendGuideEdit, sendNewGuide } from './actions.ts';
import { EditForm } from './edit-form.tsx';
import { NotAllowed } from './editing-screen.tsx';
import { GUIDE_KIND_WORDS, GuideFields } from './guide-subjects.tsx';
import { mayWriteGuides } from './may-edit.ts';
import { type Edit, useEdit } from './use-edit.ts';
import { draftKey, findGuide } from './use-records.ts';
import { Vouch } from './vouch.tsx';
import { whenProblemWords } from './when-edit.tsx';

/** A new course, article, まなびの道すじ, grant or desk; first which of them. */
export function NewGuidePage() {
	const search = useSearch({ strict: false });
	const kind = oneIn(search, 'kind', GUIDE_VIEWS, '');
	const again = textIn(search, 'again');
	if (!town.value) return null;
	if (!mayWriteGuides(session.value)) return <NotAllowed isSignedIn={session.value !== null} back={paths.guides()} />;
	if (again && !outboxRead.value) return null;
	if (kind) return <NewGuide key={`${kind} ${again}`} kind={kind} again={again} />;
	return (
		<Screen title={<T k="guidesLead.whichKind" />}>
			<ul class="edit-list">
				{GUIDE_VIEWS.map((one) => (
					<li class="edit-list__item" key={one}>
						<a class="edit-list__link" href={paths.newGuide(one)}>
							<span class="edit-list__words">
								<T k={GUIDE_KIND_WORDS[one]} />
							</span>
							<Icon name="next" />
						</a>
					</li>
				))}
			</ul>
		</Screen>
	);
}

function NewGuide({ kind, again }: { kind: GuideView; again: string }) {
	const guideType: GuideType = kind === 'path' ? 'article' : kind;
	const key = draftKey('new-guide', kind);
	const edit = useEdit(key, null, {}, null);
	const navigate = useNavigate();
	const [pressed, setPressed] = useState(false);
	const isRead = edit !== null;
	useEffect(() => {
		const back = returned.peek().find(({ id, name }) => id === again && name === 'guide.create');
		if (!back || !edit) return;
		edit.takeBack(back.args);
		void dismiss(back.id);
	}, [isRead, again]);
	if (!edit) return null;
	const missing = missingInGuide(edit, kind);
	const send = async () => {
		setPressed(true);
		if (missing) return;
		let made = '';
		const isSent = await edit.send(async (draft) => {
			made = await sendNewGuide(guideType, draft, key);
		});
		if (isSent) void navigate({ href: paths.editGuide(made) });
	};
	return (
		<EditForm
			title={<T k={GUIDE_KIND_WORDS[kind]} />}
			lead={<T k="guidesLead.publicAtOnce" />}
			edit={edit}
			back={kind === 'path' ? paths.learningPaths() : paths.guides(guideType)}
			missing={pressed ? missing : null}
			sendWord="guidesLead.publish"
			onSend={() => void send()}
		>
			<GuideFields edit={edit} kind={kind} />
		</EditForm>
	);
}

/** One that is there: still true, changed, or taken down. */
export function GuideEditPage() {
	const { id = '' } = useParams({ strict: false });
	const here = town.value;
	if (!here) return null;
	if (!mayWriteGuides(session.value)) {
		return <NotAllowed isSignedIn={session.value !== null} back={paths.guide(id)} />;
	}
	const found = findGuide(here, id);
	if (!found) {
		return (
			<Screen
				title={<T k="guides.notFound" />}
				actions={
					<LinkButton href={paths.guides()}>
						<T k="guides.toList" />
					</LinkButton>
				}
			/>
		);
	}
	return <OneGuide key={id} guide={found.guide} isPublic={found.isPublic} />;
}

function OneGuide({ guide, isPublic }: { guide: Guide; isPublic: boolean }) {
	const record = { kind: 'guide', id: guide.id } as const;
	const key = draftKey('guide', guide.id);
	const edit = useEdit(key, record, flatten(guide), null);
	const [pressed, setPressed] = useState(false);
	if (!edit) return null;
	const kind = viewOf(guide);
	const missing = missingInGuide(edit, kind) ?? (isUntouched(edit.draft) ? 'editing.nothingChanged' : null);
	const ends = outbox.value.some(({ name, args }) => name === 'guide.end' && args.guideId === guide.id);
	const send = async () => {
		setPressed(true);
		if (missing) return;
		if (await edit.send((draft) => sendGuideEdit(guide.id, draft, key))) setPressed(false);
	};
	return (
		<EditForm
			title={<T k="editing.eventTitle" name={<Named name={guide.title} kana={guide.titleKana} en={guide.titleEn} />} />}
			lead={<T k={isPublic ? 'guidesLead.publicAtOnce' : 'guidesLead.onItsWay'} />}
			edit={edit}
			back={isPublic ? paths.guide(guide.id) : paths.guides(guide.guideType)}
			missing={pressed ? missing : null}
			onSend={() => void send()}
			actions={
				isPublic && (
					<>
						<LinkButton href={paths.guide(guide.id)} variant="text">
							<T k="editing.seePage" />
						</LinkButton>
						<LinkButton href={paths.audit({ kind: 'guide', id: guide.id })} variant="text">
							<T k="editing.history" />
						</LinkButton>
						{ends ? (
							<T k="guidesLead.ending" />
						) : (
							<AskFirst
								variant="text"
								act={<T k="guidesLead.end" />}
								label={t('guidesLead.end')}
								title={<T k="guidesLead.endTitle" />}
								body={<T k="guidesLead.endBody" />}
								onGo={() => void endGuide(guide.id)}
							/>
						)}
					</>
				)
			}
		>
			{isPublic && (
				<Vouch record={record} confirmedAt={guide.confirmedAt} onVouch={() => void confirmGuide(guide.id)} />
			)}
			<GuideFields edit={edit} kind={kind} />
		</EditForm>
	);
}

const PROBLEM_WORDS: Record<NonNullable<ReturnType<typeof guideProblem>>, MessageKey> = {
	title: 'guidesLead.badTitle',
	summary: 'guidesLead.badSummary',
	steps: 'guidesLead.badSteps',
	when: 'editing.chooseDay',
	'apply.until': 'guidesLead.badDeadline',
	publishUntil: 'guidesLead.badPublish',
	amount: 'guidesLead.badAmount',
	conditions: 'guidesLead.badConditions',
	hours: 'guidesLead.badHours',
};

/** What must be put right before everybody can read it. */
function missingInGuide(edit: Edit, kind: GuideView): MessageKey | null {
	const flat = {
		...edit.present,
		...Object.fromEntries(Object.keys(edit.draft.wishes).map((path) => [path, edit.value(path)])),
	};
	const guide = unflatten(Object.fromEntries(Object.entries(flat).filter(([, value]) => value !== undefined)));
	// of what is there already, only what this form changes
	const touched = edit.record ? Object.keys(edit.draft.wishes) : undefined;
	const problem = guideProblem(guide as Partial<Guide>, touched);
	if (problem === 'when') return whenProblemWords((guide as Partial<Guide>).when);
	if (problem) return PROBLEM_WORDS[problem];
	return kind === 'path' && !(guide as Partial<Guide>).steps?.length ? 'guidesLead.noSteps' : null;
}
