import type { ComponentChildren } from 'preact';
import type { Contact } from '../../contract/common.ts';
import { T } from '../i18n/text.tsx';
import { ContentText } from './content-text.tsx';
import { OutsideLink } from './outside-link.tsx';
import { PhoneNumber } from './phone-number.tsx';
import { useWide } from './use-wide.ts';

/** How to reach somebody, as pairs for `<Facts>`; what is not known is left out. */
export function contactFacts(contact: Contact | undefined): [ComponentChildren, ComponentChildren][] {
	if (!contact) return [];
	const phone = contact.phone && <PhoneNumber number={contact.phone} />;
	return [
		[<T k="details.contactHow" />, contact.throughDesk && <T k="details.contactThroughDesk" />],
		[<T k="details.contactName" />, contact.name && <ContentText text={contact.name} inline />],
		[
			<T k="details.contactPhone" />,
			phone && contact.extension ? (
				<T k="details.contactExtension" phone={phone} extension={contact.extension} />
			) : (
				phone
			),
		],
		[<T k="details.contactFax" />, contact.fax],
		[<T k="details.contactEmail" />, contact.email && <EmailAddress address={contact.email} />],
		[<T k="details.contactForm" />, contact.formUrl && <OutsideLink url={contact.formUrl} />],
		[<T k="details.contactNote" />, contact.note && <ContentText text={contact.note} lang="ja" />],
	];
}

function EmailAddress({ address }: { address: string }) {
	if (useWide() || !/^[^\s@]+@[^\s@]+$/.test(address)) return <>{address}</>;
	return <a href={`mailto:${address}`}>{address}</a>;
}
