import type { Closure } from '../../../contract/closure.ts';
import { formatTime } from '../../i18n/format.ts';
import { T } from '../../i18n/text.tsx';
import { DateText } from '../../ui/date-text.tsx';

/** 11月24日（火） 17:30から · 11月24日（火）から 11月26日（木）まで */
export function ClosureWhen({ closure }: { closure: Pick<Closure, 'from' | 'to' | 'fromTime' | 'toTime'> }) {
	const { from, to, fromTime, toTime } = closure;
	if (from === to) {
		return (
			<>
				<DateText date={from} />{' '}
				{fromTime ? (
					<T k="desk.fromTime" time={formatTime(fromTime)} />
				) : toTime ? (
					<T k="desk.toTime" time={formatTime(toTime)} />
				) : (
					<T k="desk.allDay" />
				)}
			</>
		);
	}
	return (
		<T
			k="desk.fromTo"
			from={
				<>
					<DateText date={from} /> {fromTime && formatTime(fromTime)}
				</>
			}
			to={
				<>
					<DateText date={to} /> {toTime && formatTime(toTime)}
				</>
			}
		/>
	);
}
