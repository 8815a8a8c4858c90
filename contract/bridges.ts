/**
 * Across fields and neighbourhoods: a neighbourhood looks for something, and テーマ型 groups work on just that for the town as a whole.
 * Pure, the same on every device and on the server, and no ranking: whom one hears of first is decided by ids.
 */
import { hashRow } from './checksum.ts';
import type { LocalDate } from './common.ts';
import { type Exchange, isOpen } from './exchange.ts';
import type { Group } from './group.ts';

/** `town`: it names no place and no area of its own; `several`: it meets at three places or more. Neither is of one neighbourhood. */
export type BridgeGroup = { groupId: string; fields: string[]; how: 'town' | 'several' };
export type Bridge = {
	needId: string;
	groups: BridgeGroup[];
	/** how many there are besides */
	more: number;
};

/** A group that meets at so many places belongs to none of them alone. */
const SEVERAL = 3;
/** Names in one line that can still be taken in. */
const MOST_GROUPS = 4;

/** Needs of a neighbourhood, in the order they run out, each with groups of the same field that are of no one neighbourhood. `busy`: needs that have a case. */
export function bridgesOf(
	rows: Iterable<Exchange>,
	groups: ReadonlyMap<string, Group>,
	{ today, busy }: { today: LocalDate; busy: ReadonlySet<string> },
): Bridge[] {
	const byField = new Map<string, Group[]>();
	for (const group of groups.values()) {
		for (const field of new Set(group.fields)) byField.set(field, [...(byField.get(field) ?? []), group]);
	}
	const found: (Bridge & { until: LocalDate })[] = [];
	for (const need of rows) {
		if (need.side !== 'need' || need.placeId === undefined || !isOpen(need, today) || busy.has(need.id)) continue;
		const fitting = new Map<string, BridgeGroup>();
		for (const field of [...new Set(need.fields)].sort()) {
			for (const group of byField.get(field) ?? []) {
				const how = group.id === need.groupId ? null : reachOf(group, need.placeId);
				if (!how) continue;
				const one = fitting.get(group.id) ?? { groupId: group.id, fields: [], how };
				one.fields.push(field);
				fitting.set(group.id, one);
			}
		}
		if (fitting.size === 0) continue;
		const turnOf = ({ groupId }: BridgeGroup) => hashRow('bridge', `${need.id} ${groupId}`, 0)[0];
		const inTurn = [...fitting.values()].sort((a, b) => turnOf(a) - turnOf(b) || (a.groupId < b.groupId ? -1 : 1));
		const more = Math.max(0, inTurn.length - MOST_GROUPS);
		found.push({ needId: need.id, groups: inTurn.slice(0, MOST_GROUPS), more, until: need.until });
	}
	found.sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.needId < b.needId ? -1 : 1));
	return found.map(({ until: _, ...bridge }) => bridge);
}

/** Null: it is of one neighbourhood, or meets where the need is and is known there. */
function reachOf({ placeIds = [], areaIds = [] }: Group, placeId: string): BridgeGroup['how'] | null {
	if (placeIds.includes(placeId)) return null;
	if (placeIds.length >= SEVERAL) return 'several';
	return placeIds.length + areaIds.length === 0 ? 'town' : null;
}
