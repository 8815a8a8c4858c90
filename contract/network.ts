/** Who worked with whom, by partner: the same order on every screen and page. Pure. */
import { type Partner, partnerKey, SECTORS, type Sector, type Tie } from './tie.ts';

/** `ties`: the newest first. */
export type PartnerOfTown = { key: string; partner: Partner; ties: Tie[] };

/** Each partner once, by sector and then by name: nobody comes first for having many. */
export function partnersBySector(ties: Iterable<Tie>): { sector: Sector; partners: PartnerOfTown[] }[] {
	const found = new Map<string, PartnerOfTown>();
	for (const tie of ties) {
		for (const partner of [tie.a, tie.b]) {
			const key = partnerKey(partner);
			const one = found.get(key) ?? { key, partner, ties: [] };
			one.ties.push(tie);
			found.set(key, one);
		}
	}
	for (const { ties: mine } of found.values()) mine.sort((a, b) => b.year - a.year || (a.id < b.id ? -1 : 1));
	return SECTORS.map((sector) => ({
		sector,
		partners: [...found.values()]
			.filter(({ partner }) => partner.sector === sector)
			.sort((a, b) => a.partner.name.localeCompare(b.partner.name, 'ja') || (a.key < b.key ? -1 : 1)),
	})).filter(({ partners }) => partners.length > 0);
}

/** The other side of a tie. */
export function otherOf(tie: Tie, key: string): Partner {
	return partnerKey(tie.a) === key ? tie.b : tie.a;
}
