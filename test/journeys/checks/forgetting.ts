/** What time has run out for at the server goes from every device too, at its next turn. */
import { expect } from 'vitest';
import { TOWN } from '../../../server/testing/written-town.ts';
import { type Checks, inATown } from '../../support/in-a-town.ts';
import { signedIn } from '../../support/writing-scene.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const CONTACT = { name: '忘れられる 花子', kind: 'phone', value: '0422-98-7654' } as const;

export const forgetting: Checks = {
	'A contact is gone from the desk’s device and from its author’s ninety days after the use': inATown(async (scene) => {
		const { server, started, synced, time } = scene;
		await server.change(...TOWN);
		const author = await signedIn(scene, await synced(), 'hanako');
		await author.outbox.record('request.ask', {
			requestId: '019ab000-0000-7000-8000-00000000f001',
			code: 'ABCD2345',
			placeId: 'ask',
			roomId: 'ask-1',
			slots: [{ date: '2026-12-01', slotIds: ['am'] }],
			purpose: 'meeting',
			people: 8,
			contact: CONTACT,
		});
		await author.syncOnce();
		await author.syncOnce();
		const desk = await signedIn(scene, await synced());
		await desk.syncOnce();
		const request = () => [...(desk.private.privateTown.peek()?.requests.values() ?? [])][0];
		expect(request()).toMatchObject({ state: 'received', contact: CONTACT });
		expect(await everythingOn(desk.disk.indexedDB)).toContain(CONTACT.value);

		expect(await everythingOn(author.disk.indexedDB)).toContain(CONTACT.value);

		await Promise.all([author.stop(), desk.stop()]);
		await time.pass(130 * DAY_MS);
		await server.app.expire();
		const deskLater = await started({ disk: desk.disk });
		await deskLater.syncOnce();
		const later = [...(deskLater.private.privateTown.peek()?.requests.values() ?? [])][0];
		expect(later).toMatchObject({ state: 'received', contactExpired: true });
		expect(await everythingOn(desk.disk.indexedDB)).not.toContain(CONTACT.value);
		await deskLater.stop();
		const authorLater = await signedIn(scene, await started({ disk: author.disk }), 'hanako');
		await authorLater.syncOnce();
		expect(await everythingOn(author.disk.indexedDB)).not.toContain(CONTACT.value);
	}),
};

/** All that lies in the databases of a device, as text. */
async function everythingOn(indexedDB: IDBFactory): Promise<string> {
	const found: unknown[] = [];
	for (const { name = '' } of await indexedDB.databases()) {
		const db = await answerOf(indexedDB.open(name));
		for (const store of db.objectStoreNames) {
			found.push(await answerOf(db.transaction(store).objectStore(store).getAll()));
		}
		db.close();
	}
	return JSON.stringify(found);
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}
