/**
 * The one scheduler of a simulated world: every macrotask of every program in it, in an order that a seed decides.
 *
 * A **life** is one program that can be killed at any time: a window of a device, a server process, a disk. Whatever a life
 * sets going (timers, immediates, the engine's own work for it) is queued for it; between two tasks it may be killed, and
 * then nothing of it ever goes on. Microtasks belong to the task they follow.
 *
 * `install` takes over the clocks, timers and chance of this process for what runs inside a life; everything else (the
 * simulator itself, the test runner) keeps the real ones.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import nodeCrypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import timersPromises from 'node:timers/promises';
import zlib from 'node:zlib';
import { type Chance, createChance } from './chance.ts';

export type Life = {
	readonly name: string;
	/** its clock is off by so much, ms */
	skewMs: number;
	dead: boolean;
	/** runs nothing until then, by the true time, ms */
	frozenUntil: number;
	/** it is killed after so many more tasks */
	tasksLeft: number;
	/** it is killed after so many more of its writes to the disk were committed */
	writesLeft: number;
	/** what must happen outside when it dies: connections end, files are let go */
	readonly atDeath: Set<() => void>;
	readonly queue: Task[];
	readonly chance: Chance;
	/** works for others: when nobody else has anything to do, it only waits for them */
	readonly isEngine: boolean;
};

type Task = { run: () => void; gate?: Promise<unknown> };
type Timer = { at: number; order: number; life: Life; run: () => void; everyMs?: number };

export type Clockwork = {
	/** the true time, ms since 1970 */
	now(): number;
	/** macrotasks that were run */
	steps(): number;
	born(name: string, kind?: 'engine'): Life;
	kill(life: Life): void;
	/** Runs `work` as part of this life. */
	within<T>(life: Life, work: () => T): T;
	/** A macrotask for this life. */
	enqueue(life: Life, run: () => void): void;
	/** After `ms` of true time, in this life. */
	after(life: Life, ms: number, run: () => void): void;
	/** Runs tasks and lets time pass until `isOver`, at most `mostMs` of true time. True: it was over. */
	turn(isOver: () => boolean, mostMs: number): Promise<boolean>;
	/** Time passes without anybody noticing; every timer that is due by then fires once. */
	leap(ms: number): void;
};

const lives = new AsyncLocalStorage<Life>();
const real = {
	setImmediate: globalThis.setImmediate,
	setTimeout: globalThis.setTimeout,
	clearTimeout: globalThis.clearTimeout,
	setInterval: globalThis.setInterval,
	clearInterval: globalThis.clearInterval,
	clearImmediate: globalThis.clearImmediate,
	now: Date.now,
	performanceNow: performance.now.bind(performance),
};

let running:
	| (Clockwork & {
			addTimer(life: Life, ms: number, run: () => void, everyMs?: number): Timer;
			drop(timer: unknown): void;
	  })
	| null = null;

export function currentLife(): Life | undefined {
	return lives.getStore();
}

/** Runs `work` outside of every life: with the real clock and the real timers. */
export function outside<T>(work: () => T): T {
	return lives.exit(work);
}

const drained = () => new Promise<void>((resolve) => void real.setImmediate(resolve));

export function createClockwork(seed: number, startMs: number): Clockwork {
	const chance = createChance(seed).named('order');
	let trueNow = startMs;
	let steps = 0;
	let orders = 0;
	const alive = new Set<Life>();
	let timers: Timer[] = [];

	const isReady = (life: Life) => life.queue.length > 0 && life.frozenUntil <= trueNow;

	const fireDue = () => {
		if (!timers.some(({ at, life }) => at <= trueNow && life.frozenUntil <= trueNow)) return;
		const due = timers.filter(({ at, life }) => at <= trueNow && life.frozenUntil <= trueNow);
		due.sort((a, b) => a.at - b.at || a.order - b.order);
		const gone = new Set(due);
		timers = timers.filter((timer) => !gone.has(timer));
		for (const timer of due) {
			if (timer.life.dead) continue;
			if (timer.everyMs !== undefined) {
				timer.at = trueNow + timer.everyMs;
				timers.push(timer);
			}
			timer.life.queue.push({ run: timer.run });
		}
	};

	/** When something can happen next, though nothing is ready now. */
	const nextMoment = (): number | undefined => {
		let next: number | undefined;
		for (const { at, life } of timers) {
			const when = Math.max(at, life.frozenUntil);
			if (next === undefined || when < next) next = when;
		}
		for (const life of alive) {
			if (!life.isEngine && life.queue.length > 0 && (next === undefined || life.frozenUntil < next))
				next = life.frozenUntil;
		}
		return next;
	};

	const work: NonNullable<typeof running> = {
		now: () => trueNow,
		steps: () => steps,
		born: (name, kind) => {
			const life: Life = {
				name,
				skewMs: 0,
				dead: false,
				frozenUntil: 0,
				tasksLeft: Number.POSITIVE_INFINITY,
				writesLeft: Number.POSITIVE_INFINITY,
				atDeath: new Set(),
				queue: [],
				isEngine: kind === 'engine',
				chance: createChance(seed).named(`${name}/${orders++}`),
			};
			alive.add(life);
			return life;
		},
		kill: (life) => {
			if (life.dead) return;
			life.dead = true;
			life.queue.length = 0;
			alive.delete(life);
			timers = timers.filter((timer) => timer.life !== life);
			for (const end of life.atDeath) end();
			life.atDeath.clear();
		},
		within: (life, run) => lives.run(life, run),
		enqueue: (life, run) => {
			if (!life.dead) life.queue.push({ run });
		},
		after: (life, ms, run) => void work.addTimer(life, ms, run),
		addTimer: (life, ms, run, everyMs) => {
			const timer: Timer = {
				at: trueNow + Math.max(0, ms),
				order: orders++,
				life,
				run,
				...(everyMs === undefined ? {} : { everyMs }),
			};
			if (!life.dead) timers.push(timer);
			return timer;
		},
		drop: (timer) => {
			const at = timers.indexOf(timer as Timer);
			if (at >= 0) timers.splice(at, 1);
		},
		turn: async (isOver, mostMs) => {
			let waitingInVain = 0;
			const end = trueNow + mostMs;
			await drained();
			for (;;) {
				if (isOver()) return true;
				fireDue();
				const ready = [...alive].filter(isReady);
				if (ready.length === 0) {
					const next = nextMoment();
					if (next === undefined || next > end) {
						trueNow = end;
						return isOver();
					}
					trueNow = Math.max(trueNow, next);
					continue;
				}
				// an engine that waits for a frozen window asks itself over and over: let time pass meanwhile
				waitingInVain = ready.every((one) => one.isEngine) ? waitingInVain + 1 : 0;
				if (waitingInVain > MOST_IN_VAIN) {
					waitingInVain = 0;
					trueNow = Math.min(Math.max(trueNow, nextMoment() ?? end), end);
				}
				if (trueNow >= end) return isOver();
				const life = chance.pick(ready);
				const task = life.queue.shift();
				if (!task) continue;
				if (task.gate) await outside(() => task.gate?.catch(() => undefined));
				steps++;
				trueNow += TASK_MS;
				if (!life.dead) lives.run(life, task.run);
				await drained();
				if (--life.tasksLeft <= 0) work.kill(life);
			}
		},
		leap: (ms) => {
			trueNow += ms;
		},
	};
	running = work;
	return work;
}

/** Tasks of engines alone after which they are held to be waiting. */
const MOST_IN_VAIN = 60;
/** What one task costs. */
const TASK_MS = 0.02;

/** Real work that this process does elsewhere (the cryptography's threads) comes back as a task, in its place in the order. */
function inItsPlace<T>(promise: Promise<T>): Promise<T> {
	const life = lives.getStore();
	if (!life) return promise;
	return new Promise((resolve, reject) => {
		life.queue.push({ gate: promise, run: () => void promise.then(resolve, reject) });
	});
}

type Handle = { timer: Timer; unref(): Handle; ref(): Handle; hasRef(): boolean };

function handleOf(timer: Timer): Handle {
	const handle: Handle = { timer, unref: () => handle, ref: () => handle, hasRef: () => false };
	return handle;
}

/** Nothing in it but what JSON knows, and `undefined`. */
function isPlain(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return typeof value !== 'function' && typeof value !== 'symbol';
	if (Array.isArray(value)) return value.every(isPlain);
	return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
}

function copyOfPlain(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(copyOfPlain);
	const copy: Record<string, unknown> = {};
	for (const key of Object.keys(value)) copy[key] = copyOfPlain((value as Record<string, unknown>)[key]);
	return copy;
}

let installed = false;

/** Once a process, before the product's modules are loaded: some of them keep the functions they find. */
export function install(): void {
	if (installed) return;
	installed = true;
	const g = globalThis as unknown as Record<string, unknown>;
	const here = () => {
		const life = lives.getStore();
		return life && running ? { life, clockwork: running } : undefined;
	};
	g.setImmediate = (run: (...args: unknown[]) => void, ...args: unknown[]) => {
		const found = here();
		if (!found) return real.setImmediate(run, ...args);
		found.clockwork.enqueue(found.life, () => run(...args));
		return undefined;
	};
	g.setTimeout = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
		const found = here();
		if (!found) return real.setTimeout(run, ms, ...args);
		return handleOf(found.clockwork.addTimer(found.life, Number(ms), () => run(...args)));
	};
	g.setInterval = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
		const found = here();
		if (!found) return real.setInterval(run, ms, ...args);
		return handleOf(found.clockwork.addTimer(found.life, Number(ms), () => run(...args), Math.max(1, Number(ms))));
	};
	const clear = (forReal: (timer: never) => void) => (timer: unknown) => {
		if (timer && typeof timer === 'object' && 'timer' in timer) running?.drop((timer as Handle).timer);
		else forReal(timer as never);
	};
	g.clearTimeout = clear(real.clearTimeout as (timer: never) => void);
	g.clearInterval = clear(real.clearInterval as (timer: never) => void);
	Date.now = () => {
		const found = here();
		return found ? Math.floor(found.clockwork.now() + found.life.skewMs) : real.now();
	};
	performance.now = () => {
		const found = here();
		return found ? found.clockwork.now() : real.performanceNow();
	};
	timersPromises.setTimeout = ((ms?: number, value?: unknown) =>
		new Promise<unknown>((resolve) => setTimeout(() => resolve(value), ms))) as typeof timersPromises.setTimeout;

	// what the product's libraries remark is expected here
	const { warn } = console;
	console.warn = (...words: unknown[]) => {
		if (!lives.getStore()) warn(...words);
	};
	const fill = <T extends ArrayBufferView>(view: T, life: Life): T => {
		const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
		for (let i = 0; i < bytes.length; i++) bytes[i] = life.chance.below(256);
		return view;
	};
	const { getRandomValues } = crypto;
	crypto.getRandomValues = (<T extends ArrayBufferView>(view: T) => {
		const life = lives.getStore();
		return life ? fill(view, life) : getRandomValues.call(crypto, view as never);
	}) as typeof crypto.getRandomValues;
	const { randomBytes } = nodeCrypto;
	nodeCrypto.randomBytes = ((size: number) => {
		const life = lives.getStore();
		return life ? Buffer.from(fill(new Uint8Array(size), life)) : randomBytes(size);
	}) as typeof nodeCrypto.randomBytes;
	const subtle = Object.getPrototypeOf(crypto.subtle) as Record<string, (...args: unknown[]) => Promise<unknown>>;
	for (const name of [
		'encrypt',
		'decrypt',
		'sign',
		'verify',
		'deriveBits',
		'deriveKey',
		'generateKey',
		'importKey',
		'exportKey',
		'digest',
	]) {
		const original = subtle[name];
		if (!original) continue;
		subtle[name] = function (this: SubtleCrypto, ...args: unknown[]) {
			return inItsPlace(original.apply(this, args));
		};
	}
	// the engine clones each row it takes and gives; nearly all of them are plain
	const clone = globalThis.structuredClone;
	g.structuredClone = (value: unknown, ...options: []) =>
		isPlain(value) ? copyOfPlain(value) : clone(value, ...options);
	// a process that dies lets its files go, and what it had not committed is rolled back
	const { exec } = DatabaseSync.prototype;
	const minded = new WeakSet<DatabaseSync>();
	DatabaseSync.prototype.exec = function (sql: string) {
		const life = lives.getStore();
		if (life && !minded.has(this)) {
			minded.add(this);
			life.atDeath.add(() => {
				if (this.isOpen) this.close();
			});
		}
		exec.call(this, sql);
	};
	// compressed at once and little: what it says matters here, not how small it is
	type Callback = (error: Error | null, result: Buffer) => void;
	const atOnce = (compress: (bytes: Buffer) => Buffer) => (bytes: Buffer, options: unknown, callback?: Callback) => {
		const done = (callback ?? options) as Callback;
		const result = compress(Buffer.from(bytes));
		setImmediate(() => done(null, result));
	};
	zlib.gzip = atOnce((bytes) => zlib.gzipSync(bytes, { level: 1 })) as unknown as typeof zlib.gzip;
	zlib.brotliCompress = atOnce((bytes) =>
		zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 0 } }),
	) as unknown as typeof zlib.brotliCompress;
	syncBuiltinESMExports();
}
