/** What a course, an article, a まなびの道すじ, a grant and a desk are asked, each only what belongs to it. */
import type { Guide } from '../../../contract/guide.ts';
import type { GuideView } from '../../../contract/guide-view.ts';
import type { Place } from '../../../contract/place.ts';
import { town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { SelectField, Switch } from '../../ui/field.tsx';
import { FieldChoices } from '../../ui/field-choices.tsx';
import { Fold } from '../../ui/fold.tsx';
import { Section } from '../../ui/screen.tsx';
import { AmountEdit, ConditionsEdit } from './amount-edit.tsx';
import { DayEdit, TimeField } from './day-field.tsx';
import { FieldBlock, LinesEdit, ManyEdit, NumberEdit, OneEdit, TextEdit, WordedEdit } from './fields.tsx';
import { HoursEdit } from './hours-edit.tsx';
import { StepsEdit } from './steps-edit.tsx';
import type { Edit } from './use-edit.ts';
import { WhenEdit } from './when-edit.tsx';

export const GUIDE_KIND_WORDS: Record<GuideView, MessageKey> = {
	course: 'guides.typeCourse',
	article: 'guides.typeArticle',
	path: 'guides.steps',
	grant: 'guides.typeGrant',
	desk: 'guides.typeDesk',
};

type Props = { edit: Edit; kind: GuideView };

export function GuideFields(props: Props) {
	const { kind } = props;
	return (
		<>
			<Section heading={<T k="editing.subjectWhat" />}>
				<What {...props} />
			</Section>
			{kind === 'path' && (
				<Section heading={<T k="guides.steps" />}>
					<StepsEdit edit={props.edit} />
				</Section>
			)}
			{(kind === 'course' || kind === 'desk') && (
				<Section heading={<T k="editing.subjectMeet" />}>
					<Where {...props} />
				</Section>
			)}
			{kind === 'grant' && (
				<Section heading={<T k="guidesLead.money" />}>
					<Money {...props} />
				</Section>
			)}
			{(kind === 'course' || kind === 'grant') && (
				<Section heading={<T k="guides.apply" />}>
					<Apply {...props} />
				</Section>
			)}
			{kind !== 'desk' && (
				<Section heading={<T k={kind === 'grant' ? 'guides.forWhom' : 'guidesLead.forWhom'} />}>
					<ForWhom {...props} />
				</Section>
			)}
			<Section heading={<T k="editing.subjectContact" />}>
				<Contact {...props} />
			</Section>
		</>
	);
}

function What({ edit, kind }: Props) {
	return (
		<>
			<TextEdit edit={edit} path="title" need="required" most={100} />
			<TextEdit edit={edit} path="titleKana" need="optional" most={100} support={<T k="editing.nameKanaSupport" />} />
			<TextEdit edit={edit} path="titleEn" need="optional" most={120} />
			<WordedEdit edit={edit} path="summary" support={<T k="editing.summarySupport" />} />
			<TextEdit edit={edit} path="body" need="optional" lines={kind === 'article' ? 14 : 5} most={4000} />
		</>
	);
}

function Where({ edit, kind }: Props) {
	const kana = ({ name, nameKana = name }: Place) => nameKana;
	const places = [...(town.value?.places.values() ?? [])].sort((a, b) => (kana(a) < kana(b) ? -1 : 1));
	return (
		<>
			{kind === 'course' ? <WhenEdit edit={edit} /> : <HoursEdit edit={edit} />}
			<FieldBlock edit={edit} path="placeId">
				<SelectField
					label={<T k="guides.where" />}
					value={String(edit.value('placeId') ?? '')}
					options={[
						{ value: '', label: t('guidesLead.elsewhere') },
						...places.map(({ id, name }) => ({ value: id, label: name })),
					]}
					onChange={(placeId) => edit.change('placeId', placeId || undefined)}
				/>
			</FieldBlock>
			<TextEdit edit={edit} path="placeName" need="optional" most={200} support={<T k="editing.placeNameSupport" />} />
		</>
	);
}

function Money({ edit }: Props) {
	return (
		<>
			<AmountEdit edit={edit} />
			<NumberEdit edit={edit} path="fiscalYear" support={<T k="guidesLead.yearSupport" />} />
			<YesEdit edit={edit} path="budgetLimited" words="guidesLead.budgetLimited" />
			<YesEdit edit={edit} path="consultFirst" words="guidesLead.consultFirst" />
			<LinesEdit edit={edit} path="documents" support={<T k="guidesLead.oneALine" />} />
			<TextEdit edit={edit} path="nextText" need="optional" most={200} support={<T k="guidesLead.nextTextSupport" />} />
			<ConditionsEdit edit={edit} />
		</>
	);
}

function YesEdit({ edit, path, words }: { edit: Edit; path: string; words: MessageKey }) {
	return (
		<FieldBlock edit={edit} path={path}>
			<Switch
				label={<T k={words} />}
				checked={edit.value(path) === true}
				onChange={(yes) => edit.change(path, yes || undefined)}
			/>
		</FieldBlock>
	);
}

function Apply({ edit }: Props) {
	return (
		<>
			<OneEdit
				edit={edit}
				path="apply.needed"
				none={<T k="editing.unsaid" />}
				options={[
					{ value: 'no', label: <T k="editing.notNeeded" /> },
					{ value: 'yes', label: <T k="editing.needed" /> },
				]}
			/>
			{edit.value('apply.needed') !== 'no' && (
				<>
					<DayEdit edit={edit} path="apply.from" />
					<DayEdit edit={edit} path="apply.until" />
					{Boolean(edit.value('apply.until')) && (
						<FieldBlock edit={edit} path="apply.untilTime">
							<TimeField
								label={<T k="guidesLead.untilTime" />}
								value={String(edit.value('apply.untilTime') ?? '')}
								onChange={(time) => edit.change('apply.untilTime', time || undefined)}
							/>
						</FieldBlock>
					)}
					<TextEdit edit={edit} path="apply.method" need="optional" lines={2} most={500} />
					<TextEdit edit={edit} path="apply.url" need="optional" type="url" support={<T k="editing.urlSupport" />} />
					<TextEdit
						edit={edit}
						path="applyText"
						need="optional"
						lines={2}
						most={300}
						support={<T k="guidesLead.applyTextSupport" />}
					/>
				</>
			)}
		</>
	);
}

function ForWhom({ edit, kind }: Props) {
	const profile = town.value?.profile;
	const fields = (edit.value('fields') as Guide['fields']) ?? [];
	return (
		<>
			<TextEdit edit={edit} path="audienceText" need="optional" most={300} />
			{(profile?.stages.length ?? 0) > 0 && (
				<ManyEdit
					edit={edit}
					path="stages"
					options={(profile?.stages ?? []).map(({ code, name }) => ({ value: code, label: worded(name) }))}
					support={<T k="guidesLead.stagesSupport" />}
				/>
			)}
			{kind !== 'grant' && (profile?.abilities?.length ?? 0) > 0 && (
				<ManyEdit
					edit={edit}
					path="abilities"
					label="guides.abilities"
					options={(profile?.abilities ?? []).map(({ code, name }) => ({
						value: code,
						label: <span lang="ja">{name}</span>,
					}))}
				/>
			)}
			<FieldBlock edit={edit} path="fields">
				<Fold name={<T k="guides.field" />} isOpen={fields.length > 0}>
					<FieldChoices
						value={fields}
						onChange={(codes) => edit.change('fields', codes.length > 0 ? codes : undefined)}
					/>
				</Fold>
			</FieldBlock>
		</>
	);
}

function Contact({ edit }: Props) {
	return (
		<>
			<TextEdit edit={edit} path="organization" need="optional" most={100} support={<T k="guidesLead.orgSupport" />} />
			<TextEdit edit={edit} path="contact.phone" need="optional" type="tel" most={40} />
			<TextEdit edit={edit} path="contact.email" need="optional" type="email" most={254} />
			<TextEdit edit={edit} path="url" need="optional" type="url" support={<T k="editing.urlSupport" />} />
			<DayEdit edit={edit} path="publishUntil" />
		</>
	);
}
