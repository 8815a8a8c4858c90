import { toTokyo } from '../../../contract/dates.ts';
import type { EmergencyHere } from '../../data/emergency.ts';
import { dateMarked, formatAge, timeMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';

/** By whose word it holds, and since when; a tablet's own, until when. */
export function BegunBy({ here, nowMs }: { here: EmergencyHere; nowMs: number }) {
	if (here.of === 'tablet') {
		const until = toTokyo(here.untilMs);
		return <T k="emergency.byTablet" until={<Marked text={`${dateMarked(until.date)} ${timeMarked(until.time)}`} />} />;
	}
	const { by, since } = here.row;
	return (
		<T
			k={here.of === 'town' ? 'emergency.byTown' : 'emergency.byPlace'}
			who={by ?? ''}
			age={since === undefined ? '' : formatAge(since, nowMs)}
		/>
	);
}
