/**
 * Any town, any faults, any order: in the end every device shows what the server has, and on the way never anything that the
 * server never was.
 */
import fc from 'fast-check';
import { expect } from 'vitest';
import { type Checks, inATown, type Scene } from '../../support/in-a-town.ts';
import { cut, type Fault, failing, portal, truncating } from '../../support/line.ts';
import { differences, rowsShown, type TestDevice } from '../../support/test-device.ts';
import { change, group } from '../../support/town-server.ts';

/** One property run is a whole journey; more of them run at night. */
const RUNS = Number(process.env.ENGAWA_RUNS ?? 50);

type Step =
	| { do: 'put' | 'delete'; group: number }
	| { do: 'many'; n: number }
	| { do: 'snapshot' | 'forget' | 'restore' }
	| { do: 'walk' | 'restart' | 'another-window'; device: number }
	| { do: 'fault'; fault: keyof typeof FAULTS };

const FAULTS = {
	none: () => null,
	cut: () => cut,
	flapping: () => everyOther(cut),
	portal: () => portal,
	failing: () => everyOther(failing(503)),
	truncated: () => everyOther(truncating(0.7)),
	/** whatever was answered once is answered again, whenever it was */
	stale: () => replaying(),
	/** each question reaches the server twice, and the first answer is the one that arrives late */
	doubled: () => doubled,
} satisfies Record<string, () => Fault | null>;

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ do: fc.constantFrom('put' as const, 'delete' as const), group: fc.nat(40) }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('many' as const), n: fc.integer({ min: 60, max: 700 }) }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constantFrom('snapshot' as const, 'forget' as const) }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const) }) },
	{
		weight: 6,
		arbitrary: fc.record({
			do: fc.constantFrom('walk' as const, 'walk' as const, 'restart' as const, 'another-window' as const),
			device: fc.nat(1),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constant('fault' as const),
			fault: fc.constantFrom(...(Object.keys(FAULTS) as (keyof typeof FAULTS)[])),
		}),
	},
);

export const deliveries: Checks = {
	'Interrupted, repeated, late and false deliveries: all devices end at the server’s town, and never show another':
		() =>
			fc.assert(
				fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 16 }), (steps) =>
					inATown((scene) => live(scene, steps))(),
				),
				{ numRuns: RUNS, endOnFailure: RUNS > 50 },
			) as Promise<void>,
};

async function live(scene: Scene, steps: readonly Step[]): Promise<void> {
	const { line, started, another } = scene;
	let { server } = scene;
	let name = 0;
	const devices: TestDevice[] = [await started(), await started()];
	/** epoch/number → the town at it */
	const history = new Map<string, string>();
	const cursors = new Map<TestDevice['disk'], { epoch: string; cursor: number }>();

	const remember = async () => {
		const { epoch, head } = await server.head();
		history.set(`${epoch}/${head}`, text(await server.rows()));
	};
	const look = (device: TestDevice) => {
		const town = device.town.peek();
		if (!town) return;
		const known = history.get(`${town.epoch}/${town.cursor}`);
		if (known !== undefined) expect(text(rowsShown(device)), 'rows at the cursor').toBe(known);
		const before = cursors.get(device.disk);
		if (before?.epoch === town.epoch) expect(town.cursor, 'the cursor').toBeGreaterThanOrEqual(before.cursor);
		cursors.set(device.disk, { epoch: town.epoch, cursor: town.cursor });
		expect(device.status.peek().divergences).toBe(0);
	};

	await remember();
	for (const taken of steps) {
		switch (taken.do) {
			case 'put':
				await server.change(change('group', `g${taken.group}`, group(`g${taken.group}`, `名${++name}`)));
				break;
			case 'delete':
				await server.change(change('group', `g${taken.group}`, null));
				break;
			case 'many':
				await server.change(
					...Array.from({ length: taken.n }, (_, i) => {
						const id = `g${(i * 7) % 45}`;
						return change('group', id, i % 11 === 0 ? null : group(id, `名${++name}`));
					}),
				);
				break;
			case 'snapshot':
				await server.snapshot();
				break;
			case 'forget':
				await server.forgetLog();
				break;
			case 'restore':
				server = await another();
				await server.changeGroups(1, 5, (i) => `復元${i}`);
				line.connect(server.app);
				break;
			case 'fault':
				line.bend(FAULTS[taken.fault]());
				break;
			case 'walk':
				await devices[taken.device]?.syncOnce();
				break;
			case 'restart':
			case 'another-window': {
				const before = devices[taken.device] as TestDevice;
				if (taken.do === 'restart') await before.stop();
				devices[taken.device] = await started({ disk: before.disk });
				break;
			}
		}
		await remember();
		for (const device of devices) look(device);
	}
	line.bend(null);
	for (const device of devices) {
		await device.syncOnce();
		await device.syncOnce();
		look(device);
		expect(differences(device, await server.rows())).toEqual([]);
		expect(device.status.peek()).toMatchObject({ phase: 'ready' });
		expect(device.status.peek().problem).toBeUndefined();
	}
}

const text = (rows: ReadonlyMap<string, unknown>) => JSON.stringify([...rows].sort(([a], [b]) => (a < b ? -1 : 1)));

function everyOther(fault: Fault): Fault {
	let n = 0;
	return (ask, go) => (n++ % 2 ? fault(ask, go) : go());
}

/** A cache that never lets go, for addresses that may change. */
function replaying(): Fault {
	const kept = new Map<string, { body: string; status: number }>();
	return async ({ path }, go) => {
		const key = path.replace(/\/t\/[^/]+\/\d+/, '/t');
		if (/\/p\/|\/l\//.test(path)) return go();
		let answer = kept.get(key);
		if (!answer) {
			const response = await go();
			answer = { body: await response.text(), status: response.status };
			kept.set(key, answer);
		}
		return new Response(answer.body, { status: answer.status, headers: { 'content-type': 'application/json' } });
	};
}

const doubled: Fault = async (_ask, go) => {
	const late = go();
	await go();
	return late;
};
