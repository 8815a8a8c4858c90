/** Scheme and host by which a reader knows us. */

/** A Host header is what the client says: only a plain name or address with a port is repeated. */
export function originOf(url: URL, host: string | undefined): string {
	return host !== undefined && /^[\w.-]{1,253}(?::\d{1,5})?$/.test(host) ? `${url.protocol}//${host}` : url.origin;
}
