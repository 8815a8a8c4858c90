/** A telephone number or an address as people write it, or null while it is not one that can be used. Pure. */
import type { AskerContact } from '../../contract/request.ts';

export type TypedContact = { kind: 'none' | 'phone' | 'email'; name: string; value: string };
export const NO_CONTACT: TypedContact = { kind: 'none', name: '', value: '' };

export function contactOf({ kind, name: typedName, value: typed }: TypedContact): AskerContact | null {
	const name = typedName.normalize('NFC').trim().slice(0, 80);
	const value = typed
		.normalize('NFKC')
		.replace(/[‐‑‒–—―−ー]/gu, '-')
		.trim()
		.slice(0, 200);
	if (kind === 'none' || name === '') return null;
	const isFine =
		kind === 'phone'
			? /^\d{9,15}$/.test(value.replace(/[\s\-()+.]/g, ''))
			: /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(value);
	return isFine ? { name, kind, value } : null;
}

/** A name, and a way to be reached or none; null while it is neither. */
export function namedContactOf(typed: TypedContact): AskerContact | null {
	if (typed.kind !== 'none') return contactOf(typed);
	const name = typed.name.normalize('NFC').trim().slice(0, 80);
	return name ? { name, kind: 'none', value: '' } : null;
}
