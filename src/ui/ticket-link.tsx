import './hand-over-ticket.css';
import { t } from '../i18n/t.ts';
import { T } from '../i18n/text.tsx';
import { Fold } from './fold.tsx';
import { QrCode } from './qr-code.tsx';
import { ShareButton } from './share-button.tsx';

/** The way to what was told here from another of one's devices: whoever has it sees the answer, so it is shown only when asked for. */
export function TicketLink({ path, title }: { path: string; title: string }) {
	return (
		<Fold name={<T k="common.ticketLink" />} isOpen={false}>
			<figure class="hand-over-ticket">
				<QrCode text={new URL(path, location.origin).href} label={t('common.ticketQr')} />
				<figcaption class="phrase">
					<T k="common.ticketLinkHow" />
				</figcaption>
				<ShareButton title={title} path={path} />
			</figure>
		</Fold>
	);
}
