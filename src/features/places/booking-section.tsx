import { PhoneNumber } from '../../ui/phone-number.tsx';
import './booking-section.css';
import type { LocalDate } from '../../../contract/common.ts';
import { addDays, type LocalMoment } from '../../../contract/dates.ts';
import type { BookingRules, Place } from '../../../contract/place.ts';
import type { Town } from '../../data/town.ts';
import { timeMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { Section } from '../../ui/screen.tsx';
import { type BookingMoment, bookingMoments } from './booking-moments.ts';

/** How a room is asked for, in the order in which one acts, then the rules in the place's own words. */
export function BookingSection({ town, place, now }: { town: Town; place: Place; now: LocalMoment }) {
	const { booking } = place;
	const isBookable = booking !== undefined && booking.channel !== 'none';
	const moments = isBookable ? bookingMoments(town, place, now) : [];
	return (
		<Section id="booking" heading={<T k="places.bookHeading" />}>
			<ol class="steps">
				{isBookable && (
					<li>
						<T k="places.stepLook" />
					</li>
				)}
				{isBookable && (
					<li>
						<WhenText booking={booking} />
					</li>
				)}
				<li>
					<HowText booking={booking} />
					<WhereText place={place} />
				</li>
			</ol>
			{isBookable && booking.channel === 'counter' && (
				<p>
					<T k="places.stepToday" />
				</p>
			)}
			{moments.length > 0 && (
				<Section level={3} heading={<T k="places.momentsHeading" />}>
					<ul class="moments">
						{moments.map((moment) => (
							<MomentLine key={`${moment.opens.date}${moment.opens.time}`} moment={moment} />
						))}
					</ul>
				</Section>
			)}
			{booking && <Rules booking={booking} />}
		</Section>
	);
}

function WhenText({ booking }: { booking: BookingRules }) {
	const n = booking.opensMonthsBefore;
	if (n === undefined) return <T k="places.stepWhenUnknown" />;
	const time = booking.opensAt ?? booking.windowHours?.from;
	if (!time) return <T k="places.stepWhen" n={n} />;
	return <T k="places.stepWhenAt" n={n} time={<Marked text={timeMarked(time)} />} />;
}

const CHANNELS = {
	counter: 'places.stepCounter',
	request: 'places.stepRequest',
	instant: 'places.stepInstant',
	none: 'places.stepNone',
} as const;

function HowText({ booking }: { booking: BookingRules | undefined }) {
	if (booking?.nextStep) return <ContentText text={booking.nextStep} />;
	return <T k={CHANNELS[booking?.channel ?? 'none']} />;
}

function WhereText({ place }: { place: Place }) {
	const hours = place.booking?.windowHours;
	const range = hours && <TimeText from={hours.from} to={hours.to} />;
	const phone = place.contact?.phone;
	return (
		<>
			{range && (
				<p class="steps__where">
					{place.address ? (
						<T k="places.stepWhere" address={<span lang="ja">{place.address}</span>} range={range} />
					) : (
						<T k="places.stepWindow" range={range} />
					)}
				</p>
			)}
			{phone && (
				<p class="steps__where">
					<PhoneNumber number={phone} large />
				</p>
			)}
		</>
	);
}

function MomentLine({ moment: { opens, days } }: { moment: BookingMoment }) {
	const openDate = <DateText date={opens.date} />;
	return (
		<li class="moments__line">
			<span class="moments__when">
				{opens.time ? (
					<T k="places.moment" openDate={openDate} time={<Marked text={timeMarked(opens.time)} />} />
				) : (
					<T k="places.momentDay" openDate={openDate} />
				)}
			</span>
			<span>
				<T k="places.momentFor" days={<DaysText days={days} />} />
				{opens.assumed && (
					<span class="moments__assumed">
						<T k="places.assumed" />
					</span>
				)}
			</span>
		</li>
	);
}

/** Three days and more that follow one another are a stretch. */
function DaysText({ days }: { days: readonly LocalDate[] }) {
	const first = days[0];
	const last = days.at(-1);
	if (!first || !last) return null;
	if (days.length > 2 && addDays(first, days.length - 1) === last) {
		return <T k="places.momentUntil" from={<DateText date={first} />} to={<DateText date={last} />} />;
	}
	return (
		<>
			{days.map((day, at) => (
				<span key={day}>
					{at > 0 && '、'}
					<DateText date={day} />
				</span>
			))}
		</>
	);
}

function Rules({ booking }: { booking: BookingRules }) {
	const { minPeople, perDay, perMonth, individuals, closesDaysBefore, words } = booking;
	return (
		<Section level={3} heading={<T k="places.rulesHeading" />}>
			<ul class="rules">
				{minPeople !== undefined && minPeople > 1 && (
					<li>
						<T k="places.ruleMinPeople" n={minPeople} />
					</li>
				)}
				{perDay !== undefined && (
					<li>
						<T k="places.rulePerDay" n={perDay} />
					</li>
				)}
				{perMonth !== undefined && (
					<li>
						<T k="places.rulePerMonth" n={perMonth} />
					</li>
				)}
				{individuals === 'yes' && (
					<li>
						<T k="places.ruleIndividualsYes" />
					</li>
				)}
				{individuals === 'no' && (
					<li>
						<T k="places.ruleIndividualsNo" />
					</li>
				)}
				{closesDaysBefore !== undefined && (
					<li>
						{closesDaysBefore === 0 ? (
							<T k="places.ruleClosesSameDay" />
						) : (
							<T k="places.ruleCloses" n={closesDaysBefore} />
						)}
					</li>
				)}
				{words?.map((word) => (
					<li key={word.ja}>
						<ContentText text={word} inline />
					</li>
				))}
			</ul>
			<p class="rules__ask">
				<T k="places.rulesAsk" />
			</p>
		</Section>
	);
}
