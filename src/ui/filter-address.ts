/**
 * What a person has chosen on a screen stands in its address: it can be shared, saved, and "back" brings it back.
 *
 * Anybody may type anything into an address, so every value is read as text and checked by its screen.
 */
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'preact/hooks';

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

/**
 * A filter with a text in it. What is typed counts at once and reaches the address a moment later: Safari refuses more
 * than a hundred changes of the address in half a minute.
 */
export function useTypedFilter<F extends { q: string }>(
	path: string,
	read: (address: Address) => F,
	write: (filter: F) => Params,
) {
	const inAddress = useFilter(path, read, write);
	const router = useRouter();
	const [q, type] = useTyped(inAddress.filter.q, (text) => {
		// whoever has touched a link meanwhile is on the way to another screen, and is not called back
		if (router.latestLocation.pathname === path) inAddress.change({ q: text } as Partial<F>);
	});
	return {
		filter: { ...inAddress.filter, q },
		hrefOf: (patch: Partial<F>) => inAddress.hrefOf({ q, ...patch }),
		change: (patch: Partial<F>) => inAddress.change({ q, ...patch }),
		type,
	};
}

const SETTLED_MS = 150;

/**
 * Text as it is typed, and its slower copy in the address. An address that was not sent from here (back, a link) replaces
 * the text; one that was sent and arrives late does not, or the last letters would be lost.
 */
function useTyped(inAddress: string, send: (text: string) => void): [text: string, type: (text: string) => void] {
	const [text, setText] = useState(inAddress);
	const seen = useRef(inAddress);
	const underway = useRef<string[]>([]);
	const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
	const latest = useRef(send);
	latest.current = send;
	useEffect(() => () => clearTimeout(timer.current), []);
	let shown = text;
	if (inAddress !== seen.current) {
		seen.current = inAddress;
		const at = underway.current.indexOf(inAddress);
		if (at >= 0) underway.current.splice(0, at + 1);
		else {
			clearTimeout(timer.current);
			underway.current = [];
			shown = inAddress;
			setText(inAddress);
		}
	}
	const type = (typed: string) => {
		setText(typed);
		clearTimeout(timer.current);
		timer.current = setTimeout(() => {
			underway.current.push(typed);
			latest.current(typed);
		}, SETTLED_MS);
	};
	return [shown, type];
}
