/**
 * Which people and organisations together cover the abilities that a town asks of those who coordinate: a team, never a person.
 *
 * Abilities are stated by people and groups themselves; here they are only laid side by side. Nobody has a score, nobody is better
 * than another, and teams of the same size stand in an order that ids give and nobody can earn.
 */
import { hashRow } from './checksum.ts';

/** Somebody who stated abilities; `id` is unique among people and groups. */
export type Member = { id: string; abilities: readonly string[] };

/** One ability and who states it; nobody: a gap. */
export type Covered = { ability: string; memberIds: string[] };

/** What somebody adds to a team; `alone`: what nobody else in it states. */
export type Part = { memberId: string; abilities: string[]; alone: string[] };

/** `missing`: what nobody who could be asked states. */
export type Team = { parts: Part[]; missing: string[] };

export function coverOf(abilities: readonly string[], members: readonly Member[]): Covered[] {
	return abilities.map((ability) => ({
		ability,
		memberIds: members.filter((member) => member.abilities.includes(ability)).map(({ id }) => id),
	}));
}

/** A team of more would be a meeting. */
const MOST_MEMBERS = 8;

/**
 * The smallest teams that cover what can be covered: `present` are in each of them, of the others as few as possible are asked.
 * Exact, and the same for any order of `others`. `most`: so many alternatives.
 */
export function smallestTeams(
	abilities: readonly string[],
	present: readonly Member[],
	others: readonly Member[],
	most = 3,
): Team[] {
	const wanted = abilities.filter((ability) => !present.some((member) => member.abilities.includes(ability)));
	const isIn = new Set(present.map(({ id }) => id));
	const askable = inTurn(others.filter(({ id }) => !isIn.has(id)));
	const missing = wanted.filter((ability) => !askable.some((member) => member.abilities.includes(ability)));
	const open = wanted.filter((ability) => !missing.includes(ability));
	// of those who state the same, one says how few it takes, and `most` are all that alternatives need
	const alike = new Map<string, number>();
	const one: Member[] = [];
	const some: Member[] = [];
	for (const member of askable) {
		const stated = open.filter((ability) => member.abilities.includes(ability)).join(' ');
		const before = alike.get(stated) ?? 0;
		alike.set(stated, before + 1);
		if (before === 0) one.push(member);
		if (before < most) some.push(member);
	}
	let size = 0;
	while (size < MOST_MEMBERS && teamsOf(open, one, size, 1).length === 0) size++;
	const found = teamsOf(open, some, size, most);
	return found.map((asked) => ({ parts: partsOf(abilities, [...present, ...asked]), missing }));
}

/** Up to `most` different teams of at most `size` that cover `wanted`. */
function teamsOf(wanted: readonly string[], askable: readonly Member[], size: number, most: number): Member[][] {
	const found = new Map<string, Member[]>();
	/** Whoever covers the first that is open is asked, and so on. */
	const ask = (team: readonly Member[], left: readonly string[]): void => {
		const [first] = left;
		if (first === undefined) {
			const ids = team.map(({ id }) => id).sort();
			if (!found.has(ids.join(' '))) found.set(ids.join(' '), [...team]);
			return;
		}
		for (const member of askable) {
			if (found.size >= most || team.length >= size) return;
			if (!member.abilities.includes(first)) continue;
			const rest = left.filter((ability) => !member.abilities.includes(ability));
			// the last one asked covers all that is left, or nobody does
			if (rest.length === 0 || team.length + 1 < size) ask([...team, member], rest);
		}
	};
	ask([], wanted);
	return [...found.values()];
}

function partsOf(abilities: readonly string[], team: readonly Member[]): Part[] {
	return team.map((member) => {
		const mine = abilities.filter((ability) => member.abilities.includes(ability));
		const others = team.filter(({ id }) => id !== member.id);
		const alone = mine.filter((ability) => !others.some((other) => other.abilities.includes(ability)));
		return { memberId: member.id, abilities: mine, alone };
	});
}

function inTurn(members: readonly Member[]): Member[] {
	const turns = members.map((member) => ({ member, turn: hashRow('member', member.id, 0)[0] }));
	turns.sort((a, b) => a.turn - b.turn || (a.member.id < b.member.id ? -1 : 1));
	return turns.map(({ member }) => member);
}
