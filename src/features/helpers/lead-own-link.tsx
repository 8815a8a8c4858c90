import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { keep } from '../../data/keep.ts';
import { newTicket } from '../../data/new-ticket.ts';
import { outbox } from '../../data/outbox.ts';
import { newUuid } from '../../data/uuid.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { LinkCard } from '../../ui/link-card.tsx';

export type OwnLink = { helperId: string; token: string };

/** Makes a person's own link, or another in its place. It is never kept: what is shown is shown once. */
export function useOwnLink() {
	const [link, show] = useState<OwnLink | null>(null);
	const [isFull, setFull] = useState(false);
	const make = async (helperId = newUuid(now.peek().ms)) => {
		const { token, ticketHash } = await newTicket();
		const kept = await keep('helper.link', { helperId, ticketHash });
		setFull(kept === 'full');
		if (kept === 'kept') show({ helperId, token });
	};
	return { link, show, make, isFull };
}

export function OwnLinkCard({ link: { helperId, token } }: { link: OwnLink }) {
	const waits = outbox.value.some(({ args }) => args.helperId === helperId);
	return (
		<LinkCard
			heading={<T k="helpersLead.linkTitle" />}
			lead={<T k="helpersLead.linkLead" />}
			label={t('helpersLead.linkLabel')}
			path={paths.helping(token)}
			sending={waits && <T k="helpersLead.linkSending" />}
		/>
	);
}
