import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLine, type Line } from '../support/line.ts';
import { createTestDevice, rowsShown } from '../support/test-device.ts';
import { AREA, change, group, notice, openTownServer, type TownServer } from '../support/town-server.ts';
import { createVirtualTime, type VirtualTime } from '../support/virtual-time.ts';

let server: TownServer;
let time: VirtualTime;
let line: Line;

beforeEach(async () => {
	time = createVirtualTime();
	server = await openTownServer({ now: time.now });
	line = createLine(server.app, time);
});
afterEach(() => server.close());

test('A tablet out of its box shows the whole town after one walk to the server', async () => {
	await server.changeGroups(1, 30);
	const tablet = createTestDevice({ line, time });
	await tablet.start();
	expect(tablet.status.peek().phase).toBe('first-sync');
	expect(await tablet.syncOnce()).toMatchObject({ result: 'advanced' });
	expect(rowsShown(tablet)).toEqual(await server.rows());
	expect(tablet.status.peek()).toMatchObject({ phase: 'ready', lastHeardAt: time.now(), divergences: 0 });
	expect(tablet.town.peek()).toMatchObject({ area: AREA, cursor: 31 });
	await tablet.stop();
});

test('What one tablet received is there at its next start, without any line', async () => {
	await server.changeGroups(1, 30);
	const before = createTestDevice({ line, time });
	await before.start();
	await before.syncOnce();
	await server.change(change('group', 'g7', group('g7', '山歩きの会')));
	await before.syncOnce();
	await before.stop();

	line.bend(() => Promise.reject(new TypeError('no line')));
	const after = createTestDevice({ line, time, disk: before.disk });
	await after.start();
	expect(rowsShown(after)).toEqual(await server.rows());
	expect(after.status.peek()).toMatchObject({ phase: 'ready', cursor: 32 });
	await after.stop();
});

test('A change on the server reaches two tablets that nobody touches', async () => {
	const lobby = createTestDevice({ line, time });
	const library = createTestDevice({ line, time });
	for (const tablet of [lobby, library]) {
		await tablet.start();
		tablet.startLoop(true);
	}
	await time.pass(5_000);
	await server.change(change('notice', 'n1', notice('n1', '本日 卓球大会')));
	await time.pass(3_000);
	for (const tablet of [lobby, library]) {
		expect(tablet.town.peek()?.notices.get('n1')?.title.ja).toBe('本日 卓球大会');
		await tablet.stop();
	}
});
