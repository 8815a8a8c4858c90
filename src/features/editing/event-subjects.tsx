/** The subjects of an event's page: each a screen of its own, and all of them one after the other for a new event. */
import { Audience } from '../../../contract/common.ts';
import { EVENT_TYPES } from '../../../contract/event.ts';
import type { PictureOwner } from '../../../contract/picture.ts';
import { roomsOfPlace } from '../../data/relations.ts';
import type { Town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { Named, T } from '../../i18n/text.tsx';
import { AUDIENCE_WORDS } from '../../ui/audience.ts';
import { centresByKana } from '../../ui/centres.ts';
import { EVENT_TYPE_WORDS } from '../../ui/event-type.ts';
import { DayEdit } from './day-field.tsx';
import { FeeEdit } from './fee-edit.tsx';
import { ManyEdit, NumberEdit, OneEdit, TextEdit, WordedEdit } from './fields.tsx';
import { PictureEdit } from './picture-edit.tsx';
import type { Edit } from './use-edit.ts';
import { WhenEdit } from './when-edit.tsx';

export const EVENT_SUBJECTS = ['what', 'when', 'where', 'who', 'picture'] as const;
export type EventSubject = (typeof EVENT_SUBJECTS)[number];

export const EVENT_SUBJECT_WORDS: Record<EventSubject, MessageKey> = {
	what: 'editing.subjectWhat',
	when: 'editing.subjectWhen',
	where: 'editing.subjectWhere',
	who: 'editing.subjectWho',
	picture: 'editing.subjectPicture',
};

export const EVENT_SUBJECT_FIELDS: Record<EventSubject, readonly string[]> = {
	what: ['name', 'nameKana', 'eventType', 'summary', 'description', 'url', 'note'],
	when: ['when'],
	where: ['placeId', 'roomIds', 'placeName'],
	who: [
		'audience',
		'audienceText',
		'capacity',
		'fee',
		'apply.needed',
		'apply.method',
		'apply.until',
		'apply.url',
		'contact.name',
		'contact.phone',
		'contact.email',
	],
	picture: ['picture'],
};

type Props = { edit: Edit; town: Town; owner: PictureOwner; isNew?: boolean };

export function EventSubjectFields({ subject, ...props }: Props & { subject: EventSubject }) {
	switch (subject) {
		case 'what':
			return <What {...props} />;
		case 'when':
			return <WhenEdit edit={props.edit} />;
		case 'where':
			return <Where {...props} />;
		case 'who':
			return <Who {...props} />;
		case 'picture':
			return <PictureEdit edit={props.edit} owner={props.owner} />;
	}
}

function What({ edit, isNew }: Props) {
	return (
		<>
			<TextEdit edit={edit} path="name" need="required" most={100} />
			<TextEdit edit={edit} path="nameKana" most={100} support={<T k="editing.nameKanaSupport" />} />
			<OneEdit
				edit={edit}
				path="eventType"
				options={EVENT_TYPES.map((value) => ({ value, label: <T k={EVENT_TYPE_WORDS[value]} /> }))}
			/>
			<WordedEdit edit={edit} path="summary" support={<T k="editing.summarySupport" />} />
			<TextEdit edit={edit} path="description" lines={5} />
			{!isNew && (
				<>
					<TextEdit edit={edit} path="url" type="url" support={<T k="editing.urlSupport" />} />
					<TextEdit edit={edit} path="note" lines={3} />
				</>
			)}
		</>
	);
}

function Where({ edit, town }: Props) {
	const placeId = String(edit.value('placeId') ?? '');
	const rooms = placeId ? roomsOfPlace(town, placeId) : [];
	return (
		<>
			<OneEdit
				edit={edit}
				path="placeId"
				none={<T k="editing.elsewhere" />}
				options={centresByKana(town).map(({ id, name, nameKana, nameEn }) => ({
					value: id,
					label: <Named name={name} kana={nameKana} en={nameEn} />,
				}))}
			/>
			{rooms.length > 0 && (
				<ManyEdit
					edit={edit}
					path="roomIds"
					options={rooms.map(({ id, name, nameKana, nameEn }) => ({
						value: id,
						label: <Named name={name} kana={nameKana} en={nameEn} />,
					}))}
				/>
			)}
			<TextEdit edit={edit} path="placeName" most={200} support={<T k="editing.placeNameSupport" />} />
		</>
	);
}

function Who({ edit }: Props) {
	const needed = edit.value('apply.needed');
	return (
		<>
			<ManyEdit
				edit={edit}
				path="audience"
				options={Audience.options.map((value) => ({ value, label: <T k={AUDIENCE_WORDS[value]} /> }))}
			/>
			<TextEdit edit={edit} path="audienceText" most={300} />
			<NumberEdit edit={edit} path="capacity" />
			<FeeEdit edit={edit} path="fee" />
			<OneEdit
				edit={edit}
				path="apply.needed"
				none={<T k="editing.unsaid" />}
				options={[
					{ value: 'no', label: <T k="editing.notNeeded" /> },
					{ value: 'yes', label: <T k="editing.needed" /> },
				]}
			/>
			{needed === 'yes' && (
				<>
					<TextEdit edit={edit} path="apply.method" lines={2} most={500} />
					<DayEdit edit={edit} path="apply.until" />
					<TextEdit edit={edit} path="apply.url" type="url" support={<T k="editing.urlSupport" />} />
				</>
			)}
			<TextEdit edit={edit} path="contact.name" most={100} support={<T k="editing.eventContactSupport" />} />
			<TextEdit edit={edit} path="contact.phone" type="tel" most={40} />
			<TextEdit edit={edit} path="contact.email" type="email" most={254} />
		</>
	);
}
