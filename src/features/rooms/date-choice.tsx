import './date-choice.css';
import { useState } from 'preact/hooks';
import type { LocalDate } from '../../../contract/common.ts';
import { addDays, weekdayOf } from '../../../contract/dates.ts';
import { dateMarked, dayTone, weekdayMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { TextField } from '../../ui/field.tsx';
import { isUsable, lastUsable } from './wish.ts';

const STRIP_DAYS = 14;

/** A day: the next fourteen by a tap, any other in three fields 年・月・日. */
export function DateChoice({
	date,
	today,
	onChange,
}: {
	date: LocalDate;
	today: LocalDate;
	onChange: (date: LocalDate) => void;
}) {
	const days = Array.from({ length: STRIP_DAYS }, (_, ahead) => addDays(today, ahead));
	const isInStrip = days.includes(date);
	return (
		<div class="date-choice">
			<ChoiceChips
				legend={<T k="rooms.whenHeading" />}
				options={days.map((day) => ({ value: day, label: <StripDay day={day} today={today} /> }))}
				value={date}
				onChange={onChange}
			/>
			<details class="date-choice__other" open={!isInStrip}>
				<summary>
					{isInStrip ? (
						<T k="rooms.whenOtherDay" />
					) : (
						<T k="rooms.whenOtherDayChosen" date={<DateText date={date} style="long" />} />
					)}
				</summary>
				<DateFields key={date} date={date} today={today} onChange={onChange} />
			</details>
		</div>
	);
}

function StripDay({ day, today }: { day: LocalDate; today: LocalDate }) {
	const number = Number(day.slice(8));
	return (
		<>
			<span class="visually-hidden">
				{day === today && <T k="rooms.today" />} <DateText date={day} />
			</span>
			<span class={`strip-day strip-day--${dayTone(day)}`} aria-hidden="true">
				<span class="strip-day__weekday">
					{day === today ? <T k="rooms.today" /> : <Marked text={weekdayMarked(weekdayOf(day))} />}
				</span>
				{number === 1 ? (
					<span class="strip-day__first">
						<Marked text={dateMarked(day, 'day')} />
					</span>
				) : (
					<span class="strip-day__number">{number}</span>
				)}
			</span>
		</>
	);
}

function DateFields({
	date,
	today,
	onChange,
}: {
	date: LocalDate;
	today: LocalDate;
	onChange: (date: LocalDate) => void;
}) {
	const [fields, setFields] = useState({ year: date.slice(0, 4), month: plain(date, 5), day: plain(date, 8) });
	const [isWrong, setWrong] = useState(false);
	const field = (name: keyof typeof fields) => ({
		value: fields[name],
		inputMode: 'numeric' as const,
		onInput: (value: string) => setFields({ ...fields, [name]: value }),
	});
	const use = () => {
		const typed = [digits(fields.year).padStart(4, '20'), two(fields.month), two(fields.day)].join('-');
		setWrong(!isUsable(typed, today));
		if (isUsable(typed, today)) onChange(typed);
	};
	const bounds = {
		from: <DateText date={today} style="long" />,
		to: <DateText date={lastUsable(today)} style="long" />,
	};
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				use();
			}}
		>
			<fieldset class="date-fields">
				<legend>
					<T k="rooms.dateLegend" />
				</legend>
				<TextField label={<T k="rooms.dateYear" />} {...field('year')} />
				<TextField label={<T k="rooms.dateMonth" />} {...field('month')} />
				<TextField label={<T k="rooms.dateDay" />} {...field('day')} />
				<Button type="submit">
					<T k="rooms.dateUse" />
				</Button>
			</fieldset>
			<p class="field__error" role="alert">
				{isWrong && (
					<>
						＊<T k="rooms.dateWrong" {...bounds} />
					</>
				)}
			</p>
		</form>
	);
}

const plain = (date: LocalDate, from: number) => `${Number(date.slice(from, from + 2))}`;
/** Full-width figures are figures too. */
const digits = (text: string) => text.normalize('NFKC').replace(/\D/g, '');
const two = (text: string) => digits(text).padStart(2, '0');
