/** A browser as far as a server sees it: it keeps cookies, and says where its requests come from. */

export type Browser = {
	get(path: string, headers?: Record<string, string>): Promise<Response>;
	/** JSON from our own page, as a browser marks it */
	post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
	cookies: Map<string, string>;
	/** the headers of a request of this browser, for whoever is given a request */
	request(path: string, init?: RequestInit): Request;
};

export const TEST_ORIGIN = 'http://engawa.test';

export function createBrowser(app: { fetch(request: Request): Response | Promise<Response> }): Browser {
	const cookies = new Map<string, string>();
	const request = (path: string, init: RequestInit = {}) => {
		const made = new Request(`${TEST_ORIGIN}${path}`, init);
		if (cookies.size > 0) made.headers.set('cookie', [...cookies].map(([name, text]) => `${name}=${text}`).join('; '));
		return made;
	};
	async function send(sent: Request): Promise<Response> {
		const answer = await app.fetch(sent);
		for (const line of answer.headers.getSetCookie()) {
			const [pair = ''] = line.split(';');
			const at = pair.indexOf('=');
			const [name, text] = [pair.slice(0, at), pair.slice(at + 1)];
			if (text === '' || /max-age=0/i.test(line)) cookies.delete(name);
			else cookies.set(name, text);
		}
		return answer;
	}
	return {
		cookies,
		request,
		get: (path, headers = {}) => send(request(path, { headers })),
		post: (path, body, headers = {}) =>
			send(
				request(path, {
					method: 'POST',
					body: JSON.stringify(body),
					headers: {
						'content-type': 'application/json',
						origin: TEST_ORIGIN,
						'sec-fetch-site': 'same-origin',
						host: 'engawa.test',
						'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit Version/18.0 Mobile Safari/604.1',
						...headers,
					},
				}),
			),
	};
}
