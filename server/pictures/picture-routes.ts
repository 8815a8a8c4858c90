/** `POST /pictures` and `GET /pictures/{name}-{size}.webp`: see contract/picture.ts for what is answered when. */
import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { MOST_PICTURE_BYTES, type PictureOwner, readPictureUrl } from '../../contract/picture.ts';
import { type Actor, leadsForums, may } from '../../contract/roles.ts';
import { readAreas } from '../areas.ts';
import { opensForum } from '../forum/forum-routes.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import type { Rule, Taken } from '../limits/take.ts';
import { respond } from '../routes/respond.ts';
import type { Store } from '../store.ts';
import { createEncoder, type Encoder } from './encoder.ts';
import { findPicture, hasRoom, keepPicture, readPicture, sweepPictures } from './picture-store.ts';

export type Pictures = {
	routes: Hono;
	/** Removes what nothing shows any more. */
	sweep(area: string): Promise<void>;
	close(): void;
};

export type PictureOptions = {
	store: Store;
	/** headers of every answer */
	headers: Readonly<Record<string, string>>;
	actorOf(request: Request, area: string): Promise<Actor>;
	take(rules: readonly Rule[]): Promise<Taken>;
	/** for tests */
	encoder?: Encoder;
};

/** Twenty at once, for a page made anew; then one a minute. */
const BURST = 20;
const EVERY_MS = 60_000;

export function createPictures({ store, headers, actorOf, take, encoder = createEncoder() }: PictureOptions): Pictures {
	const noStore = { ...headers, 'Cache-Control': 'no-store' };
	const say = (status: number, error: string, more: Record<string, string> = {}): Answer =>
		jsonAnswer(status, { error }, { ...noStore, ...more });

	async function receive(request: Request): Promise<Answer> {
		const { searchParams } = new URL(request.url);
		const area = searchParams.get('area') ?? '';
		const hash = searchParams.get('hash') ?? '';
		const owner = readOwner(searchParams.get('owner') ?? '');
		if (!owner || !/^[0-9a-f]{64}$/.test(hash)) return say(400, 'address');
		const actor = await actorOf(request, area);
		const forumKey = request.headers.get('engawa-forum');
		const isInRoom = forumKey !== null && (await opensRoomOf(area, owner, forumKey));
		if (actor.accountId === null && !isInRoom) return say(401, 'sign-in-needed');
		if (!isInRoom && !mayKeep(actor, owner)) return say(403, 'not-allowed');
		const taken = await take([
			{ what: 'picture', subject: 'account', of: actor.accountId ?? undefined, burst: BURST, everyMs: EVERY_MS },
			{ what: 'picture', subject: 'target', of: `${area} ${owner}`, burst: 2 * BURST, everyMs: EVERY_MS },
		]);
		if (!taken.allowed) return say(429, 'too-many', { 'Retry-After': String(taken.retryAfterSeconds) });

		const bytes = await readBody(request);
		if (!bytes) return say(413, 'body', { Connection: 'close' });
		if (createHash('sha256').update(bytes).digest('hex') !== hash) return say(400, 'hash');
		const { kysely } = store.db;
		if (!(await readAreas(kysely)).some(({ code }) => code === area)) return say(400, 'address');
		if (await findPicture(kysely, area, owner, hash)) return jsonAnswer(200, { hash }, noStore);
		if (!beginsLikeAPicture(bytes)) return say(415, 'not-a-picture');
		if (!(await hasRoom(kysely, area, owner))) return say(507, 'no-room');
		const result = await encoder.encode(bytes);
		if ('refused' in result) {
			if (result.refused === 'busy') return say(503, 'busy', { 'Retry-After': '10' });
			return say(result.refused === 'not-a-picture' ? 415 : 422, result.refused);
		}
		await keepPicture(store, { area, owner, hash, accountId: actor.accountId ?? 'forum', encoded: result.encoded });
		return jsonAnswer(200, { hash }, noStore);
	}

	const opensRoomOf = async (area: string, owner: PictureOwner, key: string) =>
		owner.startsWith('forum/') && (await opensForum(store, area, owner.slice('forum/'.length), key));

	async function show(path: string): Promise<Answer> {
		const asked = readPictureUrl(path);
		const bytes = asked && (await readPicture(store.db.kysely, asked.name, asked.size));
		if (!bytes) return say(404, 'not-found');
		return {
			status: 200,
			headers: {
				...headers,
				'Content-Type': 'image/webp',
				'Content-Disposition': 'attachment; filename="picture.webp"',
				'Cache-Control': 'public, max-age=31536000, immutable',
			},
			plain: () => bytes,
		};
	}

	const routes = new Hono()
		.post('/pictures', async (c) => respond(c, await receive(c.req.raw)))
		.get('/pictures/:file', async (c) => respond(c, await show(new URL(c.req.url).pathname)));
	return {
		routes,
		sweep: async (area) => {
			await sweepPictures(store, area);
		},
		close: () => encoder.close(),
	};
}

function readOwner(text: string): PictureOwner | undefined {
	return text === 'area' || /^(?:group|place|forum)\/[^\p{Cc}]{1,200}$/u.test(text)
		? (text as PictureOwner)
		: undefined;
}

/** Whoever may write events of the owner may send pictures for it. */
function mayKeep(actor: Actor, owner: PictureOwner): boolean {
	if (owner.startsWith('forum/')) return leadsForums(actor);
	const id = owner.slice(owner.indexOf('/') + 1);
	const target = owner === 'area' ? {} : owner.startsWith('group/') ? { groupId: id } : { placeId: id };
	return may(actor, 'event.create', target) === 'yes';
}

/** All of it, or undefined as soon as it is more than a picture may be. */
async function readBody(request: Request): Promise<Uint8Array | undefined> {
	if (Number(request.headers.get('content-length') ?? 0) > MOST_PICTURE_BYTES || !request.body) return undefined;
	const parts: Uint8Array[] = [];
	let length = 0;
	for await (const part of request.body) {
		length += part.byteLength;
		if (length > MOST_PICTURE_BYTES) return undefined;
		parts.push(part);
	}
	return Buffer.concat(parts);
}

/** JPEG, PNG, WebP by their first bytes: what is something else never reaches a decoder. */
function beginsLikeAPicture(bytes: Uint8Array): boolean {
	const text = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
	return (
		text.startsWith('\xff\xd8\xff') ||
		text.startsWith('\x89PNG\r\n\x1a\n') ||
		(text.startsWith('RIFF') && text.endsWith('WEBP'))
	);
}
