import { toTokyo } from '../../../contract/dates.ts';
import { formatTime } from '../../i18n/format.ts';

/** The clock's time in Japan of an instant. */
export function formatTimeOf(instant: string): string {
	return formatTime(toTokyo(Date.parse(instant)).time);
}
