/** Search parameters as plain words: `?q=12&field=03&field=04`, readable in an address bar and on paper. */

export type SearchParams = Record<string, string | string[] | undefined>;

/** A name that occurs twice becomes a list. */
export function parseSearch(search: string): SearchParams {
	const out: SearchParams = {};
	for (const [name, value] of new URLSearchParams(search)) {
		const before = out[name];
		if (before === undefined) out[name] = value;
		else out[name] = typeof before === 'string' ? [before, value] : [...before, value];
	}
	return out;
}

/** Empty values are left out, so that an address says only what was chosen. */
export function stringifySearch(search: Record<string, unknown>): string {
	const params = new URLSearchParams();
	for (const [name, value] of Object.entries(search)) {
		for (const one of Array.isArray(value) ? value : [value]) {
			if (one !== undefined && one !== null && one !== '') params.append(name, String(one));
		}
	}
	const text = params.toString();
	return text ? `?${text}` : '';
}
