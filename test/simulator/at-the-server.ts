/** What lies at the server: a whole log, each wish done once or not at all, each slot given once, and the same town by every road. */
import { Breach } from './breach.ts';
import { told } from './on-devices.ts';
import type { Receipts } from './on-screens.ts';
import type { Line } from './on-the-line.ts';
import type { Scene } from './scene.ts';
import { textOf } from './text-of.ts';

export type AtTheServer = {
	receipts(): Receipts;
	metNothingUnexpected(): void;
	/** Reads what was committed since; numbers come in their order. */
	grewInOrder(): void;
	givesNoSlotTwice(): void;
	logIsWhole(): void;
	doesEachWishOnce(receipts: Receipts): void;
	/** Receipts name a number at which the effect is there. */
	answersForWhatIsThere(receipts: Receipts): void;
	/** Whatever was acknowledged since the last back-up that was put back stays so. */
	staysByItsWord(receipts: Receipts): void;
	/** Each device's wishes were done in the order of their numbers. */
	keepsEachOnesOrder(): void;
	/** Pages and rest, and the tail from every boundary, give the rows that there are. */
	givesTheSameByEveryRoad(): Promise<void>;
};

const TAIL_STEP = 64;
/** A board shows them itself, or there may be nothing left to do. */
const SHOWN_ELSEWHERE = [
	...['forum.write', 'forum.dot', 'forum.remove', 'forum.look'],
	...['helper.withdraw', 'lending.withdraw', 'consult.withdraw', 'consult.meet'],
	...['evaluation.step', 'evaluation.write', 'evaluation.comment'],
];

export function watchServer(scene: Scene, line: Line): AtTheServer {
	const { server, written, history, clockwork, network, area, lost, restores } = scene;
	const read = server.read;

	const takenSlots = () => {
		const taken = new Map<string, string>();
		const rows = read<{ id: string; body: string }>(
			"select id, body from private_row where area = ? and kind = 'request' and scope like 'desk/%' and body is not null",
			area,
		);
		for (const { id, body } of rows) {
			const { state, roomId, slots } = JSON.parse(body) as {
				state: string;
				roomId: string;
				slots: { date: string; slotIds: string[] }[];
			};
			if (!['received', 'confirmed'].includes(state)) continue;
			for (const { date, slotIds } of slots) {
				for (const slotId of slotIds) {
					const key = `${roomId}/${date}/${slotId}`;
					const other = taken.get(key);
					if (other !== undefined) throw new Breach('no slot is given twice', `${key}: ${other} and ${id}`);
					taken.set(key, id);
				}
			}
		}
		return taken;
	};

	/** `undefined`: the server did not answer so. */
	const ask = async <T>(path: string): Promise<T | undefined> => {
		const auditor = clockwork.born('auditor');
		let answer: T | undefined;
		let isOver = false;
		clockwork.enqueue(auditor, () => {
			network
				.fetchFor(
					auditor,
					'auditor',
					() => null,
				)(path)
				.then(async (response) => {
					if (response.status === 200) answer = (await response.json()) as T;
				})
				.finally(() => {
					isOver = true;
				});
		});
		await clockwork.turn(() => isOver, 30_000);
		clockwork.kill(auditor);
		return answer;
	};

	type Change = [number, string, string, number, unknown];
	const fold = (from: ReadonlyMap<string, string>, changes: readonly Change[]) => {
		const rows = new Map(from);
		for (const [, kind, id, , data] of changes) {
			if (data === null) rows.delete(`${kind}/${id}`);
			else rows.set(`${kind}/${id}`, textOf(data));
		}
		return rows;
	};
	const rowsAt = (epoch: string, cursor: number) => {
		const rows = new Map<string, string>();
		for (const key of history.keys(epoch) ?? []) {
			const body = history.bodyAt(epoch, cursor, key);
			if (body) rows.set(key, textOf(JSON.parse(body)));
		}
		return rows;
	};
	const mustBeSame = (what: string, have: ReadonlyMap<string, string>, want: ReadonlyMap<string, string>) => {
		for (const key of new Set([...have.keys(), ...want.keys()]))
			if (have.get(key) !== want.get(key))
				throw new Breach('every road leads to the same', `${what}: ${key} is ${have.get(key)}, not ${want.get(key)}`);
	};

	return {
		receipts: () =>
			new Map(
				read<{ id: string; body: string }>('select id, body from receipt where area = ?', area).map(({ id, body }) => [
					id,
					JSON.parse(body) as { status: string; seq?: number },
				]),
			),
		metNothingUnexpected: () => {
			const [first] = server.failures;
			if (first) throw new Breach('the server meets nothing unexpected', String((first as Error).stack ?? first));
		},
		grewInOrder: () => {
			const late = history.note();
			if (late) throw new Breach('numbers come in their order', `${late.kind}/${late.id} appeared as ${late.seq}`);
		},
		givesNoSlotTwice: () => {
			const taken = takenSlots();
			const months = read<{ body: string }>(
				"select body from rows where area = ? and kind = 'availability' and body is not null",
				area,
			);
			for (const { body } of months) {
				const month = JSON.parse(body) as { roomId: string; month: string; slots: { id: string }[]; days: string[] };
				for (const [day, letters] of month.days.entries()) {
					for (const [i, { id }] of month.slots.entries()) {
						const key = `${month.roomId}/${month.month}-${String(day + 1).padStart(2, '0')}/${id}`;
						if (taken.has(key) && letters[i] === 'f') throw new Breach('what is taken is not shown as free', key);
					}
				}
			}
		},
		logIsWhole: () => {
			const [now] = read<{ head: number; horizon: number }>('select head, horizon from area where code = ?', area);
			const log = read<{ seq: number; kind: string; id: string; body: string | null }>(
				'select seq, kind, id, body from log where area = ? order by seq',
				area,
			);
			if (!now) throw new Breach('the log is whole', 'there is no area');
			const wanted = Array.from({ length: now.head - now.horizon }, (_, i) => now.horizon + 1 + i);
			if (log.map(({ seq }) => seq).join() !== wanted.join())
				throw new Breach('the log is whole', `it holds ${log.length} changes of ${wanted.length} up to ${now.head}`);
			const rows = new Map(
				read<{ kind: string; id: string; body: string | null }>(
					'select kind, id, body from rows where area = ?',
					area,
				).map(({ kind, id, body }) => [`${kind}/${id}`, body]),
			);
			for (const [key, body] of new Map(log.map(({ kind, id, body }) => [`${kind}/${id}`, body])))
				if (rows.get(key) !== body)
					throw new Breach('the rows are what the log says', `${key}: ${rows.get(key)} ≠ ${body}`);
		},
		doesEachWishOnce: (receipts) => {
			const lines = read<{ intent_id: string; what: string; kind: string; times: number }>(
				`select intent_id, what, kind, record_id, count(*) as times from audit
				where area = ? and intent_id is not null and what <> 'refused' group by intent_id, what, kind, record_id`,
				area,
			);
			const done = new Set<string>();
			for (const { intent_id, what, times } of lines) {
				done.add(intent_id);
				if (times > 1 && what !== 'forum.look')
					throw new Breach('nothing is done twice', `${what} of ${intent_id} was done ${times} times`);
				if (receipts.get(intent_id)?.status !== 'accepted')
					throw new Breach('what is done is answered for', `${what} of ${intent_id} has no receipt that says so`);
			}
			for (const one of written)
				if (receipts.get(one.id)?.status === 'accepted' && !done.has(one.id) && !SHOWN_ELSEWHERE.includes(one.name))
					throw new Breach('what is answered for is done', `${told(one)} was accepted, and nothing shows it`);
		},
		answersForWhatIsThere: (receipts) => {
			const [now] = read<{ epoch: string; head: number }>('select epoch, head from area where code = ?', area);
			if (!now) return;
			for (const [id, { status, seq }] of receipts)
				if (status === 'accepted' && (seq === undefined || seq === null || seq > now.head))
					throw new Breach(
						'a receipt names a number that is there',
						`${id} is done at ${seq}, and the head is ${now.head}`,
					);
			if (restores() > 0) return; // the changes before it are in no log any more
			for (const { id, name, args } of written) {
				const receipt = receipts.get(id);
				if (name !== 'notice.put' || receipt?.status !== 'accepted') continue;
				if (history.bodyAt(now.epoch, receipt.seq ?? 0, `notice/${String(args.noticeId)}`) === undefined)
					throw new Breach('a receipt names a number that is there', `${id} is not yet there at ${receipt.seq}`);
			}
		},
		staysByItsWord: (receipts) => {
			for (const [id, status] of line.acknowledged)
				if (!lost.has(id) && receipts.get(id)?.status !== status)
					throw new Breach('what was acknowledged stays so', `${id} was ${status}, and is ${receipts.get(id)?.status}`);
		},
		keepsEachOnesOrder: () => {
			const reached = new Map<string, number>();
			const lines = read<{ intent_id: string }>(
				"select intent_id from audit where area = ? and intent_id is not null and what <> 'refused' order by no",
				area,
			);
			for (const { intent_id } of lines) {
				const number = line.numbers.get(intent_id);
				if (!number) continue;
				const before = reached.get(number.client) ?? 0;
				if (number.n < before)
					throw new Breach('wishes are done in their order', `${number.n} of ${number.client} after ${before}`);
				reached.set(number.client, number.n);
			}
		},
		givesTheSameByEveryRoad: async () => {
			type Head = {
				epoch: string;
				head: number;
				horizon: number;
				snapshot: { at: number; pages: { hash: string; kind: string }[] };
			};
			const base = `/s/${area}`;
			const head = await ask<Head>(`${base}/head`);
			if (!head) throw new Breach('every road leads to the same', 'the server has no head to give');
			const { epoch, snapshot } = head;
			const pages = new Map<string, string>();
			for (const { hash, kind } of snapshot.pages) {
				const page = await ask<{ rows: [string, number, unknown][] }>(`${base}/p/${hash}`);
				for (const [id, , data] of page?.rows ?? []) pages.set(`${kind}/${id}`, textOf(data));
			}
			mustBeSame(`pages at ${snapshot.at}`, pages, rowsAt(epoch, snapshot.at));
			const now = rowsAt(epoch, head.head);
			const first = Math.ceil(head.horizon / TAIL_STEP) * TAIL_STEP;
			for (let from = first; from <= head.head; from += TAIL_STEP) {
				const tail = await ask<{ head: number; changes?: Change[] }>(`${base}/t/${epoch}/${from}`);
				if (!tail?.changes || tail.head !== head.head) continue;
				mustBeSame(`the log from ${from}`, fold(rowsAt(epoch, from), tail.changes), now);
			}
		},
	};
}
