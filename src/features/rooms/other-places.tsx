import type { LocalDate } from '../../../contract/common.ts';
import { paths } from '../../../contract/paths.ts';
import { lentFor } from '../../data/other-places.ts';
import type { Town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Section } from '../../ui/screen.tsx';
import type { Wish } from './wish.ts';

/** Below what is known: places of which nobody here knows when they are free. */
export function OtherPlaces({ town, wish, today }: { town: Town; wish: Wish; today: LocalDate }) {
	const n = lentFor(town, wish.purpose, today).length;
	if (n === 0) return null;
	return (
		<Section heading={<T k="rooms.otherHeading" />}>
			<p>
				<T k="rooms.otherLead" />
			</p>
			<p>
				<LinkButton href={paths.otherPlaces(wish.purpose)}>
					<T k="rooms.otherLink" n={n} />
				</LinkButton>
			</p>
		</Section>
	);
}
