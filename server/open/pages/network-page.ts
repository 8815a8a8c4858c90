/** つながり for readers without script: who worked with whom on what, as far as both sides let everybody see it. */
import { otherOf, partnersBySector } from '../../../contract/network.ts';
import { paths } from '../../../contract/paths.ts';
import type { Partner, Sector, Tie } from '../../../contract/tie.ts';
import { townName } from '../licences.ts';
import { markup, type Piece } from '../markup.ts';
import { fieldWords } from './community-pages.ts';
import { list, type PageContext, type PublicPage, section } from './public-page.ts';

export const SECTOR_WORDS: Record<Sector, string> = {
	group: '市民活動団体',
	company: '企業',
	university: '大学',
	school: '学校',
	council: 'コミュニティ協議会',
	city: '行政',
};

export function networkPage(context: PageContext): PublicPage {
	const { town } = context;
	const name = townName(town);
	const ties = [...town.rows('tie').values()].map(({ data }) => data);
	return {
		path: paths.network(),
		title: `${name}のつながり`,
		description: `${name}の団体・企業・大学・学校・協議会・行政が、だれと何をいっしょにしたか。両方が載せてよいと答えたものだけです。`,
		things: [],
		alternates: [{ type: 'text/csv', address: 'ties.csv', title: 'つながり一覧（CSV）' }],
		body: markup`${partnersBySector(ties).map(({ sector, partners }) =>
			section(
				SECTOR_WORDS[sector],
				list(
					partners.map(
						({ key, partner, ties: mine }) =>
							markup`${partnerLink(partner, context)}${list(mine.map((tie) => tieWords(tie, key, context)))}`,
					),
				),
			),
		)}`,
	};
}

function tieWords(tie: Tie, key: string, context: PageContext): Piece {
	const fields = fieldWords(context.town, tie.fields);
	return markup`${partnerLink(otherOf(tie, key), context)}と、${tie.what}（${tie.year}年${tie.going ? 'から' : ''}${fields !== undefined && `、${fields}`}）`;
}

function partnerLink({ name, groupId }: Partner, { town, href }: PageContext): Piece {
	const group = town.rows('group').get(groupId ?? '')?.data;
	return group ? markup`<a href="${href(paths.group(group.id))}">${group.name}</a>` : name;
}
