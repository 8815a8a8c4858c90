/** Which calendar an address asks for. Pure. */
import { paths } from '../../../contract/paths.ts';
import { type CalendarKind, MOST_SAVED_KEYS, SAVED_LETTERS, savedKey } from '../../../contract/saved-key.ts';
import type { SavedThing } from '../../data/saved.ts';
import type { Town } from '../../data/town.ts';

export type CalendarChoice = {
	/** the screen's own address for this choice */
	href: string;
	/** below `/open/{area}/`; absent when there is nothing to put into it yet */
	file?: string;
	/** the same as news, for feed readers; below `/open/{area}/` */
	feed?: string;
	current: boolean;
} & (
	| { is: 'town' }
	/** from when and until when one applies for a grant or a course */
	| { is: 'deadlines' }
	| { is: 'saved'; count: number; tooMany: boolean }
	| { is: 'thing'; name: string; nameKana?: string | undefined; nameEn?: string | undefined }
);

export type CalendarQuestion = {
	place: string;
	group: string;
	issue: string;
	exchange: string;
	guide: string;
	of: string;
};

/** What one can choose from, the thing of the address first; one of them is current. */
export function calendarChoices(town: Town, saved: readonly SavedThing[], asked: CalendarQuestion): CalendarChoice[] {
	const thing = thingOf(town, asked);
	const keys = savedKeys(town, saved);
	const wantsSaved = !thing && asked.of === 'saved';
	const wantsDeadlines = !thing && asked.of === 'deadlines';
	const used = keys.slice(0, MOST_SAVED_KEYS);
	return [
		...(thing ? [{ ...thing, current: true }] : []),
		{ is: 'town', href: paths.calendars(), file: 'events.ics', current: !thing && !wantsSaved && !wantsDeadlines },
		{
			is: 'deadlines',
			href: paths.calendars({ of: 'deadlines' }),
			file: 'guides.ics',
			feed: 'guides.atom',
			current: wantsDeadlines,
		},
		{
			is: 'saved',
			href: paths.calendars({ of: 'saved' }),
			...(used.length > 0 ? { file: `saved.ics?with=${used.join(',')}` } : {}),
			current: wantsSaved,
			count: used.length,
			tooMany: keys.length > MOST_SAVED_KEYS,
		},
	];
}

function thingOf(town: Town, { place, group, issue, exchange, guide }: CalendarQuestion) {
	const found = town.places.get(place);
	if (found) return named(found, paths.calendars({ place }), `places/${encodeURIComponent(place)}.ics`);
	const ofGroup = town.groups.get(group);
	if (ofGroup) return named(ofGroup, paths.calendars({ group }), `groups/${encodeURIComponent(group)}.ics`);
	const about = town.issues.get(issue);
	if (about) {
		const file = `issues/${encodeURIComponent(issue)}`;
		return { ...named({ name: about.title }, paths.calendars({ issue }), `${file}.ics`), feed: `${file}.atom` };
	}
	const grant = town.guides.get(guide);
	if (grant) {
		const { title: name, titleKana: nameKana, titleEn: nameEn } = grant;
		return named({ name, nameKana, nameEn }, paths.calendars({ guide }), `guides/${encodeURIComponent(guide)}.ics`);
	}
	const one = town.exchanges.get(exchange);
	return (
		one && named({ name: one.title }, paths.calendars({ exchange }), `exchange/${encodeURIComponent(exchange)}.ics`)
	);
}

function named(
	row: { name: string; nameKana?: string | undefined; nameEn?: string | undefined },
	href: string,
	file: string,
) {
	const { name, nameKana, nameEn } = row;
	return { is: 'thing' as const, href, file, name, nameKana, nameEn };
}

/** Only kinds that have days, and only what the town still has. */
function savedKeys(town: Town, saved: readonly SavedThing[]): string[] {
	const { events: event, groups: group, places: place, issues: issue, exchanges: exchange, guides: guide } = town;
	const rows = { event, group, place, issue, exchange, guide };
	return saved.flatMap(({ kind, id }) =>
		kind in SAVED_LETTERS && rows[kind as CalendarKind].has(id) ? [savedKey(kind as CalendarKind, id)] : [],
	);
}

/** The address in the scheme that telephones open with their calendar. */
export function webcalOf(url: string): string {
	return url.replace(/^https?:/, 'webcal:');
}
