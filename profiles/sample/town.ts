/** A made-up town, grown around a day: what a fresh Engawa shows before real data arrive. */
import type { LocalDate } from '../../contract/common.ts';
import { figuresOf } from '../../contract/count-figures.ts';
import type { Dataset } from '../../contract/dataset.ts';
import { type Row, rowsOf } from '../row.ts';
import { makeAvailability } from './availability.ts';
import { dayOf } from './days.ts';
import { makeEvaluations } from './evaluations.ts';
import { makeEvents } from './events.ts';
import { makeExchanges } from './exchanges.ts';
import { makeForums, makeIssues } from './forums.ts';
import { makeGroups } from './groups.ts';
import { makeGuides } from './guides.ts';
import { makeLentPlaces } from './lent-places.ts';
import { makeMeetings } from './meetings.ts';
import { makeNotices } from './notices.ts';
import { makePaths } from './paths.ts';
import { makeHouses } from './places.ts';
import { SAMPLE_CODE, sampleProfile } from './profile.ts';
import { createRandom } from './random.ts';
import { makeSafety } from './safety.ts';
import { makeStories } from './stories.ts';
import { makeTies } from './ties.ts';
import type { TownContext } from './town-context.ts';

export type TownScale = { places: number; rooms: number; groups: number; events: number; weeks: number };

/** The size of the sample town. */
export const SAMPLE_SCALE: TownScale = { places: 20, rooms: 120, groups: 600, events: 1500, weeks: 13 };

const DATASET = 'sample';

/**
 * The same `today`, `seed` and `scale` give the same rows, on every machine.
 *
 * `today` is a date in Japan. The code belongs to no prefecture (99) and no city, its check digit is right.
 */
export function generateTown(options: { today: LocalDate; seed?: number; scale?: Partial<TownScale> }): {
	code: string;
	rows: Row[];
} {
	const seed = options.seed ?? 1;
	const scale = { ...SAMPLE_SCALE, ...options.scale };
	const context: TownContext = {
		today: dayOf(options.today),
		random: (stream) => createRandom(seed, stream),
		dataset: DATASET,
	};
	const houses = makeHouses(context, scale.places, scale.rooms);
	const groups = makeGroups(context, houses, scale.groups);
	const events = makeEvents(context, houses, groups, scale.events);
	const profile = sampleProfile(DATASET, options.today);
	const forums = makeForums(context, houses);
	const issues = makeIssues(context, houses, groups);
	const made = { events, groups: groups.map(({ group }) => group), issues, forums };
	const stories = makeStories(context, houses, groups);
	const facts = { ...made, requestDays: [], answers: [], caseDays: [], consults: [], usage: [] };
	const figures = figuresOf(profile, facts, [], options.today);
	const guides = makeGuides(context, houses);
	const rows = [
		...rowsOf('profile', [profile]),
		...rowsOf('figure', figures),
		...rowsOf('evaluation', makeEvaluations(profile, figures, options.today)),
		...rowsOf('place', [...houses.map((house) => house.place), ...makeLentPlaces(context)]),
		...rowsOf(
			'room',
			houses.flatMap((house) => house.rooms),
		),
		...rowsOf('notice', makeNotices(context, houses)),
		...rowsOf(
			'closure',
			houses.flatMap((house) => house.closures),
		),
		...rowsOf('availability', makeAvailability(context, houses, events, scale.weeks)),
		...rowsOf('event', events),
		...rowsOf(
			'group',
			groups.map((made) => made.group),
		),
		...rowsOf('guide', guides),
		...rowsOf('meeting', makeMeetings(context, guides)),
		...rowsOf('forum', forums),
		...rowsOf('issue', issues),
		...rowsOf('exchange', makeExchanges(context, houses, groups)),
		...rowsOf('tie', makeTies(context, groups)),
		...rowsOf('safety', makeSafety(context, houses)),
		...rowsOf('story', stories),
		...rowsOf('guide', makePaths(context, { forums, issues, stories })),
	];
	return { code: SAMPLE_CODE, rows: [...rows, ...rowsOf('dataset', [sampleDataset(rows.length)])] };
}

function sampleDataset(rows: number): Dataset {
	return {
		id: DATASET,
		title: '見本のまち「日和野市」',
		publisher: 'Engawa',
		licence: 'CC0 1.0',
		licenceUrl: 'https://creativecommons.org/publicdomain/zero/1.0/deed.ja',
		attribution: '見本データ（架空の内容です）',
		sample: true,
		rows,
	};
}
