import { type Exchange, isOpen } from '../../contract/exchange.ts';
import { paths } from '../../contract/paths.ts';
import { today } from '../data/clock.ts';
import type { Town } from '../data/town.ts';
import { T } from '../i18n/text.tsx';
import { ContentText } from './content-text.tsx';
import { SIDE_WORDS } from './exchange-words.ts';
import { Section } from './screen.tsx';

/** The needs and offers that belong to a group or an issue and still hold. */
export function ExchangeLinks({ town, of }: { town: Town; of: (row: Exchange) => boolean }) {
	const rows = [...town.exchanges.values()].filter((row) => of(row) && isOpen(row, today.value));
	if (rows.length === 0) return null;
	return (
		<Section heading={<T k="exchange.heading" />}>
			<ul class="lines">
				{rows
					.sort((a, b) => (a.raisedOn < b.raisedOn ? 1 : a.raisedOn > b.raisedOn ? -1 : a.id < b.id ? -1 : 1))
					.slice(0, 10)
					.map((row) => (
						<li key={row.id}>
							<a href={paths.exchangeOne(row.id)}>
								<T k={SIDE_WORDS[row.side]} />
								{'：'}
								<ContentText text={row.title} inline />
							</a>
						</li>
					))}
			</ul>
		</Section>
	);
}
