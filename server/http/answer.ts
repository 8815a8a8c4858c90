/** An answer ready to leave: status, headers and the bytes in each encoding. The same for `node:http` and for Hono. */

export type Answer = {
	status: number;
	/** everything but Content-Encoding, Content-Length, ETag, Vary and Date */
	headers: Readonly<Record<string, string>>;
	/** with quotes; weak, because the encodings of one content differ in their bytes */
	etag?: string;
	/** the bytes as they are, made when first asked for */
	plain(): Uint8Array;
	gzip?: Uint8Array;
	br?: Uint8Array;
};

/** The parts of a request that decide which bytes leave. */
export type Wish = { method: string; acceptEncoding: string | undefined; ifNoneMatch: string | undefined };

export type Choice = { status: number; headers: Record<string, string>; body: Uint8Array | null };

/** Chooses the encoding, answers 304 to a known ETag and nothing but headers to HEAD. */
export function choose(answer: Answer, wish: Wish): Choice {
	const headers: Record<string, string> = { ...answer.headers };
	const compressible = answer.br !== undefined || answer.gzip !== undefined;
	if (compressible) headers.Vary = 'Accept-Encoding';
	if (answer.etag !== undefined) {
		headers.ETag = answer.etag;
		if (answer.status === 200 && wish.ifNoneMatch !== undefined && matches(wish.ifNoneMatch, answer.etag)) {
			delete headers['Content-Type'];
			return { status: 304, headers, body: null };
		}
	}
	let body: Uint8Array;
	if (answer.br !== undefined && accepts(wish.acceptEncoding, 'br')) {
		headers['Content-Encoding'] = 'br';
		body = answer.br;
	} else if (answer.gzip !== undefined && accepts(wish.acceptEncoding, 'gzip')) {
		headers['Content-Encoding'] = 'gzip';
		body = answer.gzip;
	} else {
		body = answer.plain();
	}
	headers['Content-Length'] = String(body.byteLength);
	return { status: answer.status, headers, body: wish.method === 'HEAD' ? null : body };
}

/** Weak comparison (RFC 9110 8.8.3.2). */
function matches(ifNoneMatch: string, etag: string): boolean {
	if (ifNoneMatch.trim() === '*') return true;
	const wanted = etag.replace(/^W\//, '');
	return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === wanted);
}

/** Whether Accept-Encoding names the coding without refusing it (`q=0`). */
function accepts(header: string | undefined, coding: string): boolean {
	if (header === undefined || !header.includes(coding)) return false;
	for (const part of header.split(',')) {
		const [name, ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
		if (name !== coding) continue;
		return !parameters.some((each) => /^q=0(?:\.0{0,3})?$/.test(each));
	}
	return false;
}

/** A small JSON answer made for one request. */
export function jsonAnswer(status: number, value: unknown, headers: Readonly<Record<string, string>>): Answer {
	const bytes = new TextEncoder().encode(JSON.stringify(value));
	return { status, headers: { 'Content-Type': 'application/json', ...headers }, plain: () => bytes };
}
