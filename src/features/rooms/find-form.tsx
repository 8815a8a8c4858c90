import './find-form.css';
import type { LocalDate } from '../../../contract/common.ts';
import { weekdayOf } from '../../../contract/dates.ts';
import type { Place } from '../../../contract/place.ts';
import { PURPOSES, type Purpose } from '../../../contract/room.ts';
import { weekdayMarked } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { PURPOSE_WORDS } from '../../ui/purpose-words.ts';
import { DateChoice } from './date-choice.tsx';
import { BAND_WORDS } from './room-words.ts';
import { BANDS, type Band, patternOf, repeatOf, WEEKS, type Wish } from './wish.ts';

const PEOPLE = [5, 10, 20, 30, 50] as const;

type FindFormProps = {
	wish: Wish;
	today: LocalDate;
	/** places that have rooms, in the order of their readings */
	places: readonly Place[];
	change: (patch: Partial<Wish>) => void;
};

/** Everything that can be wished for, by taps; each changes the results at once. */
export function FindForm({ wish, today, places, change }: FindFormProps) {
	const hasMore = wish.people > 0 || wish.purpose !== '' || wish.repeat !== '' || wish.place !== '';
	return (
		<div class="find-form">
			<DateChoice date={wish.date} today={today} onChange={(date) => change({ date })} />
			<ChoiceChips
				legend={<T k="rooms.bandLegend" />}
				options={(['', ...BANDS] as const).map((band) => ({ value: band, label: <T k={BAND_WORDS[band]} /> }))}
				value={wish.band}
				onChange={(band) => change({ band: band as Band | '' })}
			/>
			<details class="find-form__more" open={hasMore}>
				<summary>
					<T k="rooms.more" />
				</summary>
				<People people={wish.people} change={change} />
				<ChoiceChips
					legend={<T k="rooms.purposeLegend" />}
					options={[
						{ value: '', label: <T k="rooms.purposeAny" /> },
						...PURPOSES.map((purpose) => ({ value: purpose, label: <T k={PURPOSE_WORDS[purpose]} /> })),
					]}
					value={wish.purpose}
					onChange={(purpose) => change({ purpose: purpose as Purpose | '' })}
				/>
				<RepeatChoice wish={wish} change={change} />
				<SelectField
					label={<T k="rooms.placeLegend" />}
					value={wish.place}
					options={[
						{ value: '', label: t('rooms.placeAll') },
						...places.map((place) => ({ value: place.id, label: place.name })),
					]}
					onChange={(place) => change({ place })}
				/>
			</details>
		</div>
	);
}

function People({ people, change }: { people: number; change: FindFormProps['change'] }) {
	return (
		<>
			<ChoiceChips
				legend={<T k="rooms.peopleLegend" />}
				options={[
					{ value: '0', label: <T k="rooms.peopleAny" /> },
					...PEOPLE.map((n) => ({ value: `${n}`, label: <T k="rooms.people" n={n} /> })),
				]}
				value={`${people}`}
				onChange={(value) => change({ people: Number(value) })}
			/>
			<div class="find-form__people">
				<TextField
					label={<T k="rooms.peopleExact" />}
					inputMode="numeric"
					value={people ? `${people}` : ''}
					onInput={(value) => change({ people: Number(value.normalize('NFKC').replace(/\D/g, '').slice(0, 3)) })}
				/>
			</div>
		</>
	);
}

function RepeatChoice({ wish, change }: Pick<FindFormProps, 'wish' | 'change'>) {
	const repeat = repeatOf(wish.repeat);
	const kind = !repeat ? 'once' : repeat.nth.length > 0 ? 'nth' : 'weekly';
	const weekday = repeat?.weekday ?? weekdayOf(wish.date);
	const choose = (chosen: string) => {
		if (chosen === 'once') change({ repeat: '' });
		else change({ repeat: patternOf({ nth: chosen === 'nth' ? [1, 3] : [], weekday }) });
	};
	return (
		<>
			<ChoiceChips
				legend={<T k="rooms.repeatLegend" />}
				options={[
					{ value: 'once', label: <T k="rooms.repeatOnce" /> },
					{ value: 'weekly', label: <T k="rooms.repeatWeekly" /> },
					{ value: 'nth', label: <T k="rooms.repeatNth" /> },
				]}
				value={kind}
				onChange={choose}
			/>
			{repeat && (
				<ChoiceChips
					legend={<T k="rooms.repeatWeekday" />}
					options={[0, 1, 2, 3, 4, 5, 6].map((day) => ({
						value: `${day}`,
						label: <Marked text={weekdayMarked(day)} />,
					}))}
					value={`${weekday}`}
					onChange={(day) => change({ repeat: patternOf({ ...repeat, weekday: Number(day) }) })}
				/>
			)}
			{repeat && kind === 'nth' && (
				<ChoiceChips
					legend={<T k="rooms.repeatWhich" />}
					multiple
					options={[1, 2, 3, 4, 6].map((nth) => ({
						value: `${nth}`,
						label: nth === 6 ? <T k="rooms.nthLast" /> : <T k="rooms.nth" n={nth} />,
					}))}
					value={repeat.nth.map(String)}
					// the last one cannot be taken away: that would be another kind of repetition
					onChange={(nth) => nth.length > 0 && change({ repeat: patternOf({ nth: nth.map(Number), weekday }) })}
				/>
			)}
			{repeat && (
				<ChoiceChips
					legend={<T k="rooms.repeatWeeks" />}
					options={WEEKS.map((weeks) => ({ value: `${weeks}`, label: <T k="rooms.weeks" n={weeks} /> }))}
					value={`${wish.weeks}`}
					onChange={(weeks) => change({ weeks: Number(weeks) })}
				/>
			)}
		</>
	);
}
