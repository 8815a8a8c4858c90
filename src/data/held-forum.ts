/** A forum that this device takes part in, as it is kept among the own values, and its board with what waits laid over it. */
import { addDays } from '../../contract/dates.ts';
import { type BoardItem, type ForumAnswer, type ForumPlan, type HiddenText, KEY_DAYS } from '../../contract/forum.ts';
import { type BoardWrite, inBoardOrder, layWrite } from '../../contract/forum-board.ts';
import { inOrder } from './client-id.ts';
import type { OwnTables, Waiting } from './own-tables.ts';

export type HeldForum = {
	id: string;
	area: string;
	/** what the QR code in the room holds */
	key?: string | undefined;
	/** whoever is signed in here prepares forums: read by the account, as long as there is a session */
	leads?: true | undefined;
	/** its day, from the plan or the QR code */
	date: string;
	/** the device's clock when it came in, ms */
	at: number;
	plan?: ForumPlan | undefined;
	items: Record<string, BoardItem>;
	/** `kind/id` → row of those who prepared it */
	desk: Record<string, Record<string, unknown>>;
	cursors: { scope: string; epoch: string; head: number }[];
	/** ids of intents whose effect is in `items` and that have not left the outbox yet */
	covered: string[];
	/** what this device wrote, by the thing's id: shown to its author also when it is hidden */
	mine: Record<string, { text: string }>;
	/** what the account that is signed in here wrote, on whichever device; gone when it signs out */
	own?: Record<string, { text?: string | undefined }> | undefined;
	/** seats of this device: seat → thing → dots */
	dots: Record<string, Record<string, number>>;
	/** the server's clock when it was heard of last, ms; absent: the server has not said that it knows it */
	heardAt?: number | undefined;
	/** the server opens it no more with this key */
	gone?: true | undefined;
};

const PREFIX = 'forum/';

export async function readHeld(tables: OwnTables): Promise<HeldForum[]> {
	const values = await tables.values.toArray();
	return values.flatMap(({ key, value }) => (key.startsWith(PREFIX) && value ? [value as HeldForum] : []));
}

export async function readOneHeld(tables: OwnTables, forumId: string): Promise<HeldForum | undefined> {
	return (await tables.values.get(PREFIX + forumId))?.value as HeldForum | undefined;
}

export function keepHeld(tables: OwnTables, held: HeldForum): PromiseLike<unknown> {
	return tables.values.put({ key: PREFIX + held.id, value: held });
}

export function dropHeld(tables: OwnTables, forumId: string): PromiseLike<unknown> {
	return tables.values.delete(PREFIX + forumId);
}

type OfForum = { args: { forumId: string } };

export function isOfForum<T extends Pick<Waiting, 'name' | 'args'>>(one: T): one is T & OfForum {
	return one.name.startsWith('forum.') && typeof one.args.forumId === 'string';
}

/**
 * In each numbering, the first number that must wait: a forum prepared without a line may reach the server after the voices
 * that were said in it, which would then be refused. Whoever waits longer than the key holds waits no more.
 */
export async function heldBack(tables: OwnTables, today: string): Promise<ReadonlyMap<string, number>> {
	const first = new Map<string, number>();
	const isHeld = await heldOf(tables, today);
	for (const one of isHeld ? await tables.waiting.toArray() : [])
		if (isHeld?.(one)) first.set(one.client, Math.min(first.get(one.client) ?? Number.POSITIVE_INFINITY, one.n));
	return first;
}

/**
 * What else was written on this device does not wait for a forum that nobody may ever bring: it takes the numbers before the voices
 * that are held back. Nothing of it has left the device, or its number was known elsewhere. Answers what gets another number.
 */
export async function othersThatPass(tables: OwnTables, today: string): Promise<Waiting[]> {
	const isHeld = await heldOf(tables, today);
	if (!isHeld) return [];
	const moved: Waiting[] = [];
	for (const [client, n] of await heldBack(tables, today)) {
		const behind = (await inOrder(tables, client)).filter((one) => one.n >= n);
		if (behind.some(({ attempts, shared, waits }) => attempts > 0 || shared || !waits)) continue;
		const passing = behind.filter((one) => !isHeld(one));
		if (passing.length === 0) continue;
		const numbers = behind.map((one) => one.n);
		const order = [...passing, ...behind.filter(isHeld)];
		moved.push(...order.map((one, i) => ({ ...one, n: numbers[i] ?? one.n })));
	}
	return moved;
}

export async function letOthersPass(tables: OwnTables, today: string): Promise<void> {
	for (const one of await othersThatPass(tables, today)) await tables.waiting.put(one);
}

/** Which voices wait for their forum; undefined: none can. */
async function heldOf(tables: OwnTables, today: string): Promise<((one: Waiting) => boolean) | undefined> {
	const unheard = new Set(
		(await readHeld(tables))
			.filter(
				({ key, leads, heardAt, date }) => key && !leads && heardAt === undefined && today <= addDays(date, KEY_DAYS),
			)
			.map(({ id }) => id),
	);
	if (unheard.size === 0) return undefined;
	return (one) => one.waits === 1 && one.by === undefined && isOfForum(one) && unheard.has(one.args.forumId);
}

/** What only whoever is signed in here may know of forums: at a sign-out it goes. */
export async function forgetOwn(tables: OwnTables): Promise<void> {
	for (const { own, ...held } of await readHeld(tables)) if (own) await keepHeld(tables, held);
}

/** The server's answer laid over what was kept. */
export function applyAnswer(held: HeldForum, { scopes, own = [] }: ForumAnswer, heardAt: number): HeldForum {
	const mine = Object.fromEntries(own.map(({ id, text }) => [id, { text }]));
	const { gone: _, ...next } = { ...held, items: { ...held.items }, desk: { ...held.desk }, own: mine, heardAt };
	const cursors = new Map(held.cursors.map((cursor) => [cursor.scope, cursor]));
	for (const { scope, epoch, head, whole, rows } of scopes) {
		const isRoom = scope === `forum/${held.id}`;
		const before = cursors.get(scope);
		if (before?.epoch === epoch && head < before.head) continue; // an answer that came late
		if (whole || before?.epoch !== epoch) {
			if (isRoom) next.items = {};
			else next.desk = {};
		}
		for (const [kind, id, , data] of rows) {
			if (kind === 'forum-item') {
				if (data) next.items[id] = data as BoardItem;
				else delete next.items[id];
			} else if (kind === 'forum-plan') {
				next.plan = (data ?? undefined) as ForumPlan | undefined;
				next.date = next.plan?.date ?? next.date;
			} else if (data) next.desk[`${kind}/${id}`] = data;
			else delete next.desk[`${kind}/${id}`];
		}
		cursors.set(scope, { scope, epoch, head });
	}
	return { ...next, cursors: [...cursors.values()] };
}

export type ShownItem = BoardItem & {
	/** of a photograph that lies here: the hash it is kept under */
	picture?: { url: string; alt: string; width?: number; height?: number; hash?: string };
	/** came from this device, or from the account that is signed in here */
	mine?: true;
	/** its words as their author knows them, also when it is hidden from others */
	ownText?: string;
	/** not at the server yet */
	waits?: true;
};

export type Board = {
	held: HeldForum;
	plan: ForumPlan | undefined;
	/** in the order in which they are read */
	items: ShownItem[];
	/** of those who prepared it: what is hidden, by the thing's id */
	hiddenTexts: ReadonlyMap<string, HiddenText>;
};

/** What the server said, and over it what this device still has to say. */
export function boardOf(held: HeldForum, outbox: readonly Waiting[]): Board {
	const ofAuthor = (id: string) => {
		const found = held.mine[id] ?? held.own?.[id];
		return found && { mine: true as const, ...(found.text !== undefined && { ownText: found.text }) };
	};
	const items = new Map<string, ShownItem>(
		Object.entries(held.items).map(([id, item]) => [id, { ...item, ...ofAuthor(id) }]),
	);
	let plan = held.plan;
	for (const one of outbox) {
		if (!isOfForum(one) || one.args.forumId !== held.id || held.covered.includes(one.id)) continue;
		const { args } = one as { args: Record<string, unknown> };
		const id = String(args.itemId ?? '');
		const before = items.get(id);
		if (one.name === 'forum.prepare') plan = args.plan as ForumPlan;
		if (one.name === 'forum.write') {
			const { picture } = (args.set ?? {}) as { picture?: { hash: string; alt: string } };
			const laid = layWrite(before, args as unknown as BoardWrite, { by: '', at: one.madeAt });
			const shown = picture && !laid.picture ? { ...laid, picture: { url: '', ...picture } } : laid;
			items.set(id, { ...shown, ...ofAuthor(id), waits: true });
		}
		if (one.name === 'forum.remove') items.delete(id);
		if (one.name === 'forum.dot' && before) items.set(id, { ...before, dots: (before.dots ?? 0) + Number(args.by) });
		if (one.name === 'forum.look') layLook(items, args as unknown as LookArgs, held);
	}
	const hiddenTexts = new Map<string, HiddenText>();
	for (const [key, row] of Object.entries(held.desk)) {
		if (key.startsWith('hidden-text/')) hiddenTexts.set(key.slice('hidden-text/'.length), row as HiddenText);
	}
	return { held, plan, items: inBoardOrder(items.values()), hiddenTexts };
}

type LookArgs = { itemIds: string[]; verdict: 'fine' | 'hide' | 'show'; reason?: 'other'; words?: string };

function layLook(items: Map<string, ShownItem>, { itemIds, verdict, reason, words }: LookArgs, held: HeldForum) {
	for (const id of itemIds) {
		const item = items.get(id);
		if (!item) continue;
		const { hidden: _, fine: __, ...open } = item;
		const aside = held.desk[`hidden-text/${id}`] as HiddenText | undefined;
		const text = item.text ?? aside?.text;
		const shown = { ...open, ...(text !== undefined && { text }), waits: true as const };
		if (verdict === 'hide') items.set(id, { ...shown, hidden: { reason: reason ?? 'other', ...(words && { words }) } });
		else items.set(id, verdict === 'fine' ? { ...shown, fine: true } : shown);
	}
}
