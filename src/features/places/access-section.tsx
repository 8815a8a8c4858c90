import type { Contact, Presence } from '../../../contract/common.ts';
import type { Place } from '../../../contract/place.ts';
import type { Town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';
import { Section } from '../../ui/screen.tsx';

/** Where it is, how one gets there, whom one can ask. */
export function AccessSection({ town, place }: { town: Town; place: Place }) {
	const { contact } = place;
	return (
		<Section id="access" heading={<T k="places.accessHeading" />}>
			<Facts
				items={[
					[<T k="places.address" />, addressText(place)],
					[<T k="places.access" />, own(place, place.access)],
					[<T k="places.parking" />, own(place, place.parking)],
					[<T k="places.phone" />, contact?.phone && <Phone contact={contact} />],
					[<T k="places.fax" />, contact?.fax],
					[<T k="places.email" />, contact?.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>],
					[<T k="places.form" />, contact?.formUrl && <Outside url={contact.formUrl} />],
					[<T k="places.website" />, place.url && <Outside url={place.url} />],
					[<T k="places.operator" />, own(place, place.operator)],
					[<T k="places.type" />, own(place, place.typeText)],
					[<T k="places.aliases" />, own(place, place.aliases?.join('、'))],
					[<T k="places.areas" />, areaNames(town, place)],
					[
						<T k="places.capacity" />,
						place.capacity !== undefined && <T k="places.capacityValue" n={place.capacity} />,
					],
					[<T k="places.fee" />, !place.lent && feeText(place)],
					[<T k="places.admits" />, own(place, place.admits)],
					[<T k="places.temporaryCare" />, place.temporaryCare && t(PRESENCE[place.temporaryCare])],
					[<T k="places.note" />, own(place, place.note)],
				]}
			/>
		</Section>
	);
}

export const PRESENCE: Record<Presence, MessageKey> = {
	yes: 'places.has',
	no: 'places.hasNot',
	withheld: 'places.withheld',
	unknown: 'places.notKnown',
};

const own = (place: Place, text: string | undefined) => text && <ContentText text={text} lang={place.lang} inline />;

function addressText(place: Place) {
	const text = [place.postalCode && `〒${place.postalCode}`, place.address, place.addressDetail]
		.filter(Boolean)
		.join(' ');
	return text && <span lang="ja">{text}</span>;
}

function Phone({ contact }: { contact: Contact }) {
	return (
		<>
			{contact.phone && <PhoneNumber number={contact.phone} />}
			{contact.extension && (
				<>
					{' '}
					<T k="places.extension" n={contact.extension} />
				</>
			)}
			{contact.name && (
				<>
					{' '}
					<span lang="ja">{contact.name}</span>
				</>
			)}
		</>
	);
}

/** Only addresses that a browser opens as pages. */
function Outside({ url }: { url: string }) {
	if (!/^https?:\/\//.test(url)) return <>{url}</>;
	return (
		<a href={url} target="_blank" rel="noreferrer noopener">
			{url}
			<span class="visually-hidden">
				<T k="common.opensElsewhere" />
			</span>
		</a>
	);
}

function areaNames(town: Town, place: Place): string {
	const names = new Map(town.profile?.areas.map((area) => [area.id, area.name]));
	return (place.areaIds ?? []).flatMap((id) => names.get(id) ?? []).join('、');
}

function feeText({ fee, lang }: Place) {
	if (!fee) return null;
	if (fee.text) return <ContentText text={fee.text} lang={lang} inline />;
	return (
		<T k={fee.kind === 'free' ? 'places.feeFree' : fee.kind === 'paid' ? 'places.feePaid' : 'places.feeUnknown'} />
	);
}
