/** A second IDBFactory with the same databases, made from fake-indexeddb's insides: its own road costs a hundred times as much. */
import { IDBFactory } from 'fake-indexeddb';

type Inner = { name: string; version: number; rawObjectStores: unknown; constructor: unknown };
type Databases = { _databases: Map<string, Inner> };

/** What was committed, and nothing of who has it open. Only while nobody writes. */
export function copyOfDatabases(from: IDBFactory): IDBFactory {
	const copy = new IDBFactory();
	for (const [name, database] of (from as unknown as Databases)._databases) {
		const Made = database.constructor as new (name: string, version: number) => Inner;
		const made = new Made(database.name, database.version);
		const seen = new Map<unknown, unknown>([[database, made]]);
		made.rawObjectStores = copyOfGraph(database.rawObjectStores, seen);
		(copy as unknown as Databases)._databases.set(name, made);
	}
	return copy;
}

/** Objects keep their class; values of rows are plain. */
function copyOfGraph(value: unknown, seen: Map<unknown, unknown>): unknown {
	if (typeof value !== 'object' || value === null) return value;
	const known = seen.get(value);
	if (known !== undefined) return known;
	if (value instanceof Map) {
		const map = new Map<unknown, unknown>();
		seen.set(value, map);
		for (const [key, one] of value) map.set(copyOfGraph(key, seen), copyOfGraph(one, seen));
		return map;
	}
	if (value instanceof Date || ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return structuredClone(value);
	const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
		? []
		: (Object.create(Object.getPrototypeOf(value)) as Record<string, unknown>);
	seen.set(value, copy);
	for (const [key, one] of Object.entries(value)) (copy as Record<string, unknown>)[key] = copyOfGraph(one, seen);
	return copy;
}
