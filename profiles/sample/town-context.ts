import type { Closure } from '../../contract/closure.ts';
import type { Place } from '../../contract/place.ts';
import type { Room } from '../../contract/room.ts';
import type { HouseDays } from './house-days.ts';
import type { Random } from './random.ts';
import type { District } from './words/districts.ts';

/** What every maker of rows gets to know. */
export type TownContext = {
	/** day number of today */
	today: number;
	/** a stream of chance of its own for each subject */
	random(stream: string): Random;
	dataset: string;
};

/** A house with its rooms and its calendar. */
export type House = HouseDays & {
	place: Place;
	district: District;
	rooms: Room[];
	closures: Closure[];
};
