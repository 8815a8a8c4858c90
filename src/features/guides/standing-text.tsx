import type { LocalMoment } from '../../../contract/dates.ts';
import type { Guide } from '../../../contract/guide.ts';
import type { Town } from '../../data/town.ts';
import { timeMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { deskState, type Standing } from './queries.ts';

/** Whether one can still apply, in the fewest words that are true. */
export function StandingText({ guide, standing }: { guide: Guide; standing: Standing }) {
	switch (standing.is) {
		case 'open': {
			if (standing.daysLeft === undefined) return <T k="guides.openNoDeadline" />;
			if (standing.daysLeft > 0) return <T k="guides.daysLeft" n={standing.daysLeft} />;
			const time = guide.apply?.untilTime;
			return time ? <T k="guides.lastDayAt" time={<Marked text={timeMarked(time)} />} /> : <T k="guides.lastDay" />;
		}
		case 'not-yet':
			return standing.from ? (
				<T k="guides.notYet" date={<DateText date={standing.from} />} />
			) : (
				<T k="guides.notYetUnknown" />
			);
		case 'over':
			return <T k="guides.over" />;
		case 'unknown':
			return <T k="guides.deadlineUnknown" />;
		case 'always':
			return null;
	}
}

/** Whether somebody is there now. */
export function DeskStateText({ town, desk, now }: { town: Town; desk: Guide; now: LocalMoment }) {
	const state = deskState(town, desk, now);
	switch (state.is) {
		case 'open':
			return <T k="guides.deskOpen" time={<Marked text={timeMarked(state.until)} />} />;
		case 'closed':
			return state.next ? (
				<T
					k="guides.deskClosedUntil"
					date={<DateText date={state.next.date} />}
					time={<Marked text={timeMarked(state.next.from)} />}
				/>
			) : (
				<T k="guides.deskClosed" />
			);
		case 'holiday':
			return <T k="guides.deskHoliday" />;
		case 'place-closed':
			return <T k="guides.deskPlaceClosed" />;
		case 'unknown':
			return <T k="guides.deskUnknown" />;
	}
}

export function isDeskOpen(town: Town, desk: Guide, now: LocalMoment): boolean {
	return deskState(town, desk, now).is === 'open';
}
