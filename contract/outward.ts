/**
 * Addresses that leave the device: in QR codes, on paper, in messages.
 *
 * LINE opens links in a browser of its own, which has no worker and forgets what was kept; with this parameter it hands the
 * link to the phone's real browser. Other programs do not know it, and the page takes it off when it arrives.
 */
const OPEN_OUTSIDE = 'openExternalBrowser';

/** `path` with query and fragment, as in `paths`, at the origin, to be opened in a real browser. */
export function outwardUrl(origin: string, path: string): string {
	const url = new URL(path, origin);
	url.searchParams.set(OPEN_OUTSIDE, '1');
	return url.href;
}

/** The query without the parameter; null: it was not there. */
export function withoutOutward(search: string): string | null {
	const params = new URLSearchParams(search);
	if (!params.has(OPEN_OUTSIDE)) return null;
	params.delete(OPEN_OUTSIDE);
	// `size` is younger than the oldest browsers we serve: there the rest of the query would be lost
	const rest = params.toString();
	return rest && `?${rest}`;
}

/** LINE's own browser, by the one name it gives itself. */
export function isInsideLine(userAgent: string): boolean {
	return /\bLine\/\d/.test(userAgent);
}
