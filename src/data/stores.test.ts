import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { asked, makeStores } from './stores.ts';

const open = async (indexedDB: IDBFactory) => {
	const stores = makeStores({ indexedDB }, { name: 'town', version: 1, keys: { meta: 'key' }, durability: 'relaxed' });
	await stores.open();
	return stores;
};

test('a page that is left in the middle of writing gives up, and the next page writes at once', async () => {
	const indexedDB = new IDBFactory();
	const left = await open(indexedDB);
	const next = await open(indexedDB);
	let begun = () => {};
	const writing = new Promise<void>((resolve) => {
		begun = resolve;
	});
	// as a frozen page does: it holds the transaction and never comes to its end
	const held = left.write(['meta'], async (store) => {
		store('meta').put({ key: 'half', value: 1 });
		for (;;) {
			await asked(store('meta').get('half'));
			begun();
		}
	});
	const outcome = held.then(
		() => 'written',
		(error: DOMException) => error.name,
	);
	await writing;
	let isWritten = false;
	const waiting = next.write(['meta'], async (store) => store('meta').put({ key: 'whole', value: 2 }));
	waiting.then(() => {
		isWritten = true;
	});
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect(isWritten).toBe(false);
	left.giveUp?.();
	expect(await outcome).toBe('AbortError');
	await waiting;
	const kept = await next.read(['meta'], (store) => asked(store('meta').getAllKeys()));
	expect(kept).toEqual(['whole']);
});
