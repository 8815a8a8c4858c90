/** What only some may read: it comes with a session or a ticket, and goes with it. */
import { expect } from 'vitest';
import { NOBODY } from '../../../contract/roles.ts';
import { type Checks, inATown } from '../../support/in-a-town.ts';
import { cut } from '../../support/line.ts';
import { ADMINISTRATOR, signedIn, waitingTexts, write } from '../../support/writing-scene.ts';

const databases = async (disk: { indexedDB: IDBFactory }) => (await disk.indexedDB.databases()).map(({ name }) => name);

export const privateScopes: Checks = {
	'What readers report is at the desk after the next turn, also without a line after a restart': inATown(
		async (scene) => {
			const { line, synced, started } = scene;
			const reader = await synced();
			await write(reader, '電話番号がちがいます');
			await reader.syncOnce();
			const desk = await signedIn(scene, await synced());
			await desk.syncOnce();
			const reports = () => [...(desk.private.privateTown.peek()?.reports.values() ?? [])].map(({ text }) => text);
			expect(reports()).toEqual(['電話番号がちがいます']);
			await write(reader, '場所もちがいます');
			await reader.syncOnce();
			await desk.syncOnce();
			expect(reports().toSorted()).toEqual(['場所もちがいます', '電話番号がちがいます']);
			await desk.stop();
			line.bend(cut);
			const after = await started({ disk: desk.disk });
			await after.syncOnce();
			await scene.time.settle();
			expect(after.private.privateTown.peek()?.reports.size).toBe(2);
			expect(reader.private.privateTown.peek()).toBeNull();
		},
	),

	'A role that was taken away takes its rows with it': inATown(async (scene) => {
		const { server, synced } = scene;
		const reader = await synced();
		await write(reader, '古いです');
		await reader.syncOnce();
		const desk = await signedIn(scene, await synced());
		await desk.syncOnce();
		expect(desk.private.privateTown.peek()?.reports.size).toBe(1);
		server.signIn({ ...ADMINISTRATOR, roles: [] });
		await desk.syncOnce();
		expect(desk.private.privateTown.peek()?.reports.size).toBe(0);
	}),

	'Whoever signs out leaves nothing behind, also when an answer was still on its way': inATown(async (scene) => {
		const { line, synced } = scene;
		const reader = await synced();
		await write(reader, '古いです');
		await reader.syncOnce();
		const desk = await signedIn(scene, await synced());
		await desk.syncOnce();
		expect(await databases(desk.disk)).toContain('engawa-private-sato');
		let left: Promise<void> | null = null;
		line.bend(async ({ path }, go) => {
			const answer = await go();
			if (path.includes('/p/')) left ??= desk.own.put('session', null).then(() => desk.private.forgetPrivate());
			await left;
			return answer;
		});
		await desk.syncOnce();
		expect(desk.private.privateTown.peek()).toBeNull();
		expect(await databases(desk.disk)).not.toContain('engawa-private-sato');
		line.bend(cut);
		await desk.syncOnce();
		expect(await databases(desk.disk)).not.toContain('engawa-private-sato');
	}),

	'A session that ended at the server takes what was private with it; what that person wrote waits for them': inATown(
		async (scene) => {
			const { server, synced, started } = scene;
			const tablet = await signedIn(scene, await synced());
			const second = await started({ disk: tablet.disk });
			await tablet.syncOnce();
			await second.syncOnce();
			expect(second.private.privateTown.peek()?.accountId).toBe('sato');
			server.signIn(NOBODY);
			await write(tablet, 'まだ送っていない');
			await tablet.syncOnce();
			await scene.time.settle();
			expect(await tablet.own.get('session')).toBeNull();
			for (const window of [tablet, second]) expect(window.private.privateTown.peek()).toBeNull();
			expect(await databases(tablet.disk)).not.toContain('engawa-private-sato');
			expect(tablet.outbox.outbox.peek()).toMatchObject([{ problem: 'signed-out' }]);
			await signedIn(scene, tablet);
			await tablet.syncOnce();
			expect(await server.done()).toEqual(['まだ送っていない']);
			expect(waitingTexts(tablet)).toEqual([]);
		},
	),
};
