import type { Lent } from '../../../contract/lent.ts';
import type { Place } from '../../../contract/place.ts';
import { Sheet, SheetFacts } from './sheet.tsx';
import { LENT_ON_PAPER as WORDS } from './sheet-words.ts';

/** A place that its keeper lends, to take along: how one asks stands first. */
export function PlaceSheet({ of: place, lent, stamps }: { of: Place; lent: Lent; stamps: boolean }) {
	const { fee, contact } = place;
	const ask = lent.askBy.map((way) => WORDS.askBy[way]).join('、');
	return (
		<Sheet thing={{ kind: 'place', id: place.id }} place={place.typeText ?? ''} stamps={stamps}>
			<h2 class="sheet__title">{place.name}</h2>
			<p class="sheet__lead">{place.description?.ja}</p>
			<p class="sheet__lead">{WORDS.notKnown}</p>
			<SheetFacts
				items={[
					[
						WORDS.ask,
						<>
							{[ask, contact?.phone, place.url].filter(Boolean).join(' ')}
							{lent.askText && <br />}
							{lent.askText}
						</>,
					],
					[WORDS.purposes, lent.purposes.map((purpose) => WORDS.purpose[purpose]).join('・')],
					[WORDS.lentTo, WORDS.who[lent.who]],
					[WORDS.hours, place.hoursText],
					[WORDS.fee, fee?.text ?? (fee?.kind === 'free' ? WORDS.free : undefined)],
					[WORDS.capacity, place.capacity && `${place.capacity}人`],
					[WORDS.conditions, lent.conditions],
					[WORDS.address, [place.address, place.access].filter(Boolean).join(' ')],
					[WORDS.barrier, place.accessibilityText],
				]}
			/>
		</Sheet>
	);
}
