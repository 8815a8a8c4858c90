/**
 * When a visit ends by itself: touched → asked 「つづけますか」 → over. Time is passed in, so that a frozen tab, a slow
 * timer or a clock that jumps cannot end a visit early or keep it for ever.
 */

export type VisitPhase = 'resting' | 'active' | 'asking';

export type VisitClock = {
	/** somebody touched, typed, scrolled */
	touch(ms: number): void;
	/** the answer to the question */
	goOn(ms: number): void;
	/** no touch counts until then: the glass is being wiped */
	clean(untilMs: number): void;
	/** call it every second and whenever the screen becomes visible */
	tick(ms: number): void;
	phase(): VisitPhase;
	/** whole seconds left of the question; 0 while nothing is asked */
	secondsLeft(ms: number): number;
	/** seconds left of cleaning; 0 when nobody cleans */
	cleaningLeft(ms: number): number;
};

export type VisitRules = {
	/** ms without touch until the question, as things are on the screen now */
	idleMs(): number;
	warnMs(): number;
	/** the visit is over: wipe and rest */
	end(): void;
	changed(): void;
};

export function createVisitClock(rules: VisitRules): VisitClock {
	let phase: VisitPhase = 'resting';
	let touchedAt = 0;
	let askedAt = 0;
	let cleanUntil = 0;

	const turn = (next: VisitPhase) => {
		if (phase === next) return;
		phase = next;
		rules.changed();
	};

	return {
		touch(ms) {
			if (ms < cleanUntil) return;
			touchedAt = ms;
			// while asked, only the answer counts: a sleeve on the glass must not keep a stranger's page open
			if (phase === 'resting') turn('active');
		},
		goOn(ms) {
			if (phase !== 'asking') return;
			touchedAt = ms;
			turn('active');
		},
		clean(untilMs) {
			cleanUntil = untilMs;
			rules.changed();
		},
		tick(ms) {
			if (ms < touchedAt) touchedAt = ms; // the clock was set back: count from now
			if (phase === 'asking' && ms < askedAt) askedAt = ms;
			if (phase === 'active' && ms - touchedAt >= rules.idleMs()) {
				askedAt = ms;
				turn('asking');
			} else if (phase === 'asking' && ms - askedAt >= rules.warnMs()) {
				phase = 'resting';
				rules.end();
			} else if (phase === 'asking' || cleanUntil > 0) {
				if (cleanUntil > 0 && ms >= cleanUntil) cleanUntil = 0;
				rules.changed();
			}
		},
		phase: () => phase,
		secondsLeft: (ms) => (phase === 'asking' ? Math.max(0, Math.ceil((askedAt + rules.warnMs() - ms) / 1_000)) : 0),
		cleaningLeft: (ms) => (cleanUntil > ms ? Math.ceil((cleanUntil - ms) / 1_000) : 0),
	};
}
