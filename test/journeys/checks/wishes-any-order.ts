/**
 * Any order of writing, taking back, sending, losing, restarting, copying: in the end each accepted wish was done once, each
 * refused one came back once to somebody who has it, in the order in which one device wrote them, and all devices agree.
 */
import fc from 'fast-check';
import { expect } from 'vitest';
import { readOutboxFile, writeOutboxFile } from '../../../src/data/outbox-file.ts';
import { copyOf } from '../../support/copy-disk.ts';
import { type Checks, inATown, type Scene } from '../../support/in-a-town.ts';
import { cut, type Fault, failing, portal, truncating } from '../../support/line.ts';
import { differences, type TestDevice } from '../../support/test-device.ts';
import { answerLost, onlyPushes, signedIn, waitingTexts, write } from '../../support/writing-scene.ts';

/** One run is a whole journey; more of them run at night. */
const RUNS = Number(process.env.ENGAWA_RUNS ?? 100);

type Step =
	| { do: 'write' | 'write-refused' | 'take-back' | 'turn' | 'restart' | 'another-window' | 'copy'; device: number }
	| { do: 'carry'; device: number; to: number }
	| { do: 'fault'; fault: keyof typeof FAULTS }
	| { do: 'wait'; seconds: number };

const FAULTS = {
	none: () => null,
	cut: () => cut,
	portal: () => portal,
	failing: () => everyOther(failing(503)),
	'answers-lost': () => onlyPushes(answerLost),
	'answers-cut': () => onlyPushes(truncating(0.6)),
	doubled: () => onlyPushes(doubled),
	late: () => onlyPushes(late()),
	'only-pushes-arrive': () => (ask, go) => (ask.path.endsWith('/push') ? go() : cut(ask, go)),
} satisfies Record<string, () => Fault | null>;

const device = fc.nat(1);
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), device }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('write-refused' as const), device }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('take-back' as const), device }) },
	{ weight: 5, arbitrary: fc.record({ do: fc.constant('turn' as const), device }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constantFrom('restart' as const, 'another-window' as const), device }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('copy' as const), device }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('carry' as const), device, to: device }) },
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constant('fault' as const),
			fault: fc.constantFrom(...(Object.keys(FAULTS) as (keyof typeof FAULTS)[])),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 400 }) }) },
);

export const wishesInAnyOrder: Checks = {
	'Wishes written, taken back, lost, doubled, carried and copied in any order: each is done once or comes back': () =>
		fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 18 }), (steps) =>
				inATown((scene) => live(scene, steps))(),
			),
			{ numRuns: RUNS, endOnFailure: RUNS > 100 },
		) as Promise<void>,
};

async function live(scene: Scene, steps: readonly Step[]): Promise<void> {
	const { line, time, server, started } = scene;
	const devices: TestDevice[] = [];
	for (let i = 0; i < 2; i++) {
		const fresh = await signedIn(scene, await started());
		await fresh.syncOnce();
		devices.push(fresh);
	}
	const all = new Set(devices);
	const kept: string[] = [];
	const refused: string[] = [];
	const takenBack = new Set<string>();
	const opened = async (options: Parameters<typeof started>[0]) => {
		const window = await started(options);
		all.add(window);
		return window;
	};
	const closed = async (window: TestDevice) => {
		await window.stop();
		all.delete(window);
	};

	for (const taken of steps) {
		const one = 'device' in taken ? (devices[taken.device] as TestDevice) : null;
		switch (taken.do) {
			case 'write':
			case 'write-refused': {
				const text = `${taken.do === 'write' ? '願い' : 'refuse'} ${kept.length + refused.length}`;
				(taken.do === 'write' ? kept : refused).push(text);
				expect((await write(one as TestDevice, text)).kept).toBe(true);
				break;
			}
			case 'take-back': {
				const [waiting] = (one as TestDevice).outbox.outbox.peek().toReversed();
				// what a copy or a file carries elsewhere is no longer this device's alone
				if (waiting && all.size === 2 && (await one?.outbox.withdrawUnsent(waiting.id)))
					takenBack.add(String(waiting.args.text));
				break;
			}
			case 'turn':
				await one?.syncOnce();
				break;
			case 'wait':
				await time.pass(taken.seconds * 1_000);
				break;
			case 'fault':
				line.bend(FAULTS[taken.fault]());
				break;
			case 'restart':
				await closed(one as TestDevice);
				devices[taken.device] = await opened({ disk: (one as TestDevice).disk });
				break;
			case 'another-window':
				devices[taken.device] = await opened({ disk: (one as TestDevice).disk });
				break;
			case 'copy': {
				if (all.size > 6) break;
				await closed(one as TestDevice);
				devices[taken.device] = await opened({ disk: (one as TestDevice).disk });
				await (await opened({ disk: await copyOf((one as TestDevice).disk) })).syncOnce();
				break;
			}
			case 'carry': {
				const waiting = (one as TestDevice).outbox.outbox.peek().filter(({ waits }) => waits === 1);
				const here = (await one?.outbox.noteShared(waiting.map(({ id }) => id))) ?? [];
				if (here.length === 0) break;
				const file = readOutboxFile(writeOutboxFile(here, [], '2026-11-23T01:00:00.000Z'), time.now());
				await devices[taken.to]?.outbox.takeIn(file?.intents ?? [], []);
				break;
			}
		}
	}

	line.bend(null);
	for (let round = 0; round < 3; round++) {
		await time.pass(10 * 60_000);
		for (const window of all) await window.syncOnce();
	}
	const done = await server.done();
	expect(done.toSorted(), 'done once').toEqual(kept.filter((text) => !takenBack.has(text)).toSorted());
	const back = new Set([...all].flatMap((window) => window.outbox.returned.peek().map(({ args }) => args.text)));
	expect([...back].toSorted(), 'came back').toEqual(refused.filter((text) => !takenBack.has(text)).toSorted());
	for (const window of all) {
		expect(waitingTexts(window), 'still waiting').toEqual([]);
		expect(differences(window, await server.rows())).toEqual([]);
	}
}

function everyOther(fault: Fault): Fault {
	let n = 0;
	return (ask, go) => (n++ % 2 ? fault(ask, go) : go());
}

const doubled: Fault = async (_ask, go) => {
	const first = await go();
	await go();
	return first;
};

/** What is sent reaches the server with the push after it, and its answer is that of the one before. */
function late(): Fault {
	let held: (() => Promise<Response>) | null = null;
	return async (_ask, go) => {
		const before = held;
		held = go;
		if (!before) throw new TypeError('Failed to fetch');
		return before();
	};
}
