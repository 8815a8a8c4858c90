import './when-section.css';
import type { Event } from '../../../contract/event.ts';
import { paths } from '../../../contract/paths.ts';
import { isOff } from '../../data/event-status.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/screen.tsx';
import { StatusBadge } from '../../ui/state-sign.tsx';
import { Warning } from '../../ui/warning.tsx';
import type { Timetable } from './event-details.ts';
import { HolidayName } from './holiday-name.tsx';

const DOUBTS: Record<string, MessageKey> = {
	'ends-before-start': 'events.doubtEndsBeforeStart',
	'end-unread': 'events.doubtEndUnread',
};

/** The date large, the time beside it, and always the words of the source: both may matter. */
export function WhenSection({ event, timetable }: { event: Event; timetable: Timetable }) {
	const { shown, until, others, hasMore, skipped } = timetable;
	const doubts = [...new Set((event.doubts ?? []).map((doubt) => DOUBTS[doubt] ?? 'events.doubtOther'))];
	return (
		<Section heading={<T k="events.when" />}>
			{shown ? <Hero event={event} timetable={timetable} /> : <T k="events.whenUnknown" />}
			{doubts.map((k) => (
				<Warning key={k}>
					<T k={k} />
				</Warning>
			))}
			<Facts
				items={[
					[<T k="events.whenSource" />, event.when.text && <ContentText text={event.when.text} lang={event.lang} />],
					[
						<T k="events.otherTimes" />,
						!until && others.length > 0 && (
							<ul class="other-times">
								{others.map((time) => (
									<li key={`${time.date} ${time.from ?? ''}`}>
										<a class="other-times__link" href={paths.event(event.id, time.date)} data-replace>
											{isOff(time.status) ? (
												<s>
													<DateText date={time.date} />
												</s>
											) : (
												<DateText date={time.date} />
											)}{' '}
											{time.from && <TimeText from={time.from} to={time.to} />}
										</a>{' '}
										<StatusBadge status={time.status} />
									</li>
								))}
								{hasMore && (
									<li>
										<T k="events.moreTimes" />
									</li>
								)}
							</ul>
						),
					],
					[
						<T k="events.skipped" />,
						skipped.length > 0 &&
							skipped.map((date, at) => (
								<>
									{at > 0 && '、'}
									<DateText date={date} />
								</>
							)),
					],
				]}
			/>
		</Section>
	);
}

function Hero({ event, timetable: { shown, until } }: { event: Event; timetable: Timetable }) {
	if (!shown) return null;
	const off = isOff(shown.status);
	const date = <DateText date={until ? (event.when.startDate ?? shown.date) : shown.date} style="long" />;
	const words = until ? <T k="events.stretch" from={date} to={<DateText date={until} style="long" />} /> : date;
	const whole = (
		<>
			<span class="when-hero__date">{words}</span> {!until && <HolidayName date={shown.date} />}{' '}
			<span class="when-hero__time">
				{shown.from ? <TimeText from={shown.from} to={shown.to} /> : <T k="events.timeUnknown" />}
			</span>
		</>
	);
	return <p class="when-hero">{off ? <s>{whole}</s> : whole}</p>;
}
