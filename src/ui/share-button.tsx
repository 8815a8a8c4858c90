import { useState } from 'preact/hooks';
import { T } from '../i18n/text.tsx';
import { Button } from './button.tsx';

/** The system's share sheet where there is one, else the link in the clipboard, else the link to write down. */
export function ShareButton({ title, path }: { title: string; path: string }) {
	const [told, setTold] = useState<'copied' | 'by-hand' | null>(null);
	const share = async () => {
		const url = new URL(path, location.origin).href;
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
				<T k="common.share" />
			</Button>
			<span role="status">
				{told === 'copied' && <T k="common.shareCopied" />}
				{told === 'by-hand' && <T k="common.shareFailed" url={new URL(path, location.origin).href} />}
			</span>
		</>
	);
}
