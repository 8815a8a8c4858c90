import type { ExchangeSide } from '../../../contract/exchange.ts';
import { paths } from '../../../contract/paths.ts';
import { town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { SIDE_WORDS } from '../../ui/exchange-words.ts';
import { HoldOrEnd } from './exchange-page.tsx';

/** What the link of a mail asks about: each is kept or ended by one tap. */
export function Held({ held }: { held: readonly { id: string; side: ExchangeSide; title: string }[] }) {
	return (
		<>
			{held.map(({ id, side, title }) => {
				const row = town.value?.exchanges.get(id);
				return (
					<article class="introduction" key={id}>
						<p>
							<T k={SIDE_WORDS[side]} />{' '}
							<a href={paths.exchangeOne(id)}>
								<ContentText text={title} inline />
							</a>
						</p>
						{row && (
							<>
								<p class="exchange__soft">
									<T k="exchange.untilDate" date={<DateText date={row.until} style="long" />} />
								</p>
								<HoldOrEnd row={row} />
							</>
						)}
					</article>
				);
			})}
		</>
	);
}
