import './known-note.css';
import type { Place } from '../../contract/place.ts';
import type { Known } from '../data/room-days.ts';
import { formatAge } from '../i18n/format.ts';
import { Named, T } from '../i18n/text.tsx';
import { Icon } from './icon.tsx';

/** As of when, and who says so: quiet while it is fresh, loud when it is old or when nobody said anything. */
export function KnownNote({ known, place, nowMs }: { known: Known | null; place: Place; nowMs: number }) {
	const name = <Named name={place.name} kana={place.nameKana} en={place.nameEn} />;
	if (known && !known.isOld) {
		return (
			<p class="known-note phrase">
				<KnownWords known={known} nowMs={nowMs} />
			</p>
		);
	}
	return (
		<p class="known-note known-note--old">
			<Icon name="warning" />
			<span class="phrase">
				{known ? (
					<T k="rooms.old" age={formatAge(known.asOf, nowMs)} place={name} />
				) : (
					<T k="rooms.nothingKnown" place={name} />
				)}
			</span>
		</p>
	);
}

export function KnownWords({ known, nowMs }: { known: Known; nowMs: number }) {
	const age = formatAge(known.asOf, nowMs);
	return known.statedBy ? <T k="rooms.known" age={age} who={known.statedBy} /> : <T k="rooms.knownNobody" age={age} />;
}
