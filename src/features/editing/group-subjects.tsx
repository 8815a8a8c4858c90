/** The subjects of a group's page, each a screen of its own. */
import { Audience } from '../../../contract/common.ts';
import type { Group } from '../../../contract/group.ts';
import type { Town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { weekdayMarked } from '../../i18n/format.ts';
import { Marked, Named, T } from '../../i18n/text.tsx';
import { AUDIENCE_WORDS } from '../../ui/audience.ts';
import { centresByKana } from '../../ui/centres.ts';
import { ContentText } from '../../ui/content-text.tsx';
import { Switch, TextField } from '../../ui/field.tsx';
import { BAND_WORDS, BENEFIT_WORDS, RECRUITING_WORDS } from './choice-words.ts';
import { ContactFields } from './contact-fields.tsx';
import { FeeEdit } from './fee-edit.tsx';
import { FieldBlock, LinesEdit, ManyEdit, NumberEdit, OneEdit, TextEdit, WordedEdit } from './fields.tsx';
import { PictureEdit } from './picture-edit.tsx';
import type { Edit } from './use-edit.ts';

export const GROUP_SUBJECTS = ['about', 'meet', 'join', 'contact', 'picture', 'more', 'stage'] as const;
export type GroupSubject = (typeof GROUP_SUBJECTS)[number];

export const GROUP_SUBJECT_WORDS: Record<GroupSubject, MessageKey> = {
	about: 'editing.subjectAbout',
	meet: 'editing.subjectMeet',
	join: 'editing.subjectJoin',
	contact: 'editing.subjectContact',
	picture: 'editing.subjectPicture',
	more: 'editing.subjectMore',
	stage: 'editing.subjectStage',
};

/** Fields of each subject: which of its changes wait or lie in the draft. */
export const GROUP_SUBJECT_FIELDS: Record<GroupSubject, readonly string[]> = {
	about: ['name', 'nameKana', 'summary', 'activities', 'purpose', 'fields'],
	meet: ['weekdays', 'timeBands', 'scheduleText', 'placeIds'],
	join: ['recruiting', 'recruitingText', 'firstStep', 'audience', 'fee'],
	contact: [
		'contact.throughDesk',
		'contact.name',
		'contact.phone',
		'contact.email',
		'contact.fax',
		'contact.formUrl',
		'contact.note',
	],
	picture: ['picture'],
	more: ['members', 'membersResident', 'foundedYear', 'url', 'sns', 'note', 'areaIds'],
	stage: ['stage', 'benefit', 'abilities'],
};

type Props = { edit: Edit; town: Town; groupId: string };

export function GroupSubjectFields({ subject, ...props }: Props & { subject: GroupSubject }) {
	switch (subject) {
		case 'about':
			return <About {...props} />;
		case 'meet':
			return <Meet {...props} />;
		case 'join':
			return <Join {...props} />;
		case 'contact':
			return <ContactFields edit={props.edit} />;
		case 'picture':
			return <PictureEdit edit={props.edit} owner={`group/${props.groupId}`} />;
		case 'more':
			return <More {...props} />;
		case 'stage':
			return <Stage {...props} />;
	}
}

function About({ edit, town: { profile } }: Props) {
	return (
		<>
			<TextEdit edit={edit} path="name" need="required" most={100} />
			<TextEdit edit={edit} path="nameKana" most={100} support={<T k="editing.nameKanaSupport" />} />
			<WordedEdit edit={edit} path="summary" support={<T k="editing.summarySupport" />} />
			<TextEdit edit={edit} path="activities" lines={5} />
			<TextEdit edit={edit} path="purpose" lines={3} />
			<ManyEdit
				edit={edit}
				path="fields"
				options={(profile?.fields ?? []).map(({ code, name }) => ({
					value: code,
					label: <ContentText text={name} inline />,
				}))}
			/>
		</>
	);
}

function More({ edit, town: { profile } }: Props) {
	return (
		<>
			<NumberEdit edit={edit} path="members" />
			<NumberEdit edit={edit} path="membersResident" />
			<NumberEdit edit={edit} path="foundedYear" support={<T k="editing.foundedSupport" />} />
			<TextEdit edit={edit} path="url" type="url" support={<T k="editing.urlSupport" />} />
			<LinesEdit edit={edit} path="sns" support={<T k="editing.linesSupport" />} />
			<TextEdit edit={edit} path="note" lines={3} />
			{(profile?.areas.length ?? 0) > 0 && (
				<ManyEdit
					edit={edit}
					path="areaIds"
					options={(profile?.areas ?? []).map(({ id, name }) => ({ value: id, label: name }))}
				/>
			)}
		</>
	);
}

function Meet({ edit, town }: Props) {
	return (
		<>
			<ManyEdit
				edit={edit}
				path="weekdays"
				read={Number}
				options={[0, 1, 2, 3, 4, 5, 6].map((day) => ({
					value: String(day),
					label: <Marked text={weekdayMarked(day)} />,
				}))}
			/>
			<ManyEdit
				edit={edit}
				path="timeBands"
				options={(['morning', 'afternoon', 'evening'] as const).map((value) => ({
					value,
					label: <T k={BAND_WORDS[value]} />,
				}))}
			/>
			<TextEdit edit={edit} path="scheduleText" most={200} support={<T k="editing.scheduleSupport" />} />
			<ManyEdit
				edit={edit}
				path="placeIds"
				options={centresByKana(town).map(({ id, name, nameKana, nameEn }) => ({
					value: id,
					label: <Named name={name} kana={nameKana} en={nameEn} />,
				}))}
			/>
		</>
	);
}

function Join({ edit }: Props) {
	return (
		<>
			<OneEdit
				edit={edit}
				path="recruiting"
				options={(['open', 'ask', 'closed', 'unknown'] as const).map((value) => ({
					value,
					label: <T k={RECRUITING_WORDS[value]} />,
				}))}
			/>
			<TextEdit edit={edit} path="recruitingText" lines={3} support={<T k="editing.recruitingSupport" />} />
			<FirstStep edit={edit} />
			<ManyEdit
				edit={edit}
				path="audience"
				options={Audience.options.map((value) => ({ value, label: <T k={AUDIENCE_WORDS[value]} /> }))}
			/>
			<FeeEdit edit={edit} path="fee" />
		</>
	);
}

/** The smallest step somebody can take: how long, once only, with a friend. */
function FirstStep({ edit }: { edit: Edit }) {
	const step = (edit.value('firstStep') ?? {}) as NonNullable<Group['firstStep']>;
	const change = (patch: Partial<typeof step>) => {
		const next = Object.fromEntries(
			Object.entries({ ...step, ...patch }).filter(
				([, value]) => value !== undefined && value !== false && value !== '',
			),
		);
		edit.change('firstStep', Object.keys(next).length > 0 ? next : undefined);
	};
	return (
		<FieldBlock edit={edit} path="firstStep">
			<p class="field__label">
				<T k="groups.firstStep" />
			</p>
			<p class="field__support">
				<T k="editing.firstStepSupport" />
			</p>
			<Switch
				label={<T k="groups.firstOnce" />}
				checked={step.onceOk === true}
				onChange={(onceOk) => change({ onceOk })}
			/>
			<Switch
				label={<T k="groups.firstFriend" />}
				checked={step.withFriendOk === true}
				onChange={(withFriendOk) => change({ withFriendOk })}
			/>
			<div class="edit-field__short">
				<TextField
					label={<T k="editing.firstMinutes" />}
					inputMode="numeric"
					value={step.minutes === undefined ? '' : String(step.minutes)}
					onInput={(text) => {
						const digits = text.normalize('NFKC').replace(/\D/g, '').slice(0, 4);
						change({ minutes: digits === '' ? undefined : Number(digits) });
					}}
				/>
			</div>
			<TextField
				label={<T k="editing.firstWords" />}
				value={step.text ?? ''}
				onInput={(text) => change({ text: text.slice(0, 300) })}
			/>
			<TextField
				label={<T k="editing.firstBring" />}
				value={step.bring ?? ''}
				onInput={(bring) => change({ bring: bring.slice(0, 100) })}
			/>
			<TextField
				label={<T k="editing.firstGreet" />}
				support={<T k="editing.firstGreetSupport" />}
				value={step.greet ?? ''}
				onInput={(greet) => change({ greet: greet.slice(0, 60) })}
			/>
		</FieldBlock>
	);
}

function Stage({ edit, town: { profile } }: Props) {
	return (
		<>
			<p>
				<T k="editing.stageLead" />
			</p>
			<OneEdit
				edit={edit}
				path="stage"
				none={<T k="editing.unsaid" />}
				options={(profile?.stages ?? []).map(({ code, name }) => ({
					value: code,
					label: <ContentText text={name} inline />,
				}))}
			/>
			<OneEdit
				edit={edit}
				path="benefit"
				none={<T k="editing.unsaid" />}
				options={(['public', 'mutual', 'private'] as const).map((value) => ({
					value,
					label: <T k={BENEFIT_WORDS[value]} />,
				}))}
			/>
			{(profile?.abilities?.length ?? 0) > 0 && (
				<ManyEdit
					edit={edit}
					path="abilities"
					options={(profile?.abilities ?? []).map(({ code, name }) => ({
						value: code,
						label: <ContentText text={name} inline />,
					}))}
				/>
			)}
		</>
	);
}
