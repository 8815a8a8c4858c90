/** A morning on which everybody has been here before: made once a process, copied into every run. */
import type { Actor } from '../../contract/roles.ts';
import { ADMIN, DESK } from '../../server/testing/written-town.ts';
import { createChance } from './chance.ts';
import { createClockwork } from './clockwork.ts';
import { createNetwork } from './network.ts';
import { createWindows, newDevice } from './sim-device.ts';
import { type Content, createSimDisk } from './sim-disk.ts';
import { createSimServer } from './sim-server.ts';
import { START_MS, townRows } from './town.ts';

export const ACTORS: ReadonlyMap<string, Actor> = new Map([
	['desk-person', { ...DESK, roles: [...DESK.roles, { role: 'representative', groupId: 'club' }] }],
	// evaluates for the office, and comments for the committee
	['admin', { ...ADMIN, roles: [...ADMIN.roles, { role: 'committee' }] }],
]);

export type Beginning = {
	/** the server's database */
	server: Buffer;
	/** what a device of nobody, of the desk, of the city holds; by account */
	devices: ReadonlyMap<string | null, Content>;
};

const BEFORE_MS = 5 * 60_000;
let made: Promise<Beginning> | undefined;

export function beginning(): Promise<Beginning> {
	made ??= make();
	return made;
}

async function make(): Promise<Beginning> {
	const clockwork = createClockwork(0, START_MS - BEFORE_MS);
	const chance = createChance(0);
	const server = createSimServer({ clockwork, chance, actors: ACTORS, town: townRows() });
	const network = createNetwork(clockwork, chance, server);
	const windows = createWindows(clockwork, network, () => undefined);
	server.start();
	await clockwork.turn(() => server.app() !== null, 60_000);
	const devices = [null, ...ACTORS.keys()].map((account) =>
		newDevice(String(account), account, createSimDisk(clockwork, String(account))),
	);
	for (const device of devices) windows.open(device);
	const isReady = () =>
		devices.every(({ account, windows: [page] }) => {
			const town = page?.device.town.peek();
			return town && (account === null || page?.private.privateTown.peek());
		});
	if (!(await clockwork.turn(isReady, BEFORE_MS / 2))) throw new Error('nobody is ready in the morning');
	await clockwork.turn(() => false, 20_000);
	for (const { windows: open } of devices) for (const { life } of [...open]) clockwork.kill(life);
	await clockwork.turn(() => false, 100);
	clockwork.kill(server.life());
	const bytes = server.bytes();
	server.remove();
	return { server: bytes, devices: new Map(devices.map(({ account, disk }) => [account, disk.keep()])) };
}
