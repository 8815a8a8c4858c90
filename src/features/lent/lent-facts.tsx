import type { LentSaid } from '../../../contract/lent-place.ts';
import { ACCESSIBILITY_ITEMS } from '../../../contract/place.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FeeText } from '../../ui/fee-text.tsx';
import { ASK_WORDS, PurposesText, WHO_WORDS } from '../../ui/lent-words.tsx';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';

/** Everything that readers see, or will see, of a place. */
export function LentFacts({ said }: { said: LentSaid }) {
	const own = (text: string | undefined) => text && <ContentText text={text} />;
	const items = ACCESSIBILITY_ITEMS.filter((item) => said.accessibility?.[item] === 'yes');
	return (
		<Facts
			items={[
				[<T k="lent.placeName" />, own(said.name)],
				[<T k="lent.typeText" />, own(said.typeText)],
				[<T k="lent.description" />, own(said.description)],
				[<T k="places.address" />, own(said.address)],
				[<T k="places.lentFor" />, <PurposesText lent={said} />],
				[<T k="places.lentWho" />, <T k={WHO_WORDS[said.who]} />],
				[<T k="places.lentHours" />, own(said.hoursText)],
				[<T k="places.fee" />, <FeeText fee={said.fee} />],
				[<T k="places.capacity" />, said.capacity && <T k="places.capacityValue" n={said.capacity} />],
				[<T k="places.lentConditions" />, own(said.conditions)],
				[
					<T k="lent.askBy" />,
					said.askBy.map((way, at) => (
						<span key={way}>
							{at > 0 && '・'}
							<T k={ASK_WORDS[way]} />
						</span>
					)),
				],
				[<T k="places.phone" />, said.phone && <PhoneNumber number={said.phone} />],
				[<T k="places.website" />, said.url && <OutsideLink url={said.url} />],
				[<T k="lent.askText" />, own(said.askText)],
				[
					<T k="places.barrierHeading" />,
					items.length > 0 &&
						items.map((item, at) => (
							<span key={item}>
								{at > 0 && '・'}
								<T k={`places.${item}`} />
							</span>
						)),
				],
				['', own(said.accessibilityText)],
			]}
		/>
	);
}
