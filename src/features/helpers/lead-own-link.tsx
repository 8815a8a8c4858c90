import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { keep } from '../../data/keep.ts';
import { newTicket } from '../../data/new-ticket.ts';
import { outbox } from '../../data/outbox.ts';
import { newUuid } from '../../data/uuid.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Section } from '../../ui/screen.tsx';

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

/** What the person takes home: a code for their camera, and the same in letters. */
export function OwnLinkCard({ link: { helperId, token } }: { link: OwnLink }) {
	const address = location.origin + paths.helping(token);
	const waits = outbox.value.some(({ args }) => args.helperId === helperId);
	return (
		<Section heading={<T k="helpersLead.linkTitle" />}>
			<p>
				<T k="helpersLead.linkLead" />
			</p>
			<div class="helpers__link">
				<QrCode text={address} label={t('helpersLead.linkLabel')} />
				<p class="helpers__address">{address}</p>
			</div>
			<p role="status">{waits && <T k="helpersLead.linkSending" />}</p>
		</Section>
	);
}
