/** Telephone numbers and addresses as people write them: full width, any hyphen; stored as typed, without the spaces around. */
import type { AskerContact } from '../../../contract/request.ts';
import type { ContactKind } from './ask-form.ts';
import type { TypedContact } from './contact-choice.tsx';

/** The contact that was typed, or null while it is not one that can be used. */
export function contactOf(kind: ContactKind, typed: TypedContact): AskerContact | null {
	const name = typed.name.normalize('NFC').trim().slice(0, 80);
	if (kind === 'none' || name === '') return null;
	const value = typed.value
		.normalize('NFKC')
		.replace(/[‐‑‒–—―−ー]/gu, '-')
		.trim()
		.slice(0, 200);
	return (kind === 'phone' ? isPhone(value) : isEmail(value)) ? { name, kind, value } : null;
}

function isPhone(value: string): boolean {
	const digits = value.replace(/[\s\-()+.]/g, '');
	return /^\d{9,15}$/.test(digits);
}

function isEmail(value: string): boolean {
	const at = value.indexOf('@');
	return at > 0 && at === value.lastIndexOf('@') && value.indexOf('.', at) > at + 1 && !/[\s,;]/.test(value);
}
