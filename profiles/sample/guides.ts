import type { Guide } from '../../contract/guide.ts';
import { dateOf, fiscalYearOf } from './days.ts';
import type { House, TownContext } from './town-context.ts';
import { GRANTS } from './words/grants.ts';

/** Grants, courses, consultation desks and articles of the made-up town. */
export function makeGuides(context: TownContext, _houses: readonly House[]): Guide[] {
	return GRANTS.map((grant, i) => ({
		id: `grant-${i + 1}`,
		guideType: 'grant' as const,
		title: grant.title,
		titleKana: grant.kana,
		summary: grant.summary,
		fiscalYear: fiscalYearOf(context.today),
		apply: {
			needed: 'yes' as const,
			from: dateOf(context.today + grant.opens),
			until: dateOf(context.today + grant.closes),
			untilTime: '17:00',
		},
		source: { dataset: context.dataset },
	}));
}
