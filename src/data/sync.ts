/**
 * One turn of the loop: from wherever this device stands to the server's head.
 *
 * The turn is a state machine whose table is total: a state or event added without a decision does not compile. A turn ends
 * after a bounded number of steps whatever the other side says; trying again is the schedule's business.
 *
 *   start ─warm→ polling ──────────────┬→ current · advanced
 *     └─cold→ asking ─→ reading-log ───┤
 *                └────→ reading-pages ─┘        diverged anywhere → healing
 */
import { PLANTED } from './planted.ts';
import { type Attempt, askHead, type Event, heal, pollTail, readLog, readPages } from './pull.ts';
import type { Problem } from './status.ts';

type Working = 'start' | 'polling' | 'asking' | 'reading-log' | 'reading-pages' | 'healing';
type Ended =
	/** nothing was new */
	| 'current'
	/** something was, and is applied */
	| 'advanced'
	/** `problem` says why; what is here is still shown */
	| 'failed'
	/** the server speaks a newer protocol than this page */
	| 'outdated';
export type State = Working | Ended;

export type Turn = {
	result: Ended;
	problem?: Problem;
	/** requests it took */
	requests: number;
	/** how long the server asked to be left alone, ms; 0: it did not */
	retryAfterMs: number;
};

/** What follows each event in each state. Events that a state cannot meet end the turn as failed. */
export const TABLE: Record<Working, Record<Event, State>> = {
	start: {
		cold: 'asking',
		warm: 'polling',
		diverged: 'healing',
		'nothing-new': 'failed',
		applied: 'failed',
		behind: 'failed',
		'far-behind': 'failed',
		stale: 'failed',
		moved: 'failed',
		failed: 'failed',
		'too-new': 'failed',
	},
	polling: {
		'nothing-new': 'current',
		applied: 'advanced',
		'far-behind': 'asking',
		stale: 'asking',
		cold: 'asking',
		moved: 'start',
		diverged: 'healing',
		failed: 'failed',
		'too-new': 'outdated',
		warm: 'failed',
		behind: 'failed',
	},
	asking: {
		'nothing-new': 'current',
		behind: 'reading-log',
		'far-behind': 'reading-pages',
		diverged: 'healing',
		moved: 'start',
		failed: 'failed',
		'too-new': 'outdated',
		stale: 'failed',
		cold: 'failed',
		warm: 'failed',
		applied: 'failed',
	},
	'reading-log': {
		applied: 'advanced',
		'nothing-new': 'current',
		stale: 'reading-pages',
		'far-behind': 'reading-pages',
		diverged: 'healing',
		moved: 'start',
		cold: 'asking',
		failed: 'failed',
		'too-new': 'outdated',
		warm: 'failed',
		behind: 'failed',
	},
	'reading-pages': {
		applied: 'advanced',
		'nothing-new': 'current',
		stale: 'asking',
		moved: 'start',
		diverged: 'failed',
		failed: 'failed',
		'too-new': 'outdated',
		cold: 'failed',
		warm: 'failed',
		behind: 'failed',
		'far-behind': 'failed',
	},
	healing: {
		applied: 'advanced',
		'nothing-new': 'current',
		moved: 'start',
		diverged: 'failed',
		stale: 'failed',
		failed: 'failed',
		'too-new': 'outdated',
		cold: 'failed',
		warm: 'failed',
		behind: 'failed',
		'far-behind': 'failed',
	},
};

/** The longest honest turn has six steps; more means that somebody leads us in a circle. */
const MOST_STEPS = 9;
/** After so long without an answer the head is asked first: the tail would probably not reach. */
const COLD_AFTER_MS = 6 * 60 * 60 * 1000;

const STEPS: Record<Working, (attempt: Attempt) => Promise<Event>> = {
	start: begin,
	polling: pollTail,
	asking: askHead,
	'reading-log': readLog,
	'reading-pages': readPages,
	healing: heal,
};

/** Runs one turn. Never throws for what network, server or store do; throws for our own mistakes. */
export async function runTurn(attempt: Attempt): Promise<Turn> {
	const before = attempt.wire.requests();
	let state: State = 'start';
	for (let steps = 0; isWorking(state); steps++) {
		if (steps >= MOST_STEPS && PLANTED !== 'cached-conflict-loop') {
			attempt.problem ??= 'stale-answer';
			state = 'failed';
			break;
		}
		state = TABLE[state][await STEPS[state](attempt)];
	}
	const failed = state === 'failed' || state === 'outdated';
	return {
		result: state,
		...(failed ? { problem: attempt.problem ?? 'damaged-answer' } : {}),
		requests: attempt.wire.requests() - before,
		retryAfterMs: attempt.retryAfterMs,
	};
}

async function begin({ replica, world }: Attempt): Promise<Event> {
	await replica.refresh();
	if (replica.isDamaged()) return 'diverged';
	const heard = replica.heard();
	const silentMs = heard ? world.now() + heard.skewMs - heard.at : Number.POSITIVE_INFINITY;
	return replica.position() && silentMs < COLD_AFTER_MS ? 'warm' : 'cold';
}

function isWorking(state: State): state is Working {
	return state in TABLE;
}
