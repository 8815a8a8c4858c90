/** JSON with sorted keys, without what the server adds to each row when it serves it. */
export function textOf(value: unknown): string {
	return JSON.stringify(value, (key, one) => {
		if (key === 'updatedAt') return undefined;
		if (one === null || typeof one !== 'object' || Array.isArray(one)) return one;
		return Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));
	});
}
