import { paths } from '../../../contract/paths.ts';
import type { Town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { addressOf } from '../../ui/filter-address.ts';
import type { Asker } from './find.ts';
import { type Alternative, alternativesTo } from './find-alternatives.ts';
import { BAND_WORDS } from './room-words.ts';
import { type Wish, writeWish } from './wish.ts';

/** Nothing is free: what was looked at, and the nearest wishes that would find something. */
export function NothingFree({ town, wish, asker, looked }: { town: Town; wish: Wish; asker: Asker; looked: number }) {
	if (looked === 0) {
		return <Empty title={<T k="rooms.emptyTitle" />} hint={<T k="rooms.emptyNoRoom" />} />;
	}
	const alternatives = alternativesTo(town, wish, asker);
	return (
		<Empty
			title={<T k="rooms.emptyTitle" />}
			hint={<T k="rooms.emptyLooked" n={looked} />}
			action={
				alternatives.length === 0 ? (
					<p>
						<T k="rooms.nearNone" />
					</p>
				) : (
					<>
						<h2 class="nothing-free__heading">
							<T k="rooms.nearHeading" />
						</h2>
						<ul class="nothing-free__list">
							{alternatives.map((alternative) => (
								<li key={JSON.stringify(alternative.patch)}>
									<LinkButton href={addressOf(paths.find(), writeWish({ ...wish, ...alternative.patch }))}>
										<Words alternative={alternative} />
									</LinkButton>
								</li>
							))}
						</ul>
					</>
				)
			}
		/>
	);
}

function Words({ alternative }: { alternative: Alternative }) {
	const n = alternative.free;
	switch (alternative.why) {
		case 'other-band':
			return <T k="rooms.nearBand" band={<T k={BAND_WORDS[alternative.band]} />} n={n} />;
		case 'other-day':
			return <T k="rooms.nearDay" date={<DateText date={alternative.date} />} n={n} />;
		case 'other-places':
			return <T k="rooms.nearPlaces" n={n} />;
		case 'any-purpose':
			return <T k="rooms.nearPurpose" n={n} />;
		case 'fewer-people':
			return <T k="rooms.nearPeople" n={n} />;
	}
}
