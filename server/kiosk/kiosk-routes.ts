/** The addresses of kiosks: enrolling, beating, and the fleet for who looks after them. All `no-store`. */
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import {
	AlarmMails,
	Approval,
	type AskedEnrolment,
	Beat,
	type BeatAnswer,
	type EnrolAnswer,
	EnrolRequest,
	type EnrolState,
	type Fleet,
	FleetOrder,
	type KioskConfig,
} from '../../contract/kiosk.ts';
import { isWeakPin } from '../../contract/kiosk-staff.ts';
import type { Place } from '../../contract/place.ts';
import type { Actor } from '../../contract/roles.ts';
import { usageSheet } from '../../contract/usage.ts';
import { isHosted } from '../areas.ts';
import type { Query } from '../db/database.ts';
import { jsonAnswer } from '../http/answer.ts';
import { writeAudit } from '../identity/write-private.ts';
import { neighbourhoodOf } from '../limits/address.ts';
import type { Limits, Rule } from '../limits/take.ts';
import { tooMany } from '../limits/too-many.ts';
import { readRow, readRows } from '../log.ts';
import { respond } from '../routes/respond.ts';
import type { Store } from '../store.ts';
import { toInstant } from '../stored-row.ts';
import { isWatching, watch } from './alarm-mails.ts';
import { approve, askToEnrol, findByCode } from './enrolments.ts';
import { orderKiosk, type ReadyOrder, readFleet, readKiosk, takeBeat } from './fleet.ts';
import { checkProof, isPoint, readProof } from './proof.ts';
import { buildFor, judge, rolloutOf } from './rollout.ts';
import { settingsKey, signSettings } from './settings-key.ts';
import { hashPin, hearStaff, withoutPin } from './staff.ts';
import { addUsage, readUsage, recentUse, usageCsv } from './usage.ts';

export type KioskParts = {
	store: Store;
	headers: Readonly<Record<string, string>>;
	limits: Limits;
	/** who asks, by their session */
	actorOf(request: Request, area: string): Promise<Actor>;
	/** proxies of ours before the server */
	proxies: number;
	/** versions of the page that can be served, newest first; absent: none */
	builds?: () => readonly string[];
};

const MINUTE = 60_000;

export function kioskRoutes({ store, headers, limits, actorOf, proxies, builds = () => [] }: KioskParts): Hono {
	const routes = new Hono();
	const { kysely } = store.db;
	const noStore = { ...headers, 'Cache-Control': 'no-store' };
	const now = () => toInstant(store.clock.now());
	const answer = (c: Context, status: number, value: unknown) => respond(c, jsonAnswer(status, value, noStore));
	const no = (c: Context, status: number, error: string) => answer(c, status, { error, now: now() });
	const done = (c: Context) => {
		for (const [name, value] of Object.entries(noStore)) c.header(name, value);
		return c.body(null, 204);
	};
	const full = async (c: Context, rules: readonly Rule[]) => {
		const taken = await limits.take(rules);
		return taken.allowed ? undefined : tooMany(c, taken.retryAfterSeconds, headers);
	};

	/** Who may look after kiosks: the area's coordinators and administrators. */
	const keeper = async (c: Context): Promise<Actor | undefined> => {
		const actor = await actorOf(c.req.raw, c.req.param('area') ?? '');
		return actor.roles.some(({ role }) => role === 'coordinator' || role === 'administrator') ? actor : undefined;
	};

	routes.post('/k/:area/enrolments', async (c) => {
		const area = c.req.param('area');
		const asked = v.safeParse(EnrolRequest, await jsonOf(c));
		if (!asked.success || !isPoint(asked.output.publicKey)) return no(c, 400, 'invalid');
		if (!(await isHosted(kysely, area))) return no(c, 404, 'not-found');
		const address = neighbourhoodOf(c, proxies);
		const refused = await full(c, [
			{ what: 'kiosk-ask', subject: 'address', of: address, burst: 30, everyMs: MINUTE },
			{ what: 'kiosk-ask', subject: 'target', of: area, burst: 200, everyMs: 10_000 },
		]);
		if (refused) return refused;
		const { id, code, until } = await askToEnrol(kysely, area, asked.output, store.clock.now());
		return answer(c, 201, { id, code, until: toInstant(until), now: now() } satisfies EnrolAnswer);
	});

	routes.get('/k/:area/enrolments/by-code/:code', async (c) => {
		const actor = await keeper(c);
		if (!actor) return no(c, 403, 'not-allowed');
		const refused = await full(c, codeRules(actor));
		if (refused) return refused;
		const found = await findByCode(kysely, c.req.param('area'), c.req.param('code'), store.clock.now());
		if (!found) return no(c, 404, 'not-found');
		const { code, about, asked_at } = found;
		return answer(c, 200, { code, about, askedAt: toInstant(asked_at) } satisfies AskedEnrolment);
	});

	routes.get('/k/:area/enrolments/:id', async (c) => {
		const area = c.req.param('area');
		const proof = readProof(c.req.header('engawa-proof'));
		if (!proof || proof.id !== c.req.param('id')) return no(c, 401, 'proof');
		const waiting = await kysely
			.selectFrom('kiosk_enrolment')
			.selectAll()
			.where('id', '=', proof.id)
			.executeTakeFirst();
		const kiosk = waiting ? undefined : await readKiosk(kysely, proof.id);
		const holder = waiting ?? kiosk;
		if (!holder || holder.area !== area || kiosk?.revoked_at) {
			return answer(c, 200, { state: 'over', now: now() } satisfies EnrolState);
		}
		const bad = await prove(c, proof, holder, waiting ? 'kiosk_enrolment' : 'kiosk', new Uint8Array());
		if (bad) return bad;
		if (kiosk) {
			const signing = await settingsKey(kysely, store.clock.now());
			return answer(c, 200, {
				state: 'approved',
				kioskId: kiosk.id,
				placeId: kiosk.place_id,
				name: kiosk.name,
				serverKey: signing.publicKey,
				settings: signSettings(signing, kiosk.id, JSON.parse(kiosk.config) as KioskConfig),
				now: now(),
			} satisfies EnrolState);
		}
		const until = waiting?.until ?? 0;
		const state: EnrolState =
			until > store.clock.now()
				? { state: 'waiting', until: toInstant(until), now: now() }
				: { state: 'over', now: now() };
		return answer(c, 200, state);
	});

	routes.post('/k/:area/approvals', async (c) => {
		const actor = await keeper(c);
		if (!actor) return no(c, 403, 'not-allowed');
		const area = c.req.param('area');
		const approval = v.safeParse(Approval, await jsonOf(c));
		if (!approval.success) return no(c, 400, 'invalid');
		const refused = await full(c, codeRules(actor));
		if (refused) return refused;
		const found = await findByCode(kysely, area, approval.output.code, store.clock.now());
		if (!found) return no(c, 404, 'not-found');
		if (!(await readRow(store, area, 'place', approval.output.placeId))) return no(c, 400, 'no-such-place');
		const { placeId, name } = approval.output;
		await kysely.transaction().execute(async (tx) => {
			await approve(tx, found, approval.output, actor.name ?? '', store.clock.now());
			await note(tx, area, actor, 'kiosk.approve', found.id, { placeId, after: { name } });
		});
		return done(c);
	});

	routes.post('/k/:area/beats', async (c) => {
		const proof = readProof(c.req.header('engawa-proof'));
		if (!proof) return no(c, 401, 'proof');
		const body = new Uint8Array(await c.req.raw.arrayBuffer());
		const kiosk = await readKiosk(kysely, proof.id);
		if (!kiosk || kiosk.area !== c.req.param('area') || kiosk.revoked_at !== null) return no(c, 410, 'not-enrolled');
		const bad = await prove(c, proof, kiosk, 'kiosk', body);
		if (bad) return bad;
		const beat = v.safeParse(Beat, parse(body));
		if (!beat.success) return no(c, 400, 'invalid');
		const line = await hearStaff(store, kiosk, beat.output);
		const { config, ...told } = await takeBeat(kysely, line, beat.output, store.clock.now());
		await judge(kysely, kiosk, beat.output, builds(), store.clock.now());
		const build = await buildFor(kysely, kiosk, builds());
		const { usage } = beat.output;
		const counted = usage && (await addUsage(kysely, kiosk, usage, store.clock.now()));
		const signing = config && (await settingsKey(kysely, store.clock.now()));
		return answer(c, 200, {
			...told,
			...(config && signing && { settings: signSettings(signing, kiosk.id, config) }),
			...(build !== undefined && { build }),
			...(usage && counted !== undefined && { counted: { series: usage.series, n: counted } }),
			now: now(),
		} satisfies BeatAnswer);
	});

	routes.get('/k/:area/fleet', async (c) => {
		const actor = await keeper(c);
		if (!actor) return no(c, 403, 'not-allowed');
		const area = c.req.param('area');
		const rollout = await rolloutOf(kysely, area, builds());
		return answer(c, 200, {
			now: now(),
			alarmMails: await isWatching(kysely, actor),
			...(rollout && { rollout }),
			usage: await recentUse(kysely, area, store.clock.now()),
			kiosks: await readFleet(store, area),
		} satisfies Fleet);
	});

	routes.get(usageSheet(':area'), async (c) => {
		const actor = await keeper(c);
		if (!actor) return no(c, 403, 'not-allowed');
		const area = c.req.param('area');
		const places = new Map((await readRows(store, area, 'place')).map(({ id, data }) => [id, data as Place]));
		const csv = usageCsv(await readUsage(kysely, area, ''), (placeId) => places.get(placeId)?.name ?? '');
		for (const [name, value] of Object.entries(noStore)) c.header(name, value);
		c.header('Content-Type', 'text/csv; charset=utf-8');
		c.header('Content-Disposition', `attachment; filename="kiosk-usage-${area}.csv"`);
		return c.body(csv);
	});

	routes.post('/k/:area/alarm-mails', async (c) => {
		const actor = await keeper(c);
		if (!actor) return no(c, 403, 'not-allowed');
		const wish = v.safeParse(AlarmMails, await jsonOf(c));
		if (!wish.success) return no(c, 400, 'invalid');
		await watch(kysely, c.req.param('area'), actor, wish.output, store.clock.now());
		return done(c);
	});

	routes.post('/k/:area/fleet/:id', async (c) => {
		const actor = await keeper(c);
		if (!actor) return no(c, 403, 'not-allowed');
		const order = v.safeParse(FleetOrder, await jsonOf(c));
		if (!order.success) return no(c, 400, 'invalid');
		const area = c.req.param('area');
		const kiosk = await readKiosk(kysely, c.req.param('id'));
		if (!kiosk || kiosk.area !== area || kiosk.revoked_at !== null) return no(c, 404, 'not-found');
		if (order.output.do === 'move' && !(await readRow(store, area, 'place', order.output.placeId))) {
			return no(c, 400, 'no-such-place');
		}
		if (order.output.do === 'pin' && isWeakPin(order.output.pin)) return no(c, 400, 'weak-pin');
		// slow on purpose, so before the transaction
		const ready: ReadyOrder =
			order.output.do === 'pin' ? { do: 'pin', pin: await hashPin(order.output.pin) } : order.output;
		await kysely.transaction().execute(async (tx) => {
			const { do: what, pin: _pin, ...after } = { pin: undefined, ...ready };
			const before = { name: kiosk.name, config: withoutPin(JSON.parse(kiosk.config) as KioskConfig).config };
			// the area's row first, as a beat does; then the kiosk as it is now, for a beat may have changed it
			await note(tx, area, actor, `kiosk.${what}`, kiosk.id, { placeId: kiosk.place_id, before, after });
			await orderKiosk(tx, (await readKiosk(tx, kiosk.id)) ?? kiosk, ready, store.clock.now(), builds());
		});
		return done(c);
	});

	/** Who let a kiosk in, changed it or took it out of service. */
	const note = (
		tx: Query,
		area: string,
		{ accountId }: Actor,
		what: string,
		kioskId: string,
		line: { placeId: string; before?: unknown; after?: unknown },
	) => writeAudit(store, tx, area, { actor: accountId ?? 'nobody', what, kind: 'kiosk', recordId: kioskId, ...line });

	/** The refusal, or undefined when the proof is good; then it is used up. */
	async function prove(
		c: Context,
		proof: { id: string; ms: number; signature: Uint8Array },
		holder: { public_key: string; proven_ms: number },
		table: 'kiosk' | 'kiosk_enrolment',
		body: Uint8Array,
	): Promise<Response | undefined> {
		const key = { publicKey: holder.public_key, provenMs: Number(holder.proven_ms) };
		const request = { method: c.req.method, path: new URL(c.req.url).pathname, body };
		const found = checkProof(proof, key, request, store.clock.now());
		// whoever holds the key is told what would be new: a tablet that starts again may be a little behind its own last proof
		const used = () => answer(c, 401, { error: 'used', now: now(), after: Number(holder.proven_ms) });
		if (found === 'used') return used();
		if (found !== 'good') return no(c, 401, found);
		// of two that carry the same proof, one finds it newer than what is there
		const taken = await kysely
			.updateTable(table)
			.set({ proven_ms: proof.ms })
			.where('id', '=', proof.id)
			.where('proven_ms', '<', proof.ms)
			.returning('id')
			.executeTakeFirst();
		return taken ? undefined : used();
	}

	return routes;
}

/** A code has 8 of 28 symbols; nobody finds one by trying so slowly. */
function codeRules({ accountId }: Actor): Rule[] {
	return [{ what: 'kiosk-code', subject: 'account', of: accountId ?? 'nobody', burst: 5, everyMs: 30_000 }];
}

async function jsonOf(c: Context): Promise<unknown> {
	return parse(new Uint8Array(await c.req.raw.arrayBuffer()));
}

function parse(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return undefined; // the schema refuses it
	}
}
