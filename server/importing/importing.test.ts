import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
	ImportHistory,
	ImportLine,
	PlanAnswer,
	PlanAsk,
	SubscriptionList,
	UndoAnswer,
} from '../../contract/importing.ts';
import type { Actor } from '../../contract/roles.ts';
import { ensureArea } from '../areas.ts';
import { silentJournal } from '../journal.ts';
import { createLimits } from '../limits/take.ts';
import { appendChanges, readRow, readRows } from '../log.ts';
import { DATABASES, SQLITE, type TestDatabase } from '../testing/databases.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import type { Outside } from './fetch-outside.ts';
import { createImportJobs } from './import-jobs.ts';
import { importingRoutes } from './importing-routes.ts';
import { createPlanApart } from './plan-apart.ts';
import { createSubscriptions } from './subscriptions.ts';

const AREA = '990019';
const COORDINATOR: Actor = { accountId: 'c', name: '調整 花子', roles: [{ role: 'coordinator' }] };
const DESK: Actor = { accountId: 'd', name: '窓口 太郎', roles: [{ role: 'desk', placeId: 'p1' }] };

const HEADER = 'NO,名称,住所,電話番号\n';
const LIST = `${HEADER}1,甲会館,見本町1-1,0422-00-0001\n2,乙会館,見本町2-2,0422-00-0002\n`;

let store: TestStore;
let routes: Hono;
let actor: Actor;
let published: { status: number; body: string; etag: string };
let host: Server | undefined;
/** The city's open data, at a public address that leads to a server of this test. */
const outside: Outside = {
	hosts: ['open.example.jp'],
	resolve: async () => ['93.184.215.14'],
	connect() {
		if (!host) throw new Error('the host is open');
		return connect((host.address() as AddressInfo).port, '127.0.0.1');
	},
};

async function openHost() {
	published = { status: 200, body: LIST, etag: '"1"' };
	host = createServer((request, response) => {
		const known = request.headers['if-none-match'] === published.etag;
		response.writeHead(known ? 304 : published.status, { ETag: published.etag }).end(known ? '' : published.body);
	});
	await new Promise<void>((done) => host?.listen(0, '127.0.0.1', done));
}
afterEach(() => host?.close());

async function begin({ open }: TestDatabase) {
	store = testStore(await open());
	actor = COORDINATOR;
	await ensureArea(store, AREA);
	const jobs = createImportJobs(store, createPlanApart());
	const limits = createLimits({ db: store.db, clock: store.clock, secret: new Uint8Array(32) });
	routes = new Hono().route(
		'/',
		importingRoutes({
			store,
			headers: {},
			limits,
			actorOf: async () => actor,
			jobs,
			subscriptions: createSubscriptions(store, jobs, outside),
			journal: silentJournal,
		}),
	);
}

const post = (path: string, value: unknown) =>
	routes.request(path, {
		method: 'POST',
		body: JSON.stringify(value),
		headers: { 'Content-Type': 'application/json' },
	});

async function send(content: string | Uint8Array, name = 'list.csv'): Promise<string> {
	const answer = await routes.request(`/import/${AREA}/files?name=${encodeURIComponent(name)}`, {
		method: 'POST',
		body: content as never,
		headers: { 'Content-Type': 'application/octet-stream' },
	});
	expect(answer.status).toBe(201);
	return ((await answer.json()) as { id: string }).id;
}

async function lastLine(answer: Response): Promise<ImportLine> {
	expect(answer.status).toBe(200);
	return JSON.parse((await answer.text()).trim().split('\n').at(-1) ?? '') as ImportLine;
}

async function plan(id: string, ask: PlanAsk = {}): Promise<PlanAnswer> {
	const line = await lastLine(await post(`/import/${AREA}/files/${id}/plan`, ask));
	if (!('plan' in line)) throw new Error(JSON.stringify(line));
	return line.plan;
}

const apply = async (id: string, { digest }: PlanAnswer, ask: PlanAsk = {}) =>
	lastLine(await post(`/import/${AREA}/files/${id}/apply`, { ...ask, digest }));

async function bringIn(content: string, name = 'list.csv', ask: PlanAsk = {}): Promise<string> {
	const id = await send(content, name);
	const line = await apply(id, await plan(id, ask), ask);
	if (!('applied' in line)) throw new Error(JSON.stringify(line));
	return line.applied.runId ?? '';
}

const undo = async (runId: string) => {
	const answer = await post(`/import/${AREA}/runs/${runId}/undo`, {});
	expect(answer.status).toBe(200);
	return (await answer.json()) as UndoAnswer;
};

/** As a person's edit does it. */
async function setPhone(id: string, phone: string) {
	const place = await readRow(store, AREA, 'place', id);
	if (!place) throw new Error('the place is there');
	await appendChanges(store, AREA, [{ kind: 'place', id, data: { ...place, contact: { ...place.contact, phone } } }]);
}

describe.each(DATABASES)('A list brought in at the desk, on $name', (database) => {
	test('is shown, carried out with one yes, and taken back as a whole', async () => {
		await begin(database);
		const id = await send(`${LIST}3,,見本町3-3,\n`);
		const shown = await plan(id);
		expect(shown).toMatchObject({
			understood: { kind: 'places', encoding: 'UTF-8', headerLine: 1, dataRows: 3 },
			counts: { added: 2, changed: 0, refused: 1 },
			refused: [{ line: 4, wrong: expect.stringContaining('名前'), write: expect.stringContaining('名称') }],
		});
		expect(shown.added.map(({ name }) => name)).toEqual(['甲会館', '乙会館']);
		expect(await readRows(store, AREA, 'place')).toEqual([]);

		expect(await apply(id, shown)).toMatchObject({ applied: { written: 3, counts: { added: 2 } } });
		expect(await readRows(store, AREA, 'place')).toHaveLength(2);
		// the file is not kept longer than it is needed
		expect((await post(`/import/${AREA}/files/${id}/plan`, {})).status).toBe(404);

		const before = await readRow(store, AREA, 'place', 'list:1');
		const second = await bringIn(LIST.replace('0422-00-0001', '0422-00-0009').replace('乙会館', '乙会館本館'));
		expect(await readRow(store, AREA, 'place', 'list:1')).toMatchObject({ contact: { phone: '0422-00-0009' } });
		expect(await undo(second)).toMatchObject({ kept: [] });
		const { updatedAt: _, ...restored } = (await readRow(store, AREA, 'place', 'list:1')) ?? { updatedAt: '' };
		expect(restored).toEqual({ ...before, updatedAt: undefined });
		expect(await readRow(store, AREA, 'place', 'list:2')).toMatchObject({ name: '乙会館' });

		const audit = await store.db.kysely.selectFrom('audit').select(['what', 'actor']).orderBy('no').execute();
		expect(audit.map(({ what }) => what)).toEqual(['import.apply', 'import.apply', 'import.undo']);
		expect(audit[0]?.actor).toBe('c');
		const history = (await (await routes.request(`/import/${AREA}/runs`)).json()) as ImportHistory;
		expect(history.runs.map(({ undoable }) => undoable).sort()).toEqual([false, true]);
	});
});

describe('Bringing in lists', () => {
	beforeEach(() => begin(SQLITE));

	test('taking back an import of many rows takes each back: those that were there, and those that it made', async () => {
		const rows = (from: number, to: number, town: string) =>
			Array.from({ length: to - from }, (_, n) => `${from + n},会館${from + n},${town}${n},`).join('\n');
		await bringIn(`${HEADER}${rows(0, 60, '見本町')}\n`);
		const before = await readRows(store, AREA, 'place');
		const bases = () => store.db.kysely.selectFrom('import_base').selectAll().orderBy('id').execute();
		const basesBefore = await bases();
		const second = await bringIn(`${HEADER}${rows(30, 2200, '桜町')}\n`);
		expect(await readRows(store, AREA, 'place')).toHaveLength(2200);
		expect(await undo(second)).toMatchObject({ restored: 2171, kept: [] });
		const plain = (all: typeof before) => new Map(all.map(({ id, data: { updatedAt: _, ...data } }) => [id, data]));
		expect(plain(await readRows(store, AREA, 'place'))).toEqual(plain(before));
		expect(await bases()).toEqual(basesBefore);
		expect(await store.db.kysely.selectFrom('import_before').selectAll().execute()).toHaveLength(0);
	});

	test('taking back leaves alone what a person changed since, and says so', async () => {
		const first = await bringIn(LIST);
		await setPhone('list:2', '0422-99-9999');
		expect(await undo(first)).toMatchObject({ kept: [{ kind: 'place', name: '乙会館' }] });
		expect(await readRow(store, AREA, 'place', 'list:1')).toBeUndefined();
		expect(await readRow(store, AREA, 'place', 'list:2')).toMatchObject({ contact: { phone: '0422-99-9999' } });
		expect((await post(`/import/${AREA}/runs/${first}/undo`, {})).status).toBe(409);
	});

	test("a person's edit outlives the next edition of the list, which stands beside it", async () => {
		await bringIn(LIST);
		await setPhone('list:1', '0422-99-9999');
		// the list says what it said: the person's number stays
		await bringIn(LIST.replace('乙会館', '乙会館本館'));
		expect(await readRow(store, AREA, 'place', 'list:1')).toMatchObject({
			contact: { phone: '0422-99-9999' },
			conflicts: { phone: [{ value: '0422-00-0001', dataset: 'list' }] },
		});
		const same = await send(LIST.replace('乙会館', '乙会館本館'));
		expect(await plan(same)).toMatchObject({ writes: 0, clashes: [] });
	});

	test('where both changed a field a person decides, and may choose the list', async () => {
		await bringIn(LIST);
		await setPhone('list:1', '0422-99-9999');
		const next = LIST.replace('0422-00-0001', '0422-11-1111');
		const id = await send(next);
		const [clash] = (await plan(id)).clashes;
		expect(clash).toMatchObject({ name: '甲会館', field: '電話番号', here: '0422-99-9999', file: '0422-11-1111' });
		const ask = { takeFile: [clash?.key ?? ''] };
		expect(await apply(id, await plan(id, ask), ask)).toMatchObject({ applied: { counts: { changed: 1 } } });
		expect(await readRow(store, AREA, 'place', 'list:1')).toMatchObject({ contact: { phone: '0422-11-1111' } });
	});

	test('what changes between the preview and the yes is shown again instead of written', async () => {
		await bringIn(LIST);
		const id = await send(LIST.replace('0422-00-0001', '0422-00-0009'));
		const shown = await plan(id);
		await setPhone('list:1', '0422-99-9999');
		expect(await apply(id, shown)).toEqual({ failed: 'changed' });
		expect(await readRow(store, AREA, 'place', 'list:1')).toMatchObject({ contact: { phone: '0422-99-9999' } });
	});

	test('dates that can be read in two ways are asked for with both readings, once for good', async () => {
		const events = (day: string) => `NO,イベント名,開始日,場所名称\n1,朗読会,6/7/2027,公民館\n2,体操,${day},公民館\n`;
		const id = await send(events('3/4/2027'), 'events_06.csv');
		const asked = await plan(id);
		expect(asked.questions).toEqual([
			{
				ask: 'slash-order',
				cells: 2,
				samples: [
					{ value: '6/7/2027', monthFirst: '2027-06-07', dayFirst: '2027-07-06' },
					{ value: '3/4/2027', monthFirst: '2027-03-04', dayFirst: '2027-04-03' },
				],
			},
		]);
		const choices = { slashOrder: 'day-first' as const, title: '催し', licence: 'CC BY 4.0' };
		expect(await apply(id, await plan(id, { choices }), { choices })).toMatchObject({
			applied: { counts: { added: 2 } },
		});
		// next month's file has another name and the same headers
		const next = await plan(await send(events('5/6/2027'), 'events_07.csv'));
		expect(next).toMatchObject({
			remembered: true,
			questions: [],
			dataset: { title: '催し', licence: 'CC BY 4.0', known: true },
		});
		expect(next.counts).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
	});

	test('rows to correct come as a sheet that opens safely and is taken again when corrected', async () => {
		const id = await send(`${HEADER}1,甲会館,見本町1-1,\n3,,"=HYPERLINK(""x"")",0422-00-0003\n`);
		await plan(id);
		const answer = await routes.request(`/import/${AREA}/files/${id}/refused.csv`);
		const sheet = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
		expect(sheet.startsWith('\ufeffNO,名称,住所,電話番号,直すところ\r\n3,,"\'=HYPERLINK')).toBe(true);
		expect(sheet).not.toContain('甲会館');
		const corrected = await plan(await send(sheet.replace('3,,', '3,丙会館,'), 'list_直すところ.csv'));
		expect(corrected.counts).toMatchObject({ added: 1, refused: 0 });
	});

	test('whoever does not look after the whole town may neither send nor see a file', async () => {
		const id = await send(LIST);
		actor = DESK;
		const form = { method: 'POST', body: LIST, headers: { 'Content-Type': 'application/octet-stream' } };
		expect((await routes.request(`/import/${AREA}/files?name=x.csv`, form)).status).toBe(403);
		for (const path of [`files/${id}/plan`, `files/${id}/apply`, 'runs/x/undo']) {
			expect((await post(`/import/${AREA}/${path}`, { digest: '' })).status, path).toBe(403);
		}
		for (const path of [`files/${id}/refused.csv`, 'runs']) {
			expect((await routes.request(`/import/${AREA}/${path}`)).status, path).toBe(403);
		}
		actor = { accountId: null, name: null, roles: [] };
		expect((await post(`/import/${AREA}/files/${id}/plan`, {})).status).toBe(401);
		actor = COORDINATOR;
		expect((await post(`/import/132039/files/${id}/plan`, {})).status).toBe(404);
	});

	test('a file is forgotten after a day, and too many at once are not taken', async () => {
		const id = await send(LIST);
		store.clock.pass(24 * 60 * 60 * 1000 + 1);
		expect((await post(`/import/${AREA}/files/${id}/plan`, {})).status).toBe(404);
		for (let i = 0; i < 20; i++) await send(LIST, `${i}.csv`);
		const form = { method: 'POST', body: LIST, headers: { 'Content-Type': 'application/octet-stream' } };
		expect((await routes.request(`/import/${AREA}/files?name=x.csv`, form)).status).toBe(507);
	});

	test('whoever goes away while it is written leaves nothing half done', async () => {
		const rows = Array.from({ length: 5000 }, (_, n) => `${n},会館${n},見本町${n},`).join('\n');
		const id = await send(`${HEADER}${rows}\n`);
		const shown = await plan(id);
		const gone = new AbortController();
		const answer = await routes.request(`/import/${AREA}/files/${id}/apply`, {
			method: 'POST',
			body: JSON.stringify({ digest: shown.digest }),
			signal: gone.signal,
		});
		const reader = answer.body?.getReader();
		for (let text = ''; !text.includes('"write","done":2000'); ) {
			const part = await reader?.read();
			if (part?.done) throw new Error(`it ended: ${text}`);
			text += new TextDecoder().decode(part?.value);
		}
		await reader?.cancel();
		// whoever comes next waits for the transaction that was given up
		await appendChanges(store, AREA, []);
		expect(await readRows(store, AREA, 'place')).toEqual([]);
		expect(await store.db.kysely.selectFrom('import_run').selectAll().execute()).toEqual([]);
	});
});

describe('A list that is fetched by itself', () => {
	beforeEach(async () => {
		await begin(SQLITE);
		await openHost();
	});

	const subscribe = (url: string) => post(`/import/${AREA}/subscriptions`, { name: '市の施設', url, everyHours: 24 });
	const visitsOf = async () => {
		const answer = await routes.request(`/import/${AREA}/schedule`);
		return ((await answer.json()) as SubscriptionList).subscriptions[0]?.visits ?? [];
	};
	const visit = async (etag: string, body: string, status = 200) => {
		published = { status, body, etag };
		const { id } = ((await (await routes.request(`/import/${AREA}/schedule`)).json()) as SubscriptionList)
			.subscriptions[0] ?? { id: '' };
		store.clock.pass(1000);
		expect((await post(`/import/${AREA}/subscriptions/${id}/visit`, {})).status).toBe(200);
		return (await visitsOf())[0];
	};

	test('waits for a person the first time and whenever it lost half of its rows; else it comes in, and failures are written down', async () => {
		expect((await subscribe('https://open.example.jp/list.csv')).status).toBe(201);
		const [first] = await visitsOf();
		expect(first).toMatchObject({ outcome: 'held', reason: 'first' });
		const shown = await plan(first?.fileId ?? '');
		expect(shown.dataset).toMatchObject({ id: '市の施設', title: '市の施設' });
		expect(await apply(first?.fileId ?? '', shown)).toMatchObject({ applied: { counts: { added: 2 } } });

		expect(await visit('"2"', LIST.replace('0422-00-0001', '0422-00-0009'))).toMatchObject({ outcome: 'imported' });
		expect(await readRow(store, AREA, 'place', '市の施設:1')).toMatchObject({ contact: { phone: '0422-00-0009' } });
		expect(await visit('"2"', 'the server says: unchanged')).toMatchObject({ outcome: 'unchanged' });
		expect(await visit('"3"', `${HEADER}9,丁会館,見本町9,\n`)).toMatchObject({ outcome: 'held', reason: 'half-gone' });
		expect(await visit('"4"', '', 503)).toMatchObject({ outcome: 'failed', reason: 'status' });
		expect(await visit('"5"', '<!doctype html><p>エラー')).toMatchObject({ outcome: 'held', reason: 'unread' });
		expect(await readRows(store, AREA, 'place')).toHaveLength(2);
	});

	test('comes only from hosts that whoever runs the server has named', async () => {
		for (const url of ['https://elsewhere.example.com/list.csv', 'http://open.example.jp/', 'https://127.0.0.1/']) {
			expect((await subscribe(url)).status, url).toBe(422);
		}
	});
});
