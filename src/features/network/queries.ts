/** Who worked with whom: the town's partners by sector, each once, and where they stand in the picture. Pure. */
import { partnersBySector } from '../../../contract/network.ts';
import { type Partner, partnerKey, type Sector, type Tie } from '../../../contract/tie.ts';

export type Node = {
	key: string;
	partner: Partner;
	/** its number in picture and list, from 1 */
	n: number;
	ties: Tie[];
	/** in a square of 200 by 200 around the middle */
	x: number;
	y: number;
};
export type Line = { from: Node; to: Node; ties: Tie[]; going: boolean };
export type Network = { bySector: { sector: Sector; nodes: Node[] }[]; nodes: Node[]; lines: Line[] };

/** More than these cannot be told apart in a picture. */
export const MOST_IN_PICTURE = 24;
const RADIUS = 82;

/** By sector, then by name: nobody comes first for having many. `field`: only ties about it; '' all. */
export function networkOf(ties: Iterable<Tie>, field: string): Network {
	const shown = [...ties].filter(({ fields }) => field === '' || fields.includes(field));
	const sectors = partnersBySector(shown);
	const inOrder = sectors.flatMap(({ partners }) => partners);
	const nodes = inOrder.map(({ key, partner, ties: mine }, at): Node => {
		const angle = (2 * Math.PI * at) / inOrder.length - Math.PI / 2;
		const [x, y] = [Math.round(RADIUS * Math.cos(angle)), Math.round(RADIUS * Math.sin(angle))];
		return { key, partner, n: at + 1, ties: mine, x, y };
	});
	const byKey = new Map(nodes.map((node) => [node.key, node]));
	const lines = new Map<string, Line>();
	for (const tie of shown) {
		const ends = [byKey.get(partnerKey(tie.a)), byKey.get(partnerKey(tie.b))] as [Node, Node];
		const [from, to] = ends.sort((a, b) => a.n - b.n);
		const line = lines.get(`${from.n} ${to.n}`) ?? { from, to, ties: [], going: false };
		line.ties.push(tie);
		line.going ||= tie.going;
		lines.set(`${from.n} ${to.n}`, line);
	}
	const bySector = sectors.map(({ sector }) => ({
		sector,
		nodes: nodes.filter(({ partner }) => partner.sector === sector),
	}));
	return { bySector, nodes, lines: [...lines.values()] };
}
