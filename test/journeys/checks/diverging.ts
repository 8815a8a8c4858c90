/** Silent divergence does not exist: one wrong row is noticed at the next walk and healed without a full reload. */
import { expect } from 'vitest';
import type { Change } from '../../../contract/feed.ts';
import { makeReplicaDb, type StoredChanges, type StoredPage } from '../../../src/data/replica-db.ts';
import { asked } from '../../../src/data/stores.ts';
import { type Checks, inATown, type Scene } from '../../support/in-a-town.ts';
import { rewriting } from '../../support/line.ts';
import { differences, type TestDevice } from '../../support/test-device.ts';
import { AREA, change, group, notice } from '../../support/town-server.ts';

type Damage = { pages?: (text: string) => string; changes?: (text: string) => string };

export const diverging: Checks = {
	'A row that flipped on the disk is noticed and healed by fetching one page': inATown(async (scene) => {
		await healed(scene, { pages: (text) => text.replace('"g1",1,', '"g1",3,') }, 1);
	}),
	'A row whose content flipped on the disk is healed with the page it lies in': inATown(async (scene) => {
		// the checksum counts versions, not letters; a page is proven by its hash whenever a new ground rests on it
		await healed(scene, { pages: (text) => text.replace('"g2",1,', '"g2",2,').replace('会2', '貝2') }, 1);
	}),
	'A row missing on the disk is noticed and healed': inATown(async (scene) => {
		await healed(scene, { pages: (text) => text.replace(/\["g1",1,\{[^}]*\}\],/, '') }, 1);
	}),
	'A row too many on the disk is noticed and healed': inATown(async (scene) => {
		await healed(scene, { pages: (text) => text.replace('["g1",', '["gX",1,{"id":"gX"}],["g1",') }, 1);
	}),
	'A page that can no longer be read is noticed and healed': inATown(async (scene) => {
		await healed(scene, { pages: (text) => text.slice(0, 40) }, 1);
	}),
	'A change lost from the disk is noticed and healed without fetching a page': inATown(async (scene) => {
		await healed(scene, { changes: (text) => JSON.stringify((JSON.parse(text) as Change[]).slice(1)) }, 0);
	}),

	'A server whose log forgot a change is found out at once, counted once, and the town is right again': inATown(
		async ({ server, line, synced }) => {
			const tablet = await synced();
			await server.change(change('group', 'g1', group('g1', '一')), change('group', 'g2', null));
			await server.snapshot();
			// a sequence whose numbers are dense but whose second change was never written
			line.bend(
				rewriting(/\/t\//, (body) => ({
					...body,
					changes: (body.changes as Change[]).map((c) =>
						c[2] === 'g2' && c[4] === null ? [c[0], 'group', 'g1', 2, c[4]] : c,
					),
				})),
			);
			await tablet.syncOnce();
			expect(differences(tablet, await server.rows())).toEqual([]);
			expect(tablet.status.peek().divergences).toBe(1);
			line.bend(null);
			await tablet.syncOnce();
			expect(tablet.status.peek()).toMatchObject({ divergences: 1 });
			expect(tablet.status.peek().problem).toBeUndefined();
		},
	),

	'Rows that differ while nothing changes on the server are found by the next question': inATown(
		async ({ server, line, synced }) => {
			const tablet = await synced();
			// the pages of the first sync were of another town than the head says, and nobody noticed
			await tablet.stop();
			const other = await synced({ disk: tablet.disk });
			line.bend(rewriting(/\/t\//, (body) => ({ ...body, sum: '0000000000000001' })));
			await other.syncOnce();
			expect(other.status.peek().divergences).toBe(1);
			line.bend(null);
			await other.syncOnce();
			expect(differences(other, await server.rows())).toEqual([]);
			expect(other.status.peek().problem).toBeUndefined();
		},
	),
};

/** Damages the disk between two starts; the next walk must make it right with at most `pages` pages fetched. */
async function healed({ server, line, synced, started }: Scene, damage: Damage, pages: number): Promise<void> {
	await server.change(...Array.from({ length: 5 }, (_, i) => change('notice', `n${i}`, notice(`n${i}`, `知らせ${i}`))));
	await server.snapshot();
	const before = await synced();
	await server.change(change('group', 'g20', group('g20', '上に乗った名')), change('group', 'g21', null));
	await before.syncOnce();
	await before.stop();
	await damageDisk(before, damage);

	const after = await started({ disk: before.disk });
	line.taken();
	expect((await after.syncOnce()).result).toBe('advanced');
	expect(differences(after, await server.rows())).toEqual([]);
	expect(line.taken().filter((path) => path.includes('/p/')).length).toBeLessThanOrEqual(pages);
	expect(after.status.peek().problem).toBeUndefined();
	await after.stop();
	expect(differences(await started({ disk: before.disk }), await server.rows())).toEqual([]);
}

async function damageDisk({ world }: TestDevice, { pages, changes }: Damage): Promise<void> {
	const db = makeReplicaDb(world, AREA);
	await db.open();
	const [storedPages, batches] = await db.read(['pages', 'changes'], (store) =>
		Promise.all([asked<StoredPage[]>(store('pages').getAll()), asked<StoredChanges[]>(store('changes').getAll())]),
	);
	const damagedPages = storedPages.flatMap((page) => {
		const text = pages && page.kind === 'group' ? pages(page.text) : page.text;
		return text === page.text ? [] : [{ ...page, text }];
	});
	const damagedBatches = changes ? batches.map((batch) => ({ ...batch, text: changes(batch.text) })) : [];
	await db.write(['pages', 'changes'], async (store) => {
		for (const page of damagedPages) store('pages').put(page);
		for (const batch of damagedBatches) store('changes').put(batch);
	});
	db.close();
	expect(damagedPages.length + damagedBatches.length, 'something was damaged').toBeGreaterThan(0);
}
