import { useNavigate } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { roomsOfPlace } from '../../data/relations.ts';
import { T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Warning } from '../../ui/warning.tsx';
import { putClosure } from './actions.ts';
import { AtDesk, type Desk, DeskScreen } from './at-desk.tsx';
import { type ClosureForm, closureOf, REASONS } from './closure-form.ts';
import { ClosureWhen } from './closure-when.tsx';
import { DateField } from './date-field.tsx';
import { fromTodayOn } from './form-draft.ts';
import { stretchOfDay } from './inbox.ts';
import { useKeeping } from './keep-problem.tsx';
import { HALF_HOURS, metByClosure } from './notice-lists.ts';
import { AskerName } from './request-card.tsx';
import { SendOrGiveUp } from './send-or-give-up.tsx';
import { useFormDraft } from './use-form-draft.ts';
import { deskRequests } from './use-requests.ts';

/** The place closes: today from 17:30, or for days. */
export function ClosureFormPage() {
	return <AtDesk>{(desk) => <Form key={desk.placeId} desk={desk} />}</AtDesk>;
}

function Form({ desk }: { desk: Desk }) {
	const { town, placeId } = desk;
	const { date: today } = clock.value;
	const fresh = (): ClosureForm => ({
		from: today,
		to: today,
		part: 'all',
		time: '17:30',
		reason: '',
		words: '',
		roomIds: [],
	});
	const draft = useFormDraft(`desk.closure/${placeId}`, fresh, (kept) => fromTodayOn(kept, today));
	const [pressed, setPressed] = useState(false);
	const navigate = useNavigate();
	const leave = () => void navigate({ href: paths.deskNotices(placeId) });
	const keeping = useKeeping(leave);
	if (!draft) return <DeskScreen desk={desk} title={<T k="desk.newClosure" />} />;
	const { form, change } = draft;
	const giveUp = () => {
		draft.drop();
		leave();
	};
	const closure = closureOf(form, placeId);
	const met = metByClosure(deskRequests(placeId) ?? [], closure, ({ roomId }, slots) =>
		stretchOfDay(desk.place, roomId, slots),
	);
	const isMissing = form.reason === '' || (form.reason === 'other' && form.words.trim() === '');
	const send = () => {
		setPressed(true);
		if (!isMissing) keeping.keep(() => draft.send(() => putClosure(placeId, closure, draft.key)));
	};
	return (
		<DeskScreen desk={desk} title={<T k="desk.newClosure" />}>
			<DateField
				label={<T k="desk.closureFrom" />}
				value={form.from}
				min={today}
				onChange={(from) => change({ from, ...(form.to < from ? { to: from } : {}) })}
			/>
			<ChoiceChips
				legend={<T k="desk.partLegend" />}
				value={form.part}
				onChange={(part) => change({ part: part as ClosureForm['part'] })}
				options={[
					{ value: 'all', label: <T k="desk.allDay" /> },
					{ value: 'from', label: <T k="desk.partFrom" /> },
					{ value: 'until', label: <T k="desk.partUntil" /> },
				]}
			/>
			{form.part !== 'all' && (
				<SelectField
					label={<T k={form.part === 'from' ? 'desk.partFromTime' : 'desk.partUntilTime'} />}
					value={form.time}
					options={HALF_HOURS.map((time) => ({ value: time, label: time }))}
					onChange={(time) => change({ time })}
				/>
			)}
			<DateField
				label={<T k="desk.closureTo" />}
				support={<T k="desk.closureToSupport" />}
				value={form.to}
				min={form.from}
				onChange={(to) => change({ to })}
			/>
			<ChoiceChips
				legend={<T k="desk.closureReason" />}
				value={form.reason}
				onChange={(reason) => change({ reason })}
				options={[
					...REASONS.map(({ value, k }) => ({ value, label: <T k={k} /> })),
					{ value: 'other', label: <T k="desk.reasonOther" /> },
				]}
			/>
			<TextField
				label={<T k="desk.closureWords" />}
				need={form.reason === 'other' ? 'required' : 'optional'}
				value={form.words}
				error={pressed && isMissing ? <T k="desk.closureReasonMissing" /> : undefined}
				onInput={(words) => change({ words: words.slice(0, 200) })}
			/>
			<ChoiceChips
				multiple
				legend={<T k="desk.closureRooms" />}
				value={form.roomIds}
				onChange={(roomIds) => change({ roomIds })}
				options={roomsOfPlace(town, placeId).map(({ id, name }) => ({ value: id, label: name }))}
			/>
			<p class="desk-told">
				<T k="desk.closureSays" when={<ClosureWhen closure={closure} />} />
			</p>
			{met.length > 0 && (
				<Warning>
					<p>
						<T k="desk.closureMeets" n={met.length} />
					</p>
					<ul class="lines">
						{met.map((request) => (
							<li key={request.id}>
								<a href={paths.deskRequest(placeId, request.id)}>
									<AskerName request={request} />
								</a>
							</li>
						))}
					</ul>
				</Warning>
			)}
			<SendOrGiveUp keeping={keeping} isFull={draft.isFull} onSend={send} onGiveUp={giveUp} tone="danger">
				<T k="desk.closureSend" />
			</SendOrGiveUp>
		</DeskScreen>
	);
}
