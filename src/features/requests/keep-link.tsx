import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Section } from '../../ui/screen.tsx';
import { ShareButton } from '../../ui/share-button.tsx';

/** The way back from another device: whoever has this link may see, change and withdraw, so it is shown only when asked for. */
export function KeepLink({ token, name }: { token: string; name: string }) {
	const [isOpen, setOpen] = useState(false);
	const path = paths.ticket(token);
	return (
		<Section heading={<T k="requests.linkHeading" />}>
			<p>
				<T k="requests.linkHint" />
			</p>
			<div class="request__actions">
				<ShareButton title={t('requests.linkTitle', { room: name })} path={path}>
					<T k="requests.linkSend" />
				</ShareButton>
				<Button expanded={isOpen} onClick={() => setOpen(!isOpen)}>
					<T k={isOpen ? 'requests.linkHideQr' : 'requests.linkShowQr'} />
				</Button>
			</div>
			{isOpen && (
				<figure class="keep-link">
					<QrCode text={new URL(path, location.origin).href} label={t('requests.linkQr')} />
					<figcaption>
						<T k="requests.linkQrHint" />
					</figcaption>
				</figure>
			)}
		</Section>
	);
}
