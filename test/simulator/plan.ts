/** What happens in a run, decided before it begins, so that a failing run can be tried again with less in it. */
import type { Chance } from './chance.ts';
import type { Fault } from './faults.ts';
import type { PeoplesAct } from './people.ts';
import type { AdviceAct } from './people-advice.ts';
import type { ExchangeAct } from './people-exchange.ts';
import type { ForumAct } from './people-forum.ts';
import type { TogetherAct } from './people-together.ts';
import type { TownAct } from './people-town.ts';

export type AnyAct = PeoplesAct | ForumAct | ExchangeAct | TownAct | AdviceAct | TogetherAct | Fault;

/** What may happen, with how often it does. What breaks things is more frequent than in life. */
const WEIGHTS = {
	'ask for a room': 12,
	'two ask for the same': 4,
	'withdraw a request': 5,
	'answer a request': 8,
	'paint the board': 8,
	'write a notice': 6,
	'end a notice': 2,
	'report something': 6,
	'two windows write at once': 4,
	'write and take back without a line': 3,
	'take back what was not sent': 2,
	'write, and the power fails': 5,
	'sign out': 1.5,
	'a forum is prepared': 3,
	'somebody comes to the forum': 4,
	'somebody speaks at the forum': 9,
	'the forum is looked after': 3,
	'a need is written': 2.5,
	'an offer is told': 2.5,
	'what was told is looked at': 3,
	'two are brought together': 4,
	'a side answers': 5,
	'somebody agrees to help': 2.5,
	'somebody withdraws their consent': 3,
	'the emergency begins or ends': 3,
	'a place says how it is': 2,
	'a story is told': 2,
	'a story is looked at': 2,
	'a story is taken down': 1,
	'the group is changed': 3,
	'times to meet are offered': 2.5,
	'advice is asked': 3,
	'a time to meet is chosen': 2.5,
	'advice is given': 3,
	'advice is asked on, or taken back': 2.5,
	'something is raised': 2,
	'what was raised is decided': 2,
	'an issue goes on': 1.5,
	'a tie is written': 2,
	'a side of a tie answers': 4,
	'a place is lent': 2,
	'a lent place is confirmed or taken back': 2,
	'the office evaluates': 4,
	'the committee comments': 2,
	'the evaluation goes to the next': 1.5,
	'a night passes': 1.5,
	'the town changes': 6,
	'the town changes much': 4,
	'open a window': 6,
	'kill a window': 6,
	'power fails between two writes': 10,
	'power fails at the start': 4,
	'freeze a window': 2,
	'freeze who holds a lock': 2,
	'wake the worker': 4,
	'a window is looked at, or not': 3,
	'connections to the disk die': 2,
	'bits flip on the disk': 0.7,
	'kill the server': 5,
	'a back-up is made': 1.5,
	'the back-up is put back': 1,
	'make a snapshot': 3,
	'weather turns bad': 9,
	'weather clears up': 6,
	'line is cut for hours': 1,
	'disk is full': 1.5,
	'disk has room again': 2,
	'storage is wiped': 1,
	'clock jumps': 2,
	'profile is copied': 0.5,
	'a device is backed up': 1,
	'a device is set back': 1,
	'weeks go by': 0.5,
} as const satisfies Record<AnyAct, number>;

export type Happening = {
	/** ms after the one before */
	afterMs: number;
	what: AnyAct;
	/** seed of everything that is chance in it */
	seed: number;
};

export function makePlan(chance: Chance, length: number): Happening[] {
	const names = Object.keys(WEIGHTS) as AnyAct[];
	const sum = names.reduce((total, name) => total + WEIGHTS[name], 0);
	return Array.from({ length }, () => {
		let left = chance.next() * sum;
		const isNext = (name: AnyAct) => {
			left -= WEIGHTS[name];
			return left < 0;
		};
		const what = names.find(isNext) ?? 'wake the worker';
		// mostly close together, so that they meet; now and then far apart
		const afterMs = chance.is(0.7) ? chance.below(300) : chance.is(0.7) ? chance.below(5_000) : chance.below(90_000);
		return { afterMs, what, seed: chance.below(2 ** 31) };
	});
}
