/** How long ago something was said, as whoever depends on it wants to know: minutes, hours, days. */
import { t } from './t.ts';

const MINUTE_MS = 60_000;

export function formatAgo(saidMs: number, nowMs: number): string {
	const minutes = Math.floor(Math.max(0, nowMs - saidMs) / MINUTE_MS);
	if (minutes < 2) return t('emergency.agoNow');
	if (minutes < 60) return t('emergency.agoMinutes', { n: minutes });
	if (minutes < 48 * 60) return t('emergency.agoHours', { n: Math.floor(minutes / 60) });
	return t('emergency.agoDays', { n: Math.floor(minutes / (24 * 60)) });
}
