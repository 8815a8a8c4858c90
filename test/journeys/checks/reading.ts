/** The ordinary ways to the head: first sync, nudge, tail, segments, pages. */
import { expect } from 'vitest';
import { type Checks, inATown } from '../../support/in-a-town.ts';
import { cut, rewriting } from '../../support/line.ts';
import { differences, rowsShown } from '../../support/test-device.ts';
import { AREA, change, group, notice } from '../../support/town-server.ts';

export const reading: Checks = {
	'A tablet out of its box shows the whole town after one walk to the server': inATown(
		async ({ server, time, started }) => {
			const tablet = await started();
			expect(tablet.status.peek().phase).toBe('first-sync');
			expect(await tablet.syncOnce()).toMatchObject({ result: 'advanced' });
			expect(differences(tablet, await server.rows())).toEqual([]);
			expect(tablet.town.peek()).toMatchObject({ area: AREA, cursor: 31 });
			expect(tablet.status.peek()).toMatchObject({ phase: 'ready', lastHeardAt: time.now(), divergences: 0 });
		},
	),

	'A tablet set up between two snapshots has what changed since the last one': inATown(
		async ({ server, line, started }) => {
			await server.snapshot();
			await server.change(change('group', 'g1', group('g1', 'いまの名')), change('group', 'g2', null));
			const tablet = await started();
			expect(await tablet.syncOnce()).toMatchObject({ result: 'advanced' });
			expect(line.taken().some((path) => path.includes('/t/'))).toBe(true);
			expect(differences(tablet, await server.rows())).toEqual([]);
			expect(tablet.status.peek().divergences).toBe(0);
		},
	),

	'What a tablet received is there at its next start, without any line': inATown(
		async ({ server, line, synced, started }) => {
			const before = await synced();
			await server.change(change('group', 'g7', group('g7', '山歩きの会')), change('group', 'g8', null));
			await before.syncOnce();
			await before.stop();
			line.bend(cut);
			const after = await started({ disk: before.disk });
			expect(differences(after, await server.rows())).toEqual([]);
			expect(after.status.peek()).toMatchObject({ phase: 'ready', cursor: 33 });
		},
	),

	'A change on the server reaches two tablets that nobody touches': inATown(async ({ server, time, started }) => {
		const tablets = [await started(), await started()];
		for (const tablet of tablets) tablet.startLoop(true);
		await time.pass(5_000);
		await server.change(change('notice', 'n1', notice('n1', '本日 卓球大会')), change('group', 'g3', null));
		await time.pass(4_000);
		for (const tablet of tablets) {
			expect(differences(tablet, await server.rows())).toEqual([]);
			expect(tablet.status.peek().divergences).toBe(0);
		}
	}),

	'A hundred changes arrive with one request': inATown(async ({ server, line, synced }) => {
		const tablet = await synced();
		line.taken();
		await server.changeGroups(20, 100, (i) => `新しい会${i}`);
		expect(await tablet.syncOnce()).toMatchObject({ result: 'advanced', requests: 1 });
		expect(line.taken()).toEqual([`/s/${AREA}/t/${tablet.town.peek()?.epoch}/0`]);
		expect(differences(tablet, await server.rows())).toEqual([]);
	}),

	'When nothing is new, one small question says so': inATown(async ({ line, synced }) => {
		const tablet = await synced();
		line.taken();
		expect(await tablet.syncOnce()).toMatchObject({ result: 'current', requests: 1 });
		expect(line.taken()).toHaveLength(1);
	}),

	'A tablet that missed many changes reads the segments that every device reads': inATown(
		async ({ server, line, synced }) => {
			await server.changeGroups(100, 2_000);
			await server.snapshot();
			const tablet = await synced();
			// one group changes its name over and over: the log is long but cheaper than 2,000 rows again
			await server.change(...Array.from({ length: 600 }, (_, i) => change('group', 'g5', group('g5', `名前${i}`))));
			line.taken();
			expect(await tablet.syncOnce()).toMatchObject({ result: 'advanced' });
			const asked = line.taken().map((path) => path.replace(`${tablet.town.peek()?.epoch}`, 'E'));
			expect(asked).toContain(`/s/${AREA}/l/E/2048-2304`);
			expect(asked).toContain(`/s/${AREA}/t/E/2560`);
			expect(asked.filter((path) => path.includes('/p/'))).toEqual([]);
			expect(differences(tablet, await server.rows())).toEqual([]);
		},
	),

	'A tablet for which the log would be longer than the pages fetches only pages it does not have': inATown(
		async ({ server, line, synced }) => {
			await server.changeGroups(100, 1_500);
			await server.change(
				...Array.from({ length: 20 }, (_, i) => change('notice', `n${i}`, notice(`n${i}`, '知らせ'))),
			);
			await server.snapshot();
			const tablet = await synced();
			await server.changeGroups(100, 1_500, (i) => `改めた会${i}`);
			await server.snapshot();
			line.taken();
			expect(await tablet.syncOnce()).toMatchObject({ result: 'advanced' });
			const asked = line.taken();
			expect(asked.some((path) => path.includes('/l/'))).toBe(false);
			const pages = ((await (await server.app.request(`/s/${AREA}/head`)).json()) as { snapshot: { pages: unknown[] } })
				.snapshot.pages;
			expect(asked.filter((path) => path.includes('/p/')).length).toBeLessThan(pages.length);
			expect(differences(tablet, await server.rows())).toEqual([]);
		},
	),

	'A deleted group disappears, and nobody has to repair anything': inATown(async ({ server, synced }) => {
		const tablet = await synced();
		await server.change(change('group', 'g9', null));
		await tablet.syncOnce();
		expect(rowsShown(tablet).has('group/g9')).toBe(false);
		expect(differences(tablet, await server.rows())).toEqual([]);
		expect(tablet.status.peek().divergences).toBe(0);
	}),

	'Rows with fields from a later version are kept as they came': inATown(async ({ server, synced }) => {
		const tablet = await synced();
		const later = { ...group('g1', '会1'), unheardOf: { of: ['later', 1] } };
		await server.change(change('group', 'g1', later));
		await tablet.syncOnce();
		expect(tablet.town.peek()?.groups.get('g1')).toMatchObject({ unheardOf: { of: ['later', 1] } });
		expect(tablet.status.peek().divergences).toBe(0);
	}),

	'Rows of a kind this version does not know are kept, counted, and survive a restart': inATown(
		async ({ line, server, opened, started }) => {
			const { page, head } = await withUnheardOfKind(server.app);
			line.bend(async ({ path }, go) => {
				if (path.endsWith('/head')) return Response.json(head);
				return path.endsWith(`/p/${page.hash}`)
					? new Response(page.text, { headers: { 'content-type': 'application/json' } })
					: go();
			});
			const tablet = opened();
			await tablet.start();
			expect(await tablet.syncOnce()).toMatchObject({ result: 'advanced' });
			expect(tablet.status.peek().divergences).toBe(0);
			await tablet.stop();
			line.bend(cut);
			const after = await started({ disk: tablet.disk });
			expect(after.status.peek().problem).toBeUndefined();
		},
	),

	'A tablet that goes from window to window keeps what a newer page of the server adds to answers': inATown(
		async ({ line, server, synced }) => {
			line.bend(rewriting(/head|\/t\//, (body) => ({ ...body, weather: 'fine' })));
			const tablet = await synced();
			expect(differences(tablet, await server.rows())).toEqual([]);
		},
	),
};

/** The server's head and one page more, of a kind nobody here knows. */
async function withUnheardOfKind(app: { request(path: string): Response | Promise<Response> }) {
	const { addRow, hexToSum, sumToHex } = await import('../../../contract/checksum.ts');
	const { contentHash } = await import('../../../src/data/content-hash.ts');
	const head = (await (await app.request(`/s/${AREA}/head`)).json()) as {
		sum: string;
		snapshot: { sum: string; pages: unknown[] };
	};
	const text = JSON.stringify({ kind: 'unheard-of', rows: [['u1', 1, { id: 'u1', what: 'a lost umbrella' }]] });
	const bytes = new TextEncoder().encode(text);
	const hash = await contentHash(crypto.subtle, bytes);
	const sum = sumToHex(addRow(hexToSum(head.sum), 1, 'unheard-of', 'u1', 1));
	return {
		page: { hash, text },
		head: {
			...head,
			sum,
			snapshot: {
				...head.snapshot,
				sum,
				pages: [...head.snapshot.pages, { hash, kind: 'unheard-of', rows: 1, bytes: bytes.byteLength }],
			},
		},
	};
}
