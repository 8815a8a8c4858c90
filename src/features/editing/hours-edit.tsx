import type { Guide } from '../../../contract/guide.ts';
import type { Weekday } from '../../../contract/place.ts';
import { weekdayMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { TimeField } from './day-field.tsx';
import { FieldBlock, TextEdit } from './fields.tsx';
import type { Edit } from './use-edit.ts';

type Hours = NonNullable<Guide['hours']>;

/** When somebody is at a desk: the same hours on the days that are chosen. Several kinds of days stay as they were written. */
export function HoursEdit({ edit }: { edit: Edit }) {
	const hours = (edit.value('hours') ?? []) as Hours;
	const isPlain = hours.length <= 1 && (hours[0]?.ranges.length ?? 0) <= 1;
	const { days = [], ranges = [] } = hours[0] ?? {};
	const { from = '', to = '' } = ranges[0] ?? {};
	const put = (next: { days?: Weekday[]; from?: string; to?: string }) => {
		const said = { days, from, to, ...next };
		const isNothing = said.days.length === 0 && !said.from && !said.to;
		edit.change('hours', isNothing ? undefined : [{ days: said.days, ranges: [{ from: said.from, to: said.to }] }]);
	};
	return (
		<>
			{isPlain && (
				<FieldBlock edit={edit} path="hours">
					<ChoiceChips
						multiple
						legend={<T k="groups.day" />}
						value={days.map(String)}
						onChange={(chosen) => put({ days: chosen.map((day) => Number(day) as Weekday).sort() })}
						options={[0, 1, 2, 3, 4, 5, 6].map((day) => ({
							value: String(day),
							label: <Marked text={weekdayMarked(day)} />,
						}))}
					/>
					<div class="day-fields">
						<TimeField label={<T k="editing.fromTime" />} value={from} onChange={(time) => put({ from: time })} />
						<TimeField label={<T k="editing.toTime" />} value={to} onChange={(time) => put({ to: time })} />
					</div>
				</FieldBlock>
			)}
			<TextEdit edit={edit} path="hoursText" need="optional" lines={2} most={300} />
		</>
	);
}
