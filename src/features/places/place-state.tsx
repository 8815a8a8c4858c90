import './place-state.css';
import { timeMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import type { NextOpening, PlaceToday } from './place-today.ts';

/** 開館中 21:30まで · 休館 · 開いているか わかりません. Sign, word, and when it changes. */
export function PlaceState({ today, whole }: { today: PlaceToday; whole?: boolean }) {
	return (
		<span class={`place-state place-state--${today.kind}`}>
			<span class="place-state__words phrase">
				<Words today={today} />
			</span>
			{'next' in today && today.next && (
				<>
					{' '}
					<span class="place-state__next">
						<NextText next={today.next} />
					</span>
				</>
			)}
			{whole && 'reason' in today && today.reason && (
				<span class="place-state__why">
					{today.kind === 'closed' ? (
						<ContentText text={today.reason} inline />
					) : (
						<T k="places.stateSpecial" reason={<ContentText text={today.reason} inline />} />
					)}
				</span>
			)}
		</span>
	);
}

function Words({ today }: { today: PlaceToday }) {
	switch (today.kind) {
		case 'open':
			return <T k="places.stateOpen" time={<Marked text={timeMarked(today.until)} />} />;
		case 'later':
			return <T k="places.stateLater" time={<Marked text={timeMarked(today.from)} />} />;
		case 'over':
			return <T k="places.stateOver" />;
		case 'closed':
			return <T k="places.stateClosed" />;
		case 'unknown':
			return <T k="places.stateUnknown" />;
	}
}

function NextText({ next }: { next: NextOpening }) {
	return <T k="places.stateNext" date={<DateText date={next.date} />} time={<Marked text={timeMarked(next.from)} />} />;
}
