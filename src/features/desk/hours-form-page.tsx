import { useNavigate } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { ruleSetOn } from '../../../contract/calendar.ts';
import { addDays } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { T } from '../../i18n/text.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { SlotText } from '../../ui/slot-text.tsx';
import { putRules } from './actions.ts';
import { AtDesk, type Desk, DeskScreen } from './at-desk.tsx';
import { DateField } from './date-field.tsx';
import { fromTodayOn } from './form-draft.ts';
import { useKeeping } from './keep-problem.tsx';
import { HALF_HOURS, withOtherHours } from './notice-lists.ts';
import { SendOrGiveUp } from './send-or-give-up.tsx';
import { useFormDraft } from './use-form-draft.ts';

/** Other opening hours for some days (夏の時間, 工事の間); they go before the usual ones on those days. */
export function HoursFormPage() {
	return <AtDesk>{(desk) => <Form key={desk.placeId} desk={desk} />}</AtDesk>;
}

function Form({ desk }: { desk: Desk }) {
	const { place, placeId } = desk;
	const today = clock.value.date;
	const usualHours = ruleSetOn(place, today)?.hours[0]?.ranges[0];
	const fresh = () => ({
		from: today,
		to: addDays(today, 13),
		opens: nearest(usualHours?.from ?? '09:30'),
		closes: nearest(usualHours?.to ?? '21:30'),
		reason: '',
		easy: '',
	});
	const draft = useFormDraft(`desk.hours/${placeId}`, fresh, (kept) => fromTodayOn(kept, today));
	const [pressed, setPressed] = useState(false);
	const navigate = useNavigate();
	const leave = () => void navigate({ href: paths.deskNotices(placeId) });
	const keeping = useKeeping(leave);
	if (!draft) return <DeskScreen desk={desk} title={<T k="desk.newHours" />} />;
	const { form, change } = draft;
	const giveUp = () => {
		draft.drop();
		leave();
	};
	const reason = form.reason.trim();
	const set = withOtherHours(ruleSetOn(place, form.from), {
		...form,
		reason: reason ? { ja: reason, ...(form.easy.trim() ? { easy: form.easy.trim() } : {}) } : undefined,
	});
	const isBackwards = form.closes <= form.opens;
	const send = () => {
		setPressed(true);
		if (reason && !isBackwards) {
			keeping.keep(() => draft.send(() => putRules(desk, [...(place.rules ?? []), set], draft.key)));
		}
	};
	const times = HALF_HOURS.map((time) => ({ value: time, label: time }));
	return (
		<DeskScreen desk={desk} title={<T k="desk.newHours" />}>
			<DateField
				label={<T k="desk.hoursFrom" />}
				value={form.from}
				min={today}
				onChange={(from) => change({ from, ...(form.to < from ? { to: from } : {}) })}
			/>
			<DateField label={<T k="desk.hoursTo" />} value={form.to} min={form.from} onChange={(to) => change({ to })} />
			<SelectField
				label={<T k="desk.opensAt" />}
				value={form.opens}
				options={times}
				onChange={(opens) => change({ opens })}
			/>
			<SelectField
				label={<T k="desk.closesAt" />}
				value={form.closes}
				options={times}
				onChange={(closes) => change({ closes })}
			/>
			<div role="alert">
				{isBackwards && (
					<p class="field__error">
						＊<T k="desk.hoursBackwards" />
					</p>
				)}
			</div>
			<TextField
				label={<T k="desk.hoursReason" />}
				support={<T k="desk.hoursReasonSupport" />}
				need="required"
				value={form.reason}
				error={pressed && !reason ? <T k="desk.hoursReasonMissing" /> : undefined}
				onInput={(text) => change({ reason: text })}
			/>
			<TextField
				label={<T k="desk.hoursReasonEasy" />}
				need="optional"
				value={form.easy}
				onInput={(easy) => change({ easy })}
			/>
			<div class="desk-told">
				<p>
					<DateText date={form.from} />〜<DateText date={form.to} />{' '}
					<strong>
						<TimeText from={form.opens} to={form.closes} />
					</strong>
				</p>
				{set.slots.length > 0 && (
					<>
						<p>
							<T k="desk.hoursSlots" />
						</p>
						<ul class="desk-days">
							{set.slots.map((slot) => (
								<li key={`${slot.id}${slot.from}`}>
									<SlotText slot={slot} />
								</li>
							))}
						</ul>
					</>
				)}
				<p>
					<T k="desk.hoursClosingDays" />
				</p>
			</div>
			<SendOrGiveUp keeping={keeping} isFull={draft.isFull} onSend={send} onGiveUp={giveUp} icon="check">
				<T k="desk.hoursSend" />
			</SendOrGiveUp>
		</DeskScreen>
	);
}

/** The half hour at or before a time, so that a list of half hours can show it. */
function nearest(time: string): string {
	return HALF_HOURS.findLast((half) => half <= time) ?? '09:30';
}
