import './note-down.css';
import { slotsOn } from '../../../contract/calendar.ts';
import { PURPOSES, type Purpose, type Room } from '../../../contract/room.ts';
import { now as clock } from '../../data/clock.ts';
import { roomDay } from '../../data/room-days.ts';
import { T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { SelectField, Switch, TextField } from '../../ui/field.tsx';
import { PURPOSE_WORDS } from '../../ui/purpose-words.ts';
import { Section } from '../../ui/screen.tsx';
import { SlotText } from '../../ui/slot-text.tsx';
import { StateSign } from '../../ui/state-sign.tsx';
import type { Desk } from './at-desk.tsx';
import { DateField } from './date-field.tsx';
import type { Missing, NoteDownForm } from './note-down.ts';

type Part = {
	form: NoteDownForm;
	change: (patch: Partial<NoteDownForm>) => void;
	missing: ReadonlySet<Missing>;
};

export function WhenFields({
	desk: { town, place },
	rooms,
	form,
	change,
	missing,
}: Part & { desk: Desk; rooms: readonly Room[] }) {
	const room = rooms.find(({ id }) => id === form.roomId);
	const states = room ? roomDay(town, place, room, form.date, clock.value) : [];
	const slots = slotsOn(place, form.roomId, form.date);
	return (
		<Section heading={<T k="desk.partWhen" />}>
			<DateField
				label={<T k="desk.date" />}
				value={form.date}
				min={clock.value.date}
				onChange={(date) => change({ date, slotIds: [] })}
			/>
			<SelectField
				label={<T k="desk.factRoom" />}
				value={form.roomId}
				options={rooms.map(({ id, name }) => ({ value: id, label: name }))}
				onChange={(roomId) => change({ roomId, slotIds: [] })}
			/>
			{slots.length === 0 ? (
				<p class="desk-hint">
					<T k="desk.noSlots" />
				</p>
			) : (
				<ChoiceChips
					multiple
					legend={<T k="desk.slotsLegend" />}
					value={form.slotIds}
					onChange={(slotIds) => change({ slotIds })}
					options={slots.map((slot) => ({
						value: slot.id,
						label: (
							<span class="note-down__slot">
								<SlotText slot={slot} />
								<StateSign state={states.find((each) => each.slot.id === slot.id)?.state ?? 'unknown'} />
							</span>
						),
					}))}
				/>
			)}
			{missing.has('slots') && (
				<p class="field__error">
					＊<T k="desk.slotsMissing" />
				</p>
			)}
		</Section>
	);
}

export function WhatFields({ form, change, missing }: Part) {
	return (
		<Section heading={<T k="desk.partWhat" />}>
			<ChoiceChips
				legend={<T k="desk.factPurpose" />}
				value={form.purpose}
				onChange={(purpose) => change({ purpose: purpose as Purpose })}
				options={PURPOSES.filter((purpose) => purpose !== 'lobby').map((purpose) => ({
					value: purpose,
					label: <T k={PURPOSE_WORDS[purpose]} />,
				}))}
			/>
			{missing.has('purpose') && (
				<p class="field__error">
					＊<T k="desk.purposeMissing" />
				</p>
			)}
			<TextField
				label={<T k="desk.factPeople" />}
				need="required"
				inputMode="numeric"
				value={form.people}
				error={missing.has('people') ? <T k="desk.peopleMissing" /> : undefined}
				onInput={(people) => change({ people })}
			/>
		</Section>
	);
}

export function WhoFields({ form, change, missing }: Part) {
	return (
		<Section heading={<T k="desk.partWho" />}>
			<TextField
				label={<T k="desk.factGroup" />}
				support={<T k="desk.groupSupport" />}
				need="optional"
				value={form.groupName}
				onInput={(groupName) => change({ groupName: groupName.slice(0, 120) })}
			/>
			<TextField
				label={<T k="desk.contactName" />}
				need="required"
				value={form.name}
				error={missing.has('name') ? <T k="desk.nameMissing" /> : undefined}
				onInput={(name) => change({ name: name.slice(0, 80) })}
			/>
			<ChoiceChips
				legend={<T k="desk.contactLegend" />}
				value={form.contactKind}
				onChange={(kind) => change({ contactKind: kind as NoteDownForm['contactKind'] })}
				options={[
					{ value: 'phone', label: <T k="desk.contactPhone" /> },
					{ value: 'email', label: <T k="desk.contactEmail" /> },
					{ value: 'none', label: <T k="desk.contactNo" /> },
				]}
			/>
			{form.contactKind !== 'none' && (
				<TextField
					label={<T k={form.contactKind === 'phone' ? 'desk.contactPhone' : 'desk.contactEmail'} />}
					support={<T k="desk.contactSupport" />}
					need="required"
					type={form.contactKind === 'phone' ? 'tel' : 'email'}
					value={form.contactValue}
					error={missing.has('contact') ? <T k="desk.contactMissing" /> : undefined}
					onInput={(contactValue) => change({ contactValue: contactValue.slice(0, 200) })}
				/>
			)}
			<TextField
				label={<T k="desk.factNote" />}
				need="optional"
				lines={2}
				value={form.note}
				onInput={(note) => change({ note: note.slice(0, 500) })}
			/>
			<ChoiceChips
				legend={<T k="desk.factChannel" />}
				value={form.channel}
				onChange={(channel) => change({ channel: channel as NoteDownForm['channel'] })}
				options={[
					{ value: 'telephone', label: <T k="desk.channelTelephone" /> },
					{ value: 'window', label: <T k="desk.channelWindow" /> },
				]}
			/>
			<Switch
				label={<T k="desk.confirmAtOnce" />}
				support={<T k="desk.confirmAtOnceSupport" />}
				checked={form.confirm}
				onChange={(confirm) => change({ confirm })}
			/>
		</Section>
	);
}
