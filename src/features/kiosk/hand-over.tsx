/**
 * What a person does for themselves (asking for a room, keeping, signing in) is done on their own phone: the tablet shows the
 * way there. No name and no number is typed on the glass in the lobby.
 */
import './hand-over.css';
import { outwardUrl } from '../../../contract/outward.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Screen } from '../../ui/screen.tsx';

export function HandOver({ href }: { href: string }) {
	const address = `${location.origin}${href}`;
	return (
		<Screen title={<T k="kiosk.handOverTitle" />} lead={<T k="kiosk.handOverLead" />}>
			<div class="hand-over">
				<QrCode text={outwardUrl(location.origin, href)} label={t('kiosk.handOverQr')} />
				<ol class="hand-over__steps">
					<li>
						<T k="kiosk.handOverStep1" />
					</li>
					<li>
						<T k="kiosk.handOverStep2" />
					</li>
					<li>
						<T k="kiosk.handOverStep3" />
					</li>
				</ol>
			</div>
			<p class="hand-over__address">{decodeURI(address)}</p>
		</Screen>
	);
}
