import type { ComponentChildren } from 'preact';
import type { Lent } from '../../../contract/lent.ts';
import type { Place } from '../../../contract/place.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FeeText } from '../../ui/fee-text.tsx';
import { ASK_WORDS, PurposesText, WHO_WORDS } from '../../ui/lent-words.tsx';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';
import { Section } from '../../ui/screen.tsx';

/** How a place that its keeper lends is used: first how one asks, since nobody here knows when it is free. */
export function LentSection({ place, lent }: { place: Place; lent: Lent }) {
	const { contact, url, address } = place;
	return (
		<Section id="lent" heading={<T k="places.lentHeading" />}>
			<ol class="steps">
				<li>
					<T k="places.lentStepLook" />
				</li>
				<li>
					<T k="places.lentStepAsk" />
					{lent.askText && <ContentText text={lent.askText} />}
					<ul class="lent__ways">
						{lent.askBy.map((way) => (
							<li key={way}>
								<T k={ASK_WORDS[way]} />{' '}
								{way === 'phone' && contact?.phone && <PhoneNumber number={contact.phone} large />}
								{way === 'web' && url && <OutsideLink url={url} />}
								{way === 'counter' && address && <span lang="ja">{address}</span>}
							</li>
						))}
					</ul>
				</li>
			</ol>
			<Facts
				items={[
					[<T k="places.lentFor" />, <PurposesText lent={lent} />],
					[<T k="places.lentWho" />, <T k={WHO_WORDS[lent.who]} />],
					[<T k="places.lentHours" />, place.hoursText && <ContentText text={place.hoursText} />],
					[<T k="places.fee" />, place.fee && <FeeText fee={place.fee} />],
					[<T k="places.lentConditions" />, lent.conditions && <ContentText text={lent.conditions} />],
				]}
			/>
		</Section>
	);
}

/** In a list: what kind of place, and for whom. */
export function lentBadges({ typeText }: Place, lent: Lent): ComponentChildren[] {
	return [...(typeText ? [<span lang="ja">{typeText}</span>] : []), <T k={WHO_WORDS[lent.who]} />];
}
