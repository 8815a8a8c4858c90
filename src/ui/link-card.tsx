import './link-card.css';
import type { ComponentChildren } from 'preact';
import { QrCode } from './qr-code.tsx';
import { Section } from './screen.tsx';

/** What somebody takes home: a code for their camera, and the same address in letters. */
export function LinkCard({
	heading,
	lead,
	label,
	path,
	sending,
}: {
	heading: ComponentChildren;
	lead: ComponentChildren;
	/** what the code is, for those who listen */
	label: string;
	/** below this server's own address */
	path: string;
	/** said while the server does not know it yet */
	sending: ComponentChildren;
}) {
	const address = location.origin + path;
	return (
		<Section heading={heading}>
			<p>{lead}</p>
			<div class="link-card">
				<QrCode text={address} label={label} />
				<p class="link-card__address">{address}</p>
			</div>
			<p role="status">{sending}</p>
		</Section>
	);
}
