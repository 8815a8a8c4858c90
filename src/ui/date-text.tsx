import './date-text.css';
import type { LocalDate, LocalTime } from '../../contract/common.ts';
import type { DateStyle } from '../i18n/format.ts';
import { dateMarked, dayTone, rangeMarked } from '../i18n/format.ts';
import { locale } from '../i18n/locale.ts';
import { Marked } from '../i18n/text.tsx';

/** A date in the screen's language; Saturdays blue, Sundays and holidays red, and named. */
export function DateText({ date, style }: { date: LocalDate; style?: DateStyle }) {
	// with its year, or in the longer words of easy Japanese, a date may need two lines
	const whole = style !== 'long' && locale.value !== 'ja-x-easy' ? ' date-text--whole' : '';
	return (
		<time class={`date-text date-text--${dayTone(date)}${whole}`} dateTime={date}>
			<Marked text={dateMarked(date, style)} />
		</time>
	);
}

/** A stretch of the day, with figures that align. */
export function TimeText({ from, to }: { from: LocalTime; to?: LocalTime | undefined }) {
	return (
		<span class={locale.value === 'ja-x-easy' ? 'time-text tabular' : 'time-text time-text--whole tabular'}>
			<Marked text={rangeMarked(from, to)} />
		</span>
	);
}
