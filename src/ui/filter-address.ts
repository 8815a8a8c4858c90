/**
 * What a person has chosen on a screen stands in its address: it can be shared, saved, and "back" brings it back.
 *
 * Anybody may type anything into an address, so every value is read as text and checked by its screen.
 */
import { useNavigate, useSearch } from '@tanstack/react-router';

/** A name that occurs twice (`?field=03&field=04`) is a list. */
export type Address = Record<string, unknown>;
type Params = Record<string, string | readonly string[]>;

export function textIn(address: Address, name: string): string {
	return listIn(address, name)[0] ?? '';
}

export function listIn(address: Address, name: string): string[] {
	const value = address[name];
	return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '');
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

/** `/groups?day=2&day=3`; what is empty is left out. */
export function addressOf(path: string, params: Params): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(params)) {
		for (const one of typeof value === 'string' ? [value] : value) if (one) search.append(name, one);
	}
	const text = search.toString();
	return text ? `${path}?${text}` : path;
}

/**
 * The filter in the address, and the way to change it. A change replaces the entry in the history, so that "back" leaves
 * the screen instead of undoing one choice after the other.
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
