import type { ComponentChildren } from 'preact';
import { kiosk } from '../data/kiosk-state.ts';
import { T } from '../i18n/text.tsx';
import { LinkButton } from './button.tsx';

/** The way to a thing's sheet of paper; not on a kiosk that has no printer. */
export function PrintLink({ href, children }: { href: string; children?: ComponentChildren }) {
	if (kiosk.value?.config.hides?.includes('print')) return null;
	return (
		<LinkButton href={href} icon="print">
			{children ?? <T k="sheets.link" />}
		</LinkButton>
	);
}
