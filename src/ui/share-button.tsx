import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { outwardUrl } from '../../contract/outward.ts';
import { T } from '../i18n/text.tsx';
import { Button } from './button.tsx';
import { takeHome } from './take-home.ts';

/**
 * The system's share sheet where there is one, else the link in the clipboard, else the link to write down. On a kiosk: the
 * way onto one's own phone.
 */
export function ShareButton({
	title,
	path,
	children,
}: {
	title: string;
	path: string;
	/** other words on it than 「人に知らせる」 */
	children?: ComponentChildren;
}) {
	const [told, setTold] = useState<'copied' | 'by-hand' | null>(null);
	const take = takeHome.value;
	// nothing goes into the clipboard of a device that is nobody's
	if (take) {
		return (
			<Button icon="qr" onClick={take}>
				<T k="take.open" />
			</Button>
		);
	}
	const url = outwardUrl(location.origin, path);
	const share = async () => {
		if (typeof navigator.share === 'function') {
			try {
				await navigator.share({ title, url });
				return;
			} catch (reason) {
				// closing the sheet without sharing is an answer, not a failure
				if (reason instanceof DOMException && reason.name === 'AbortError') return;
			}
		}
		try {
			await navigator.clipboard.writeText(url);
			setTold('copied');
		} catch {
			setTold('by-hand');
		}
	};
	return (
		<>
			<Button icon="share" onClick={() => void share()}>
				{children ?? <T k="common.share" />}
			</Button>
			<span role="status">
				{told === 'copied' && <T k="common.shareCopied" />}
				{told === 'by-hand' && <T k="common.shareFailed" url={url} />}
			</span>
		</>
	);
}
