import type { ComponentChildren } from 'preact';
import type { ClosureRule } from '../../../contract/place.ts';
import { dateMarked, timeMarked, weekdayMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';

/** 毎週 木曜日 · 毎月 第4 水曜日（祝日は 開館） · 12月29日から 1月5日まで */
export function ClosureRuleText({ rule }: { rule: ClosureRule }) {
	return (
		<>
			<RuleWords rule={rule} />
			{typeof rule.fromTime === 'string' && (
				<>
					{' '}
					<T k="places.closesFromTime" time={<Marked text={timeMarked(rule.fromTime)} />} />
				</>
			)}
			{typeof rule.toTime === 'string' && (
				<>
					{' '}
					<T k="places.closesToTime" time={<Marked text={timeMarked(rule.toTime)} />} />
				</>
			)}
			{(rule.rule === 'weekly' || rule.rule === 'nth') && <OnHoliday what={rule.onHoliday} />}
		</>
	);
}

function RuleWords({ rule }: { rule: ClosureRule }) {
	switch (rule.rule) {
		case 'weekly':
			return <T k="places.closesWeekly" days={<Listed items={rule.days.map((day) => weekday(day))} />} />;
		case 'nth':
			return (
				<T
					k="places.closesNth"
					nth={
						<Listed items={rule.nth.map((n) => (n === 6 ? <T k="places.nthLast" /> : <T k="places.nth" n={n} />))} />
					}
					day={weekday(rule.day)}
				/>
			);
		case 'yearly':
			return <T k="places.closesYearly" from={monthDay(rule.from)} to={monthDay(rule.to)} />;
		case 'holiday':
			return <T k="places.closesHolidays" />;
		case 'dates':
			return <T k="places.closesYearly" from={dated(rule.from)} to={dated(rule.to)} />;
	}
}

function OnHoliday({ what }: { what: 'stay' | 'open' | 'open-then-next-day' | 'open-then-next-weekday' | undefined }) {
	if (what === 'open') return <T k="places.closesOnHolidayOpen" />;
	if (what === 'open-then-next-day') return <T k="places.closesOnHolidayNext" />;
	if (what === 'open-then-next-weekday') return <T k="places.closesOnHolidayNextWeekday" />;
	return null;
}

function Listed({ items }: { items: readonly ComponentChildren[] }) {
	return (
		<>
			{items.map((item, at) => (
				<span key={at}>
					{at > 0 && '・'}
					{item}
				</span>
			))}
		</>
	);
}

const weekday = (day: number) => <Marked text={weekdayMarked(day, 'long')} />;
const dated = (date: string) => <Marked text={dateMarked(date)} />;
/** A day of any year; a leap year, so that 02-29 has its words too. */
const monthDay = (monthAndDay: string) => <Marked text={dateMarked(`2024-${monthAndDay}`, 'day')} />;
