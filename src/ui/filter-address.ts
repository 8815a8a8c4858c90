/**
 * What a person has chosen on a screen stands in its address: it can be shared, saved, and "back" brings it back.
 *
 * Lists are written with commas (`?day=2,3`). The router hands over numbers and booleans where a value looks like one, and
 * anybody may type anything, so every value is read as text and checked by its screen.
 */
import { useNavigate, useSearch } from '@tanstack/react-router';

export type Address = Record<string, unknown>;
type Params = Record<string, string | readonly (string | number)[] | undefined>;

export function textIn(address: Address, name: string): string {
	const value = address[name];
	return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? `${value}` : '';
}

export function listIn(address: Address, name: string): string[] {
	return textIn(address, name).split(',').filter(Boolean);
}

/** The one of `options` that the address names, or `otherwise`. */
export function oneIn<T extends string, O extends T | ''>(
	address: Address,
	name: string,
	options: readonly T[],
	otherwise: O,
): T | O {
	const value = textIn(address, name);
	return options.find((option) => option === value) ?? otherwise;
}

/** `/groups?day=2,3`; what is empty is left out. */
export function addressOf(path: string, params: Params): string {
	const parts: string[] = [];
	for (const [name, value] of Object.entries(params)) {
		const text = typeof value === 'object' ? value.map(String).map(encodeURIComponent).join(',') : encode(value);
		if (text) parts.push(`${name}=${text}`);
	}
	return parts.length > 0 ? `${path}?${parts.join('&')}` : path;
}

const encode = (value: string | undefined) => (value === undefined ? '' : encodeURIComponent(value));

/**
 * The filter in the address, and the way to change it. A change replaces the entry in the history, so that "back" leaves
 * the screen instead of undoing one chip after the other.
 */
export function useFilter<F>(path: string, read: (address: Address) => F, write: (filter: F) => Params) {
	const address: Address = useSearch({ strict: false });
	const navigate = useNavigate();
	const filter = read(address);
	const hrefOf = (patch: Partial<F>) => addressOf(path, write({ ...filter, ...patch }));
	const change = (patch: Partial<F>) => {
		void navigate({ href: hrefOf(patch), replace: true, resetScroll: false });
	};
	return { filter, hrefOf, change };
}
