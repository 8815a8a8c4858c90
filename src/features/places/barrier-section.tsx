import type { Presence } from '../../../contract/common.ts';
import { ACCESSIBILITY_ITEMS, type AccessibilityItem, type Place } from '../../../contract/place.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/screen.tsx';
import { PRESENCE } from './access-section.tsx';

/** バリアフリー as 有・無・非公開. What is not known is said in one line, and never taken for 無. */
export function BarrierSection({ place }: { place: Place }) {
	const of = (item: AccessibilityItem): Presence => place.accessibility?.[item] ?? 'unknown';
	const known = ACCESSIBILITY_ITEMS.filter((item) => of(item) !== 'unknown');
	const unknown = ACCESSIBILITY_ITEMS.filter((item) => of(item) === 'unknown');
	return (
		<Section id="barrier-free" heading={<T k="places.barrierHeading" />}>
			{place.accessibilityText && <ContentText text={place.accessibilityText} lang={place.lang} />}
			<Facts items={known.map((item) => [<T k={`places.${item}`} />, <T k={PRESENCE[of(item)]} />])} />
			{known.length === 0 ? (
				<p>
					<T k="places.barrierNone" />
				</p>
			) : (
				unknown.length > 0 && (
					<p class="place__unknown-items">
						<T k="places.barrierRest" items={unknown.map((item) => t(`places.${item}`)).join('、')} />
					</p>
				)
			)}
		</Section>
	);
}
