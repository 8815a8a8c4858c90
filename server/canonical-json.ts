/** One text for one content: the same row always has the same bytes, whoever wrote it and in whichever order. */

/** JSON with keys sorted by code unit at every depth, `undefined` members left out. Throws on what JSON cannot say. */
export function canonicalJson(value: unknown): string {
	if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be written as JSON`);
		return JSON.stringify(value);
	}
	if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
	if (typeof value === 'object') {
		let members = '';
		for (const key of Object.keys(value).sort()) {
			const member = (value as Record<string, unknown>)[key];
			if (member === undefined) continue;
			members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${typeof member === 'string' ? JSON.stringify(member) : canonicalJson(member)}`;
		}
		return `{${members}}`;
	}
	throw new TypeError(`a ${typeof value} cannot be written as JSON`);
}
