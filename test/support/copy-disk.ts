/** A disk as it was: what a copied profile, or a back-up of a device, brings to life. */
import { createDisk, type Disk } from './disk.ts';

/** Every database with its rows, and the texts beside them. */
export async function copyOf(disk: Disk): Promise<Disk> {
	const copy = createDisk();
	for (const { name, version } of await disk.indexedDB.databases()) {
		if (name === undefined || version === undefined) continue;
		const from = await opened(disk, name, version, () => undefined);
		const stores = [...from.objectStoreNames];
		const shape = from.transaction(stores, 'readonly');
		const shapes = stores.map((store) => shapeOf(shape.objectStore(store)));
		const rows = await Promise.all(stores.map((store) => answer(shape.objectStore(store).getAll())));
		const into = await opened(copy, name, version, (database) => {
			for (const { store, keyPath, indexes } of shapes) {
				const made = database.createObjectStore(store, { keyPath });
				for (const index of indexes) made.createIndex(index.name, index.keyPath, index);
			}
		});
		const writing = into.transaction(stores, 'readwrite');
		for (const [i, store] of stores.entries()) for (const row of rows[i] ?? []) writing.objectStore(store).put(row);
		await new Promise((resolve) => {
			writing.oncomplete = resolve;
		});
		from.close();
		into.close();
	}
	for (const [key, value] of disk.texts) copy.localText.setItem(key, value);
	return copy;
}

/** Everything that a disk holds, as one text to be searched in. */
export async function textOf(disk: Disk): Promise<string> {
	const parts = [...disk.texts].map(([key, value]) => `${key}=${value}`);
	for (const { name, version } of await disk.indexedDB.databases()) {
		if (name === undefined || version === undefined) continue;
		const from = await opened(disk, name, version, () => undefined);
		for (const store of from.objectStoreNames) {
			const rows = await answer(from.transaction(store, 'readonly').objectStore(store).getAll());
			parts.push(`${name}/${store}: ${JSON.stringify(rows)}`);
		}
		from.close();
	}
	return parts.join('\n');
}

function shapeOf(store: IDBObjectStore) {
	const indexes = [...store.indexNames].map((name) => {
		const { keyPath, unique, multiEntry } = store.index(name);
		return { name, keyPath, unique, multiEntry };
	});
	return { store: store.name, keyPath: store.keyPath, indexes };
}

function opened(
	disk: Disk,
	name: string,
	version: number,
	make: (database: IDBDatabase) => void,
): Promise<IDBDatabase> {
	const opening = disk.indexedDB.open(name, version);
	opening.onupgradeneeded = () => make(opening.result);
	return answer(opening);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}
