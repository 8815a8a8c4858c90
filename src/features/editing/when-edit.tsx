import type { When } from '../../../contract/event.ts';
import { whenProblem } from '../../../contract/event-fields.ts';
import type { Weekday } from '../../../contract/place.ts';
import { today } from '../../data/clock.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { weekdayMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { TextField } from '../../ui/field.tsx';
import { DayField, TimeField } from './day-field.tsx';
import { FieldBlock } from './fields.tsx';
import { NextDates } from './next-dates.tsx';
import type { Edit } from './use-edit.ts';
import { daysOf, RHYTHMS, type Rhythm, type WhenForm, whenFormOf, whenOf } from './when-form.ts';

const RHYTHM_WORDS: Record<Rhythm, MessageKey> = {
	once: 'editing.rhythmOnce',
	weekly: 'editing.rhythmWeekly',
	fortnightly: 'editing.rhythmFortnightly',
	monthly: 'editing.rhythmMonthly',
	stretch: 'editing.rhythmStretch',
	listed: 'editing.rhythmListed',
};
const NTH_WORDS: Record<number, MessageKey> = {
	1: 'editing.nth1',
	2: 'editing.nth2',
	3: 'editing.nth3',
	4: 'editing.nth4',
	5: 'editing.nth5',
	6: 'editing.nthLast',
};

/** When it takes place, as one says it, with the days that come of it below. */
export function WhenEdit({ edit }: { edit: Edit }) {
	const when = edit.value('when') as When | undefined;
	const form = whenFormOf(when);
	const change = (patch: Partial<WhenForm>) => edit.change('when', whenOf({ ...form, ...patch }, when));
	const { rhythm } = form;
	const repeats = rhythm === 'weekly' || rhythm === 'fortnightly' || rhythm === 'monthly';
	// what cannot be said in these words is offered only where it is so already
	const offered = RHYTHMS.filter((each) => each !== 'listed' || rhythm === 'listed');
	return (
		<FieldBlock edit={edit} path="when">
			<ChoiceChips
				legend={<T k="editing.rhythm" />}
				value={rhythm}
				onChange={(value) => change({ rhythm: value as Rhythm })}
				options={offered.map((value) => ({ value, label: <T k={RHYTHM_WORDS[value]} /> }))}
			/>
			{rhythm === 'listed' && (
				<p class="field__support">
					<T k="editing.listedSays" />
				</p>
			)}
			{rhythm === 'monthly' && (
				<ChoiceChips
					multiple
					legend={<T k="editing.nth" />}
					value={form.nth.map(String)}
					onChange={(nth) => change({ nth: nth.map(Number) })}
					options={[1, 2, 3, 4, 5, 6].map((nth) => ({
						value: String(nth),
						label: <T k={NTH_WORDS[nth] ?? 'editing.nth1'} />,
					}))}
				/>
			)}
			{repeats && (
				<ChoiceChips
					multiple
					legend={<T k="groups.day" />}
					value={daysOf(form).map(String)}
					onChange={(days) => change({ days: days.map((day) => Number(day) as Weekday) })}
					options={[0, 1, 2, 3, 4, 5, 6].map((day) => ({
						value: String(day),
						label: <Marked text={weekdayMarked(day)} />,
					}))}
				/>
			)}
			{rhythm !== 'listed' && (
				<div class="day-fields">
					<DayField
						label={<T k={rhythm === 'once' ? 'editing.day' : 'editing.firstDay'} />}
						value={form.startDate}
						onChange={(startDate) => change({ startDate })}
					/>
					{rhythm !== 'once' && (
						<DayField
							label={<T k={rhythm === 'stretch' ? 'editing.lastDay' : 'editing.untilDay'} />}
							value={form.endDate}
							onChange={(endDate) => change({ endDate })}
						/>
					)}
				</div>
			)}
			<div class="day-fields">
				<TimeField
					label={<T k="editing.fromTime" />}
					value={form.startTime}
					onChange={(startTime) => change({ startTime })}
				/>
				<TimeField label={<T k="editing.toTime" />} value={form.endTime} onChange={(endTime) => change({ endTime })} />
			</div>
			<TextField
				label={<T k="editing.whenWords" />}
				need="optional"
				support={<T k="editing.whenWordsSupport" />}
				value={form.text}
				onInput={(text) => change({ text: text.slice(0, 200) })}
			/>
			<h3 class="section__heading when-edit__next">
				<T k="editing.nextDates" />
			</h3>
			{when && whenProblem(when) === null ? (
				<NextDates when={when} today={today.value} />
			) : (
				<p>
					<T k={whenProblemWords(when)} />
				</p>
			)}
		</FieldBlock>
	);
}

/** What is still missing or cannot be, as a sentence that says what to do. */
export function whenProblemWords(when: When | undefined): MessageKey {
	const problem = when ? whenProblem(when) : 'no-date';
	switch (problem) {
		case 'ends-before-start':
			return 'editing.endsBeforeStart';
		case 'no-such-day':
		case 'pattern':
		case 'rhythm':
			return 'editing.noSuchDay';
		default:
			return 'editing.chooseDay';
	}
}
