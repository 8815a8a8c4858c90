import './hours-section.css';
import type { LocalDate } from '../../../contract/common.ts';
import type { ClosureRule, Place, RuleSet, WeeklyHours } from '../../../contract/place.ts';
import type { Town } from '../../data/town.ts';
import { weekdayMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/screen.tsx';
import { ClosureRuleText } from './closure-rule-text.tsx';
import { type ClosureAhead, closuresAhead } from './closures-ahead.ts';

/** Hours and closures: what we derived, and beside it always the source's own words. */
export function HoursSection({ town, place, today }: { town: Town; place: Place; today: LocalDate }) {
	const sets = (place.rules ?? []).filter((set) => !set.validTo || set.validTo >= today);
	const stated = place.statedHours;
	const ahead = closuresAhead(town, place, today);
	return (
		<Section id="hours" heading={<T k="places.hoursHeading" />}>
			{sets.length === 0 && (
				<p>
					<T k="places.hoursUnknown" />
				</p>
			)}
			{sets.map((set) => (
				<RuleSetHours key={`${set.validFrom}${set.validTo}`} set={set} isOnly={sets.length === 1} />
			))}
			<Facts
				items={[
					[
						<T k="places.hoursStated" />,
						sets.length === 0 && stated && (
							<>
								{stated.days && <Days days={stated.days} />}{' '}
								{stated.from && <TimeText from={stated.from} to={stated.to} />}
							</>
						),
					],
					[<T k="places.hoursSource" />, place.hoursText && <ContentText text={place.hoursText} lang={place.lang} />],
				]}
			/>
			{sets.length > 0 && (
				<Section level={3} heading={<T k="places.aheadHeading" />}>
					{ahead.length === 0 ? (
						<p>
							<T k="places.aheadNone" />
						</p>
					) : (
						<ul class="closures">
							{ahead.map((closure) => (
								<ClosureLine key={closure.from} closure={closure} />
							))}
						</ul>
					)}
				</Section>
			)}
		</Section>
	);
}

function RuleSetHours({ set, isOnly }: { set: RuleSet; isOnly: boolean }) {
	const regular = set.closures.filter((rule) => rule.rule !== 'dates');
	return (
		<div class="rule-set">
			{!isOnly && (
				<h3 class="rule-set__when">
					{set.reason ? <ContentText text={set.reason} inline /> : set.validTo && <T k="places.hoursTemporary" />}{' '}
					{set.validFrom && <T k="places.hoursFrom" date={<DateText date={set.validFrom} />} />}{' '}
					{set.validTo && <T k="places.hoursUntil" date={<DateText date={set.validTo} />} />}
				</h3>
			)}
			<Facts
				items={[
					...set.hours.map((hours) => [<HoursDays hours={hours} />, <HoursRanges hours={hours} />] as const),
					[<T k="places.closesRegular" />, regular.length > 0 && <RegularClosures rules={regular} />],
				]}
			/>
		</div>
	);
}

function HoursDays({ hours }: { hours: WeeklyHours }) {
	return (
		<>
			{hours.days.length > 0 && <Days days={hours.days} />}
			{hours.onHolidays && (
				<>
					{hours.days.length > 0 && '・'}
					<T k="places.hoursHolidays" />
				</>
			)}
		</>
	);
}

function Days({ days }: { days: readonly number[] }) {
	if (days.length === 7) return <T k="places.hoursEveryDay" />;
	// a week in words begins on Monday and ends with the weekend
	const ordered = [...days].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
	return (
		<>
			{ordered.map((day, at) => (
				<span key={day}>
					{at > 0 && '・'}
					<Marked text={weekdayMarked(day)} />
				</span>
			))}
		</>
	);
}

function HoursRanges({ hours }: { hours: WeeklyHours }) {
	return (
		<>
			{hours.ranges.map((range, at) => (
				<span key={range.from}>
					{at > 0 && '、'}
					<TimeText from={range.from} to={range.to} />
				</span>
			))}
		</>
	);
}

function RegularClosures({ rules }: { rules: readonly ClosureRule[] }) {
	return (
		<ul class="rule-set__closures">
			{rules.map((rule, at) => (
				<li key={at}>
					<ClosureRuleText rule={rule} />
				</li>
			))}
		</ul>
	);
}

function ClosureLine({ closure: { from, to, reason, openStill } }: { closure: ClosureAhead }) {
	return (
		<li class="closures__line">
			<span class="closures__when">
				{from === to ? (
					<DateText date={from} />
				) : (
					<T k="places.aheadRange" from={<DateText date={from} />} to={<DateText date={to} />} />
				)}
			</span>
			<span>
				{reason && <ContentText text={reason} inline />}
				{openStill.length > 0 && (
					<span class="closures__still">
						<T
							k="places.aheadPartly"
							ranges={openStill.map((range, at) => (
								<span key={range.from}>
									{at > 0 && '、'}
									<TimeText from={range.from} to={range.to} />
								</span>
							))}
						/>
					</span>
				)}
			</span>
		</li>
	);
}
