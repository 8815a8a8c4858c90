/**
 * A check: a journey that holds, as a function that throws when it does not. Journeys run as tests, and again for the bug
 * bank, with one known bug planted, where at least one must throw.
 */
import type { Database } from '../../server/db/database.ts';
import { createLine, type Line } from './line.ts';
import { createTestDevice, type TestDevice, type TestDeviceOptions } from './test-device.ts';
import { openTownServer, type TownServer } from './town-server.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

export type Checks = Record<string, () => Promise<void>>;

export type Scene = {
	server: TownServer;
	time: VirtualTime;
	line: Line;
	/** A window that has shown what its disk holds. */
	started(options?: Partial<TestDeviceOptions>): Promise<TestDevice>;
	/** A window that has walked to the head as well. */
	synced(options?: Partial<TestDeviceOptions>): Promise<TestDevice>;
	/** A window of which nothing has happened yet; it is closed at the end like the others. */
	opened(options?: Partial<TestDeviceOptions>): TestDevice;
	/** Another server at the same address, closed at the end. */
	another(options?: { epoch?: string; db?: Database }): Promise<TownServer>;
	/** What is reported to developers is a failure unless it matches. */
	expectReport(pattern: RegExp): void;
};

/** Runs the journey in a fresh town of 30 groups and clears up after it. */
export function inATown(journey: (scene: Scene) => Promise<void>): () => Promise<void> {
	return async () => {
		const time = createVirtualTime();
		const server = await openTownServer({ now: time.now });
		const line = createLine(server.app, time);
		const devices: TestDevice[] = [];
		const servers = [server];
		const patterns: RegExp[] = [];
		const opened = (options: Partial<TestDeviceOptions> = {}) => {
			const device = createTestDevice({ line, time, ...options });
			devices.push(device);
			return device;
		};
		const started = async (options: Partial<TestDeviceOptions> = {}) => {
			const device = opened(options);
			await device.start();
			return device;
		};
		try {
			await server.changeGroups(1, 30);
			await journey({
				server,
				time,
				line,
				opened,
				started,
				synced: async (options) => {
					const device = await started(options);
					await device.syncOnce();
					return device;
				},
				another: async (options) => {
					const other = await openTownServer({ now: time.now, ...options });
					servers.push(other);
					return other;
				},
				expectReport: (pattern) => void patterns.push(pattern),
			});
			const unexpected = devices
				.flatMap((device) => device.reports)
				.filter((report) => !patterns.some((pattern) => pattern.test(report)));
			if (unexpected.length > 0) throw new Error(`Reported to developers: ${unexpected.join(' · ')}`);
		} finally {
			await Promise.all(devices.map(closed));
			for (const open of servers) await open.close();
		}
	};
}

/** A window that hangs is what some checks look for; clearing up does not wait for it. */
async function closed(device: TestDevice): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const patience = new Promise<void>((resolve) => {
		timer = setTimeout(resolve, 200);
	});
	await Promise.race([device.stop(), patience]);
	clearTimeout(timer);
}
