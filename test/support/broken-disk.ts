/** A browser that is killed at a chosen step of its work with IndexedDB. */
import { IDBDatabase, IDBFactory, IDBObjectStore, IDBTransaction } from 'fake-indexeddb';

/** Every step that can come between two states of the disk. */
const STEPS = [
	'put',
	'add',
	'delete',
	'clear',
	'get',
	'getAll',
	'getKey',
	'getAllKeys',
	'openCursor',
	'count',
] as const;

type Killed = {
	/** whether the work was long enough to be killed at that step */
	wasKilled: boolean;
};

/**
 * Runs the work and kills the browser at its `step`-th touch of IndexedDB (the commit counts as one): the transaction that is
 * open is lost, those that were committed stay, and nothing that the dead browser tries afterwards has any effect. The work
 * may hang or reject; it is not waited for once it is dead. Concerns all disks of the process for that time.
 */
export async function killedAt(step: number, work: () => Promise<unknown>): Promise<Killed> {
	let left = step;
	let dead = false;
	const open = new Set<IDBTransaction>();
	const restores: (() => void)[] = [];
	let died: () => void = () => undefined;
	const death = new Promise<void>((resolve) => {
		died = resolve;
	});
	const touch = () => {
		if (!dead && --left <= 0) {
			dead = true;
			for (const transaction of open) abort(transaction);
			died();
		}
		if (dead) throw new DOMException('The browser is gone', 'InvalidStateError');
	};
	const before = <T extends object>(prototype: T, method: keyof T & string) => {
		const original = prototype[method] as (...args: unknown[]) => unknown;
		(prototype as Record<string, unknown>)[method] = function (this: unknown, ...args: unknown[]) {
			touch();
			return original.apply(this, args);
		};
		restores.push(() => {
			(prototype as Record<string, unknown>)[method] = original;
		});
	};
	for (const method of STEPS) before(IDBObjectStore.prototype as unknown as Record<string, unknown>, method);
	before(IDBTransaction.prototype as unknown as Record<string, unknown>, 'commit');
	before(IDBFactory.prototype as unknown as Record<string, unknown>, 'open');
	const begin = IDBDatabase.prototype.transaction;
	IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<typeof begin>) {
		if (dead) throw new DOMException('The browser is gone', 'InvalidStateError');
		const transaction = begin.apply(this, args);
		open.add(transaction);
		return transaction;
	};
	restores.push(() => {
		IDBDatabase.prototype.transaction = begin;
	});
	try {
		await Promise.race([work().catch(() => undefined), death]);
		// what the dead browser still tries must fail before its disk is given to the next
		for (let i = 0; i < 30; i++) await new Promise((resolve) => setImmediate(resolve));
	} finally {
		for (const restore of restores) restore();
	}
	return { wasKilled: dead };
}

function abort(transaction: IDBTransaction): void {
	try {
		transaction.abort();
	} catch {
		// it had ended: what it wrote stays
	}
}
