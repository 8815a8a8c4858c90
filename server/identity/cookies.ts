/**
 * Cookies of those who sign in. Readers have none.
 *
 * Over HTTPS they carry the `__Host-` prefix, so that no neighbouring host name can set or read them. Over plain HTTP, on the
 * machine itself while somebody tries the software, browsers would not keep a secure cookie: there the name is plain.
 */
import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';

/** `session`: who is signed in. `asking`: which browser asked for a code. */
type CookieName = 'session' | 'asking';

export type Cookies = {
	read(request: Request | Context, name: CookieName): string | undefined;
	write(context: Context, name: CookieName, token: string, seconds: number): void;
	clear(context: Context, name: CookieName): void;
};

const TOKEN = /^[\w-]{43}$/;

/** `publicUrl`: the address people use; absent: what the browser says (`Origin`). */
export function createCookies(publicUrl: string | undefined): Cookies {
	const promised = publicUrl === undefined ? undefined : publicUrl.startsWith('https:');
	const isSecure = (context: Context) =>
		promised ?? (context.req.header('origin')?.startsWith('https:') || context.req.url.startsWith('https:'));
	const plain = (name: CookieName) => `engawa-${name}`;

	return {
		read(from, name) {
			const header = (from instanceof Request ? from : from.req.raw).headers.get('cookie');
			if (header === null) return undefined;
			const all = parse(header);
			// where HTTPS is promised a plain name is somebody else's cookie
			const token = all.get(`__Host-${plain(name)}`) ?? (promised ? undefined : all.get(plain(name)));
			return token !== undefined && TOKEN.test(token) ? token : undefined;
		},
		write(context, name, token, seconds) {
			const secure = isSecure(context);
			setCookie(context, plain(name), token, {
				path: '/',
				httpOnly: true,
				sameSite: 'Strict',
				maxAge: seconds,
				...(secure ? { prefix: 'host', secure: true } : {}),
			});
		},
		clear(context, name) {
			this.write(context, name, '', 0);
		},
	};
}

/** The first of each name, as the browser sends the most specific first. */
function parse(header: string): Map<string, string> {
	const all = new Map<string, string>();
	for (const part of header.split(';')) {
		const at = part.indexOf('=');
		const name = part.slice(0, at).trim();
		if (at > 0 && !all.has(name)) all.set(name, part.slice(at + 1).trim());
	}
	return all;
}
