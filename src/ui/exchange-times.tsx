import type { TimeBand } from '../../contract/exchange.ts';
import { Marked, T } from '../i18n/text.tsx';
import { daysMarked, TIME_WORDS } from './exchange-words.ts';

/** Days and times of the day, as short as can be. */
export function ExchangeTimes({ days, bands }: { days: readonly number[]; bands: readonly TimeBand[] }) {
	return (
		<>
			{days.length > 0 && <Marked text={daysMarked(days)} />}
			{days.length > 0 && bands.length > 0 && ' '}
			{bands.map((band, at) => (
				<>
					{at > 0 && '・'}
					<T k={TIME_WORDS[band]} />
				</>
			))}
		</>
	);
}
