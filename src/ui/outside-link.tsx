import type { ComponentChildren } from 'preact';
import { T } from '../i18n/text.tsx';
import { Icon } from './icon.tsx';

/**
 * A link that leaves for another site, in a window of its own. An address that a source wrote in a way no browser may
 * follow (`javascript:`, a bare word) is shown as the text it is.
 */
export function OutsideLink({ url, children }: { url: string; children?: ComponentChildren }) {
	if (!isWebAddress(url)) return <>{url}</>;
	return (
		<a href={url} target="_blank" rel="noopener noreferrer">
			{children ?? url}
			<Icon name="external" />
			<span class="visually-hidden">
				<T k="common.opensElsewhere" />
			</span>
		</a>
	);
}

export function isWebAddress(url: string): boolean {
	return /^https?:\/\/[^\s/]/i.test(url);
}
