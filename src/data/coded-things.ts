/** The things of the town by their seven characters, without a line. */
import { type Coded, thingsWithCode } from '../../contract/short-code.ts';
import type { Town } from './town.ts';

export type CodedThing = Coded & {
	/** in the source's words; titles of guides and notices too */
	name: string;
	nameKana?: string | undefined;
	nameEn?: string | undefined;
};

/** All that have that number, as `readShortCode` gives it. */
export function codedThings(town: Town, code: string): CodedThing[] {
	const { groups, events, places, rooms, guides, notices } = town;
	const maps = { group: groups, event: events, place: places, room: rooms, guide: guides, notice: notices };
	return thingsWithCode(code, (kind) => maps[kind].keys()).map((thing) => ({ ...thing, ...nameOf(town, thing) }));
}

function nameOf(town: Town, { kind, id }: Coded): Pick<CodedThing, 'name' | 'nameKana' | 'nameEn'> {
	if (kind === 'notice') {
		const title = town.notices.get(id)?.title;
		return { name: title?.ja ?? id, nameEn: title?.en };
	}
	if (kind === 'guide') {
		const guide = town.guides.get(id);
		return { name: guide?.title ?? id, nameKana: guide?.titleKana, nameEn: guide?.titleEn };
	}
	const maps = { group: town.groups, event: town.events, place: town.places, room: town.rooms };
	const row = maps[kind].get(id);
	return { name: row?.name ?? id, nameKana: row?.nameKana, nameEn: row?.nameEn };
}
