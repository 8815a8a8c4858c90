/**
 * The road on this device, put together: stores, wire, loop, and the signals that screens read.
 *
 * A page calls `start` and `startLoop`; a worker calls `start` and `syncOnce` in its events. Both may run at once.
 */
import type { Signal } from '@preact/signals-core';
import type { Areas } from '../../contract/feed.ts';
import { noteHeard } from './apply.ts';
import { type Clock, clock } from './clock.ts';
import { createLaterWire } from './later-wire.ts';
import { type Own, own } from './own.ts';
import { PLANTED } from './planted.ts';
import { moveCursorOnly } from './planted-apply.ts';
import { createReplica, type Replica } from './replica.ts';
import { type Loop, type NudgeAnswer, startLoop } from './schedule.ts';
import { type Problem, type Status, status } from './status.ts';
import { askToKeep, checkMarkers, forgetOldShapes } from './storage.ts';
import type { Turn } from './sync.ts';
import { type Town, town } from './town.ts';
import { inTurn } from './turn-lock.ts';
import { browserWorld, type Channel, type World } from './world.ts';
import type { Writing } from './writing.ts';
import { holdWriting } from './writing-hold.ts';

export type Device = {
	town: Signal<Town | null>;
	status: Signal<Status>;
	clock: Clock;
	/** Shows what is on the device. Resolves when it is shown, or found to be nothing. */
	start(): Promise<void>;
	/** Walks once to the server's head. Calls that overlap share one turn. Never rejects. */
	syncOnce(): Promise<Turn>;
	/** Keeps walking by the schedule. A page calls it once; `visible` is what the page knows of itself. */
	startLoop(visible: boolean): Loop;
	/** The towns this server hosts, or null when it cannot be asked. */
	areas(): Promise<Areas['areas'] | null>;
	/** Shows another town from now on. */
	chooseArea(code: string): Promise<void>;
	/** Ends loop, timers and connections. */
	stop(): Promise<void>;
};

export type Screens = {
	town: Signal<Town | null>;
	status: Signal<Status>;
	clock: Clock;
	own: Own;
	/** the writing half, brought when it is first needed; absent: this device only reads */
	writing?: () => Promise<Writing>;
};

/** Written beside the own store so that a start needs to open one database only. */
const AREA_KEY = 'engawa.area';
/** How often being heard is written down when nothing else is. */
const NOTE_HEARD_MS = 60_000;
const PARALLEL = 6;

export function createDevice(world: World, screens: Screens): Device {
	const { town, status, clock, own } = screens;
	const wire = createLaterWire(world);
	let replica: Replica | null = null;
	let channel: Channel | null = null;
	let loop: Loop | null = null;
	let turning: Promise<Turn> | null = null;
	let failures = 0;
	let noted = Number.NEGATIVE_INFINITY;
	const stops: (() => void)[] = [];
	let visible = true;

	const tell = (patch: Partial<Status>, problem?: Problem | null) => {
		const { problem: before, progress: _, ...rest } = { ...status.peek(), ...patch };
		const now = problem === undefined ? before : problem;
		status.value = {
			...rest,
			...(patch.progress ? { progress: patch.progress } : {}),
			...(now ? { problem: now } : {}),
		};
	};

	const tellPosition = (problem?: Problem | null) => {
		const position = replica?.position();
		const heard = replica?.heard();
		tell(
			{
				cursor: position?.cursor ?? 0,
				divergences: position?.divergences ?? 0,
				...(position ? { phase: 'ready' as const } : {}),
				...(heard ? { lastHeardAt: Math.max(heard.at, status.peek().lastHeardAt ?? heard.at) } : {}),
				...((replica && !replica.keeps()) || !own.keeps() ? { storage: 'memory' as const } : {}),
			},
			problem,
		);
	};

	const openArea = async (code: string) => {
		replica?.close();
		replica = createReplica(world, code, town);
		await replica.load();
		const heard = replica.heard();
		if (heard && clock.skewMs.peek() === 0) clock.remember(heard.skewMs);
		tellPosition(replica.isDamaged() ? 'diverged' : (replica.storeProblem() ?? undefined));
	};

	const remember = async (code: string) => {
		try {
			world.localText?.setItem(AREA_KEY, code);
		} catch {
			// full or forbidden: the own store remembers
		}
		await own.put('area', code);
	};

	const remembered = async (): Promise<string | null> => {
		try {
			const text = world.localText?.getItem(AREA_KEY);
			if (text) return text;
		} catch {
			// forbidden in this window: the own store knows
		}
		const kept = await own.get('area');
		return typeof kept === 'string' ? kept : null;
	};

	/** First contact: which towns are there? The one remembered, else the first. */
	const findArea = async (): Promise<Problem | null> => {
		const answer = await wire.areas();
		if (!answer.ok) return answer.why === 'stale' || answer.why === 'not-found' ? 'not-our-server' : answer.why;
		const { areas } = answer.value;
		const before = await remembered();
		const code = (areas.find((area) => area.code === before) ?? areas[0])?.code;
		if (!code) return 'server-error';
		if (replica?.area === code) return null;
		await remember(code);
		await openArea(code);
		return null;
	};

	const heard = (instant: string) => {
		const at = Date.parse(instant);
		if (!Number.isFinite(at)) return;
		clock.hear(at);
		tell({ lastHeardAt: at });
		if (replica && (Math.abs(at - noted) >= NOTE_HEARD_MS || !replica.heard())) {
			noted = at;
			noteHeard(replica, at, at - world.now()).catch((error) => world.report('The time cannot be kept', error));
		}
	};

	const countWaiting = async () => tell(await (writing.half() ?? own).countWaiting());

	/** Another window has applied something, or may have. */
	const catchUp = async () => {
		try {
			await replica?.refresh();
			tellPosition();
		} catch (error) {
			world.report('What another window applied cannot be read', error);
		}
	};

	/** Another window, or this one, changed what waits. */
	const outboxMoved = () => {
		countWaiting().catch((error) => world.report('What waits cannot be counted', error));
	};

	const writing = holdWriting(world, screens.writing, {
		wrote: () => {
			channel?.postMessage('outbox');
			outboxMoved();
		},
		recorded: () => {
			if (loop) void writing.pushSoon().then((isSent) => isSent && loop?.hint('due'));
		},
		due: (looking) => {
			if (visible || !looking) loop?.hint('due');
		},
		isLooked: () => loop !== null && visible,
		heard,
		epochOf: (area) => (replica?.area === area ? replica.position()?.epoch : undefined),
		caughtUp: catchUp,
		sessionOver: () => channel?.postMessage('outbox'),
	});

	const walk = async (): Promise<Turn> => {
		// a device that shows nothing yet is shown a town first
		if (replica?.position()) await writing.bring();
		const before = wire.requests() + (writing.half()?.requests() ?? 0);
		await writing.half()?.push();
		const turn = await pull();
		await writing.bring();
		const half = writing.half();
		const position = replica?.position();
		const standing = replica && position ? { ...position, area: replica.area } : null;
		await half?.follow(standing, turn.result === 'current' || turn.result === 'advanced');
		await countWaiting();
		return { ...turn, requests: wire.requests() + (half?.requests() ?? 0) - before };
	};

	const pull = async (): Promise<Turn> => {
		const before = wire.requests();
		if (!replica?.position()) {
			const problem = await findArea();
			if (problem)
				return {
					result: problem === 'newer-protocol' ? 'outdated' : 'failed',
					problem,
					requests: wire.requests() - before,
					retryAfterMs: 0,
				};
		}
		const walking = replica as Replica;
		if (!walking.position()) tell({ phase: status.peek().phase === 'empty' ? 'empty' : 'first-sync' });
		const { runTurn } = await import('./sync.ts');
		const turn = await runTurn({
			world,
			wire,
			replica: walking,
			parallel: failures === 0 ? PARALLEL : 1,
			heard,
			progress: (done, of) => tell({ progress: { done, of } }),
			head: null,
			problem: null,
			retryAfterMs: 0,
		});
		return { ...turn, requests: wire.requests() - before };
	};

	const turnOnce = async (): Promise<Turn> => {
		let turn: Turn;
		try {
			turn = await inTurn(world, walk);
		} catch (error) {
			world.report('A turn of the loop broke', error);
			turn = { result: 'failed', problem: 'damaged-answer', requests: 1, retryAfterMs: 0 };
		}
		failures = turn.result === 'failed' ? failures + 1 : 0;
		const nothing = !replica?.position();
		if (nothing && turn.problem) tell({ phase: 'empty' });
		tellPosition(turn.problem ?? replica?.storeProblem() ?? null);
		if (turn.result === 'advanced') {
			channel?.postMessage('applied');
			if (status.peek().storage !== 'memory') tell({ storage: await askToKeep(world) });
		}
		return turn;
	};

	const syncOnce = (): Promise<Turn> => {
		turning ??= turnOnce().finally(() => {
			turning = null;
		});
		return turning;
	};

	const nudge = async (signal: AbortSignal): Promise<NudgeAnswer> => {
		const begun = world.now();
		const held = () => Math.max(0, world.now() - begun);
		const position = replica?.position();
		if (!replica || !position) return { answer: 'failed', heldMs: 0 };
		const answer = await wire.nudge(replica.area, position.cursor, signal);
		if (!answer.ok) return { answer: 'failed', heldMs: held() };
		const here = replica.position() ?? position;
		if (PLANTED === 'nudge-moves-cursor') await moveCursorOnly(replica, here, answer.value.head);
		const moved = answer.value.epoch !== here.epoch || answer.value.head > here.cursor;
		return { answer: moved ? 'moved' : 'same', heldMs: held() };
	};

	return {
		town,
		status,
		clock,
		start: async () => {
			stops.push(clock.start());
			if (world.openChannel) {
				channel = world.openChannel('engawa');
				channel.addEventListener('message', ({ data }) => {
					if (data === 'outbox') {
						writing.half()?.moved();
						return outboxMoved();
					}
					void catchUp();
				});
			}
			const code = await remembered();
			if (code) await openArea(code);
			if (!replica?.position()) tell({ phase: 'first-sync' });
			const found = await checkMarkers(world, own);
			if (found === 'lost' && !replica?.position()) tell({}, 'storage-lost');
			await countWaiting();
			if (replica?.position())
				forgetOldShapes(world, replica.area).catch((error) => world.report('Old replicas stay', error));
		},
		syncOnce,
		startLoop: (isVisible) => {
			visible = isVisible;
			// not only with the first turn, which may wait for another window
			if (replica?.position()) void writing.bring();
			const turning = startLoop({ world, turn: syncOnce, nudge, visible: isVisible });
			loop = {
				stop: turning.stop,
				hint: (why) => {
					clock.tick(); // after a sleep the minute's timer is late
					visible = why === 'visible' || (visible && why !== 'hidden');
					if (why === 'hidden') writing.half()?.hidden();
					else if (why !== 'due') writing.half()?.wake();
					turning.hint(why);
				},
			};
			return loop;
		},
		areas: async () => {
			const answer = await wire.areas();
			return answer.ok ? answer.value.areas : null;
		},
		chooseArea: async (code) => {
			if (turning) await turning;
			await remember(code);
			if (replica?.area === code) return;
			await openArea(code);
			loop?.hint('focus');
		},
		stop: async () => {
			await loop?.stop();
			if (turning) await turning;
			await writing.stop();
			for (const stop of stops) stop();
			channel?.close();
			replica?.close();
			own.close();
		},
	};
}

/** The device that this page or worker is. */
export const device = createDevice(browserWorld(), {
	town,
	status,
	clock,
	own,
	writing: () => import('./writing.ts').then(({ writing }) => writing),
});
