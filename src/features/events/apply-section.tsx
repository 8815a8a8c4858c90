import type { LocalMoment } from '../../../contract/dates.ts';
import type { Application, EventStatus } from '../../../contract/event.ts';
import { isOff } from '../../data/event-status.ts';
import { timeMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { Section } from '../../ui/screen.tsx';
import { applyingOf } from './event-details.ts';

/** Whether one can still apply, by the clock in Japan, and how. */
export function ApplySection({
	apply,
	status,
	isOver,
	now,
	lang,
}: {
	apply: Application | undefined;
	status: EventStatus;
	isOver: boolean;
	now: LocalMoment;
	lang: string | undefined;
}) {
	return (
		<Section heading={<T k="events.apply" />}>
			<p>
				<strong>
					{isOff(status) || isOver ? <NotAnyMore off={isOff(status)} /> : <State apply={apply} now={now} />}
				</strong>
			</p>
			{apply && (
				<Facts
					items={[
						[<T k="events.applyMethod" />, apply.method && <ContentText text={apply.method} lang={lang} />],
						[
							<T k="events.applyPeriod" />,
							(apply.from || apply.until) && (
								<>
									{apply.from && <T k="events.applyFrom" date={<Moment date={apply.from} time={apply.fromTime} />} />}{' '}
									{apply.until && (
										<T k="events.applyUntil" date={<Moment date={apply.until} time={apply.untilTime} />} />
									)}
								</>
							),
						],
						[<T k="events.applyOnline" />, apply.url && <OutsideLink url={apply.url} />],
						[<T k="events.applyNote" />, apply.note && <ContentText text={apply.note} lang={lang} />],
					]}
				/>
			)}
		</Section>
	);
}

function NotAnyMore({ off }: { off: boolean }) {
	return <T k={off ? 'events.applyOff' : 'events.overAlready'} />;
}

function State({ apply, now }: { apply: Application | undefined; now: LocalMoment }) {
	const { state, daysLeft } = applyingOf(apply, now);
	switch (state) {
		case 'not-needed':
			return <T k="events.applyNotNeeded" />;
		case 'closed':
			return <T k="events.applyClosed" />;
		case 'not-yet':
			return <T k="events.applyNotYet" date={apply?.from && <DateText date={apply.from} />} />;
		case 'open':
			return (
				<>
					<T k="events.applyOpen" />{' '}
					{daysLeft === 0 ? <T k="events.applyOpenLastDay" /> : <T k="events.applyOpenDays" n={daysLeft} />}
				</>
			);
		case 'unknown':
			return <T k={apply?.needed === 'yes' ? 'events.applyUnknown' : 'events.applyUnknownNeed'} />;
	}
}

function Moment({ date, time }: { date: string; time: string | undefined }) {
	return (
		<>
			<DateText date={date} /> {time && <Marked text={timeMarked(time)} />}
		</>
	);
}
