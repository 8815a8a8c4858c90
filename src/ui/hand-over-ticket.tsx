import './hand-over-ticket.css';
import { outwardUrl } from '../../contract/outward.ts';
import { kiosk } from '../data/kiosk-state.ts';
import { t } from '../i18n/t.ts';
import { T } from '../i18n/text.tsx';
import { QrCode } from './qr-code.tsx';

/** The way back to what was told here, for the phone of whoever told it: this device keeps nothing of it. `path` holds the token. */
export function HandOverTicket({ path }: { path: string }) {
	const url = kiosk.value ? outwardUrl(location.origin, path) : new URL(path, location.origin).href;
	return (
		<figure class="hand-over-ticket">
			<QrCode text={url} label={t('common.ticketQr')} />
			<figcaption class="phrase">
				<T k="common.ticketQrHow" />
			</figcaption>
		</figure>
	);
}
