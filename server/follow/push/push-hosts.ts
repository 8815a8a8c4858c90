/** Where a browser may let itself be reached: the push services of the browsers there are. The server posts to nobody else. */
import { isIP } from 'node:net';

/** Each stands for itself and for every name below it. */
export const KNOWN_PUSH_HOSTS: readonly string[] = [
	'fcm.googleapis.com', // Chrome, Edge on Android, Samsung Internet
	'jmt17.google.com', // Chrome
	'push.services.mozilla.com', // Firefox
	'push.apple.com', // Safari, apps on the home screen of iPhones
	'notify.windows.com', // Edge on Windows
];

/** The endpoint as an address that may be posted to; undefined: not https, with a name or port of its own, or nobody's we know. */
export function readPushEndpoint(text: string, hosts: readonly string[]): URL | undefined {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url?.protocol !== 'https:' || url.username || url.password || url.port !== '' || url.hash) return undefined;
	const host = url.hostname.toLowerCase();
	if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) return undefined;
	return hosts.some((each) => host === each || host.endsWith(`.${each}`)) ? url : undefined;
}

export function isPushEndpoint(text: string, hosts: readonly string[]): boolean {
	return readPushEndpoint(text, hosts) !== undefined;
}
