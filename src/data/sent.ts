/**
 * What was done and whose effect is here, kept a while: a server that is restored from a back-up has lost what it did after
 * it, and nobody else can tell it. It is then sent again under its own id, so whatever the back-up holds already runs once.
 *
 * Nothing is kept on a kiosk, and nothing of an account after its sign-out.
 */
import type { OwnTables, Waiting } from './own-tables.ts';

/** Longer than any back-up that is still worth restoring. */
const KEEP_MS = 14 * 24 * 60 * 60 * 1000;
const MOST_KEPT = 300;
/** its key among the own values */
const KEY = 'sent';

type Sent = Waiting & { closedAt: number };

/** Puts these away; they have left the outbox. What has been here long enough goes. */
export async function keepSent(tables: OwnTables, done: readonly Waiting[], nowMs: number): Promise<void> {
	const kept = await readSent(tables);
	const young = kept.filter((one) => !isOld(one, nowMs));
	if (done.length === 0 && young.length === kept.length) return;
	if ((await tables.values.get('kiosk'))?.value) return write(tables, []);
	const worthKeeping = done.filter(({ forgotten }) => !forgotten);
	const all = [...young, ...worthKeeping.map(({ again: _, ...one }) => ({ ...one, closedAt: nowMs }))];
	await write(tables, withoutWithdrawn(all).slice(-MOST_KEPT));
}

const WITHDRAWALS: readonly string[] = ['helper.withdraw', 'lending.withdraw', 'consult.withdraw'];

/** That somebody withdrew is kept, so that a server that was set back hears it again; nothing else of them is. */
function withoutWithdrawn<W extends Pick<Waiting, 'name' | 'args'>>(all: W[]): W[] {
	const isWithdrawal = ({ name }: W) => WITHDRAWALS.includes(name);
	const whose = ({ args }: W) => args.helperId ?? args.lentId ?? args.consultId;
	const gone = new Set(all.filter(isWithdrawal).map(whose));
	const isAbout = (one: W) => gone.has(whose(one)) || (one.args.helper === true && gone.has(one.args.offerId));
	return gone.size === 0 ? all : all.filter((one) => isWithdrawal(one) || !isAbout(one));
}

/** Puts those that the server has lost back into the outbox. How many. */
export async function sendAgain(tables: OwnTables, isLost: (one: Waiting) => boolean): Promise<number> {
	const kept = await readSent(tables);
	const lost = kept.filter(isLost);
	if (lost.length === 0) return 0;
	for (const { closedAt: _, ...one } of lost) {
		if (!(await tables.waiting.get(one.id))) await tables.waiting.put(reopened(one));
	}
	await write(
		tables,
		kept.filter((one) => !lost.includes(one)),
	);
	return lost.length;
}

/** Of what was put away, what `isKept` says. */
export async function keepOfSent(tables: OwnTables, isKept: (one: Waiting) => boolean): Promise<void> {
	const sent = await readSent(tables);
	if (!sent.every(isKept)) await write(tables, sent.filter(isKept));
}

/** After the sign-out of an account: nothing of what it wrote stays. */
export async function forgetSent(tables: OwnTables, account: string): Promise<void> {
	await keepOfSent(tables, ({ by }) => by !== account);
}

/** As if no receipt had come; what had one is marked, so that its author can be told. */
export function reopened(waiting: Waiting): Waiting {
	const { receipt, epoch: _, awaitsPrivate: __, ...open } = waiting;
	return { ...open, waits: 1, ...(receipt ? { again: true as const } : {}) };
}

/** Whether it has been kept long enough; a clock that was set back by weeks makes old what it kept before. */
export function isOld({ closedAt }: Sent, nowMs: number): boolean {
	return Math.abs(nowMs - closedAt) >= KEEP_MS;
}

export async function readSent(tables: OwnTables): Promise<Sent[]> {
	const value = (await tables.values.get(KEY))?.value;
	return Array.isArray(value) ? (value as Sent[]) : [];
}

async function write(tables: OwnTables, sent: Sent[]): Promise<void> {
	if (sent.length > 0) await tables.values.put({ key: KEY, value: sent });
	else await tables.values.delete(KEY);
}
