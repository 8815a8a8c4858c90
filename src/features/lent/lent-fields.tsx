import { LENT_ASK_BY, LENT_WHO } from '../../../contract/lent.ts';
import { PURPOSES } from '../../../contract/room.ts';
import { town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Fold } from '../../ui/fold.tsx';
import { ASK_WORDS, WHO_WORDS } from '../../ui/lent-words.tsx';
import { PURPOSE_WORDS } from '../../ui/purpose-words.ts';
import { Section } from '../../ui/screen.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { ASKED_ITEMS, type LentForm, type LentProblem } from './lent-form.ts';

type FieldsProps = {
	form: LentForm;
	change: (patch: Partial<LentForm>) => void;
	problem: LentProblem | null;
	/** a coordinator also says where on the map it is */
	isLead: boolean;
};

/** What is said of a place; whoever fills it in. All of it becomes public, and the form says so. */
export function LentFields(props: FieldsProps) {
	return (
		<>
			<Section heading={<T k="lent.aboutHeading" />}>
				<About {...props} />
			</Section>
			<Section heading={<T k="lent.useHeading" />}>
				<Use {...props} />
			</Section>
			<Section heading={<T k="lent.askHeading" />}>
				<Ask {...props} />
			</Section>
		</>
	);
}

function About({ form, change, problem, isLead }: FieldsProps) {
	const areas = (town.value?.profile?.areas ?? []).filter(({ areaKind }, _, all) => areaKind === all[0]?.areaKind);
	return (
		<>
			<TextField
				label={<T k="lent.placeName" />}
				need="required"
				value={form.name}
				onInput={(name) => change({ name: name.slice(0, 80) })}
				error={problem === 'placeName' && <T k="lent.badName" />}
			/>
			<TextField
				label={<T k="lent.nameKana" />}
				need="optional"
				value={form.nameKana}
				onInput={(nameKana) => change({ nameKana: nameKana.slice(0, 80) })}
			/>
			<TextField
				label={<T k="lent.typeText" />}
				support={<T k="lent.typeSupport" />}
				need="required"
				value={form.typeText}
				onInput={(typeText) => change({ typeText: typeText.slice(0, 40) })}
				error={problem === 'typeText' && <T k="lent.badType" />}
			/>
			<TextField
				label={<T k="places.address" />}
				need="required"
				value={form.address}
				onInput={(address) => change({ address: address.slice(0, 120) })}
				error={problem === 'address' && <T k="lent.badAddress" />}
			/>
			{isLead && (
				<>
					<TextField
						label={<T k="lent.position" />}
						support={<T k="lent.positionSupport" />}
						need="optional"
						value={form.position}
						onInput={(position) => change({ position: position.slice(0, 60) })}
						error={problem === 'position' && <T k="lent.badPosition" />}
					/>
					<SelectField
						label={<T k="places.areas" />}
						value={form.areaId}
						options={[
							{ value: '', label: t('lent.noArea') },
							...areas.map(({ id, name }) => ({ value: id, label: name })),
						]}
						onChange={(areaId) => change({ areaId })}
					/>
				</>
			)}
			<TextField
				label={<T k="lent.description" />}
				need="optional"
				lines={3}
				value={form.description}
				onInput={(description) => change({ description: description.slice(0, 400) })}
			/>
		</>
	);
}

function Use({ form, change, problem }: FieldsProps) {
	return (
		<>
			<ChoiceChips
				multiple
				legend={<T k="places.lentFor" />}
				value={form.purposes}
				onChange={(purposes) => change({ purposes })}
				options={PURPOSES.map((value) => ({ value, label: <T k={PURPOSE_WORDS[value]} /> }))}
			/>
			<Wrong of="purposes" problem={problem} k="lent.badPurposes" />
			<ChoiceChips
				legend={<T k="places.lentWho" />}
				value={form.who}
				onChange={(who) => change({ who })}
				options={LENT_WHO.map((value) => ({ value, label: <T k={WHO_WORDS[value]} /> }))}
			/>
			<TextField
				label={<T k="places.lentHours" />}
				support={<T k="lent.hoursSupport" />}
				need="required"
				lines={2}
				value={form.hoursText}
				onInput={(hoursText) => change({ hoursText: hoursText.slice(0, 200) })}
				error={problem === 'hours' && <T k="lent.badHours" />}
			/>
			<ChoiceChips
				legend={<T k="places.fee" />}
				value={form.fee}
				onChange={(fee) => change({ fee: fee as LentForm['fee'] })}
				options={(['free', 'paid', 'unknown'] as const).map((value) => ({ value, label: <T k={FEE_WORDS[value]} /> }))}
			/>
			<TextField
				label={<T k="lent.feeText" />}
				support={<T k="lent.feeSupport" />}
				need="optional"
				value={form.feeText}
				onInput={(feeText) => change({ feeText: feeText.slice(0, 200) })}
			/>
			<TextField
				label={<T k="lent.capacity" />}
				need="optional"
				inputMode="numeric"
				value={form.capacity}
				onInput={(capacity) => change({ capacity: capacity.slice(0, 4) })}
			/>
			<TextField
				label={<T k="places.lentConditions" />}
				support={<T k="lent.conditionsSupport" />}
				need="optional"
				lines={3}
				value={form.conditions}
				onInput={(conditions) => change({ conditions: conditions.slice(0, 400) })}
			/>
			<Fold name={<T k="places.barrierHeading" />} isOpen={form.items.length > 0 || form.accessibilityText !== ''}>
				<ChoiceChips
					multiple
					legend={<T k="lent.items" />}
					value={form.items}
					onChange={(items) => change({ items })}
					options={ASKED_ITEMS.map((value) => ({ value, label: <T k={`places.${value}`} /> }))}
				/>
				<TextField
					label={<T k="lent.accessibilityText" />}
					support={<T k="lent.accessibilitySupport" />}
					need="optional"
					lines={2}
					value={form.accessibilityText}
					onInput={(accessibilityText) => change({ accessibilityText: accessibilityText.slice(0, 300) })}
				/>
			</Fold>
		</>
	);
}

const FEE_WORDS: Record<LentForm['fee'], MessageKey> = {
	free: 'places.feeFree',
	paid: 'places.feePaid',
	unknown: 'lent.feeAsk',
};

function Ask({ form, change, problem }: FieldsProps) {
	return (
		<>
			<ChoiceChips
				multiple
				legend={<T k="lent.askBy" />}
				value={form.askBy}
				onChange={(askBy) => change({ askBy })}
				options={LENT_ASK_BY.map((value) => ({ value, label: <T k={ASK_WORDS[value]} /> }))}
			/>
			<Wrong of="ask" problem={problem} k="lent.badAsk" />
			{form.askBy.includes('phone') && (
				<TextField
					label={<T k="lent.phone" />}
					support={<T k="lent.phoneSupport" />}
					need="required"
					type="tel"
					inputMode="tel"
					value={form.phone}
					onInput={(phone) => change({ phone: phone.slice(0, 30) })}
					error={problem === 'phone' && <T k="lent.badPhone" />}
				/>
			)}
			{form.askBy.includes('web') && (
				<TextField
					label={<T k="lent.url" />}
					need="required"
					type="url"
					value={form.url}
					onInput={(url) => change({ url: url.slice(0, 300) })}
					error={problem === 'url' && <T k="lent.badUrl" />}
				/>
			)}
			<TextField
				label={<T k="lent.askText" />}
				support={<T k="lent.askSupport" />}
				need="optional"
				lines={2}
				value={form.askText}
				onInput={(askText) => change({ askText: askText.slice(0, 200) })}
			/>
		</>
	);
}
