import type { Exchange } from '../../../contract/exchange.ts';
import { paths } from '../../../contract/paths.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Card } from '../../ui/card.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { KIND_WORDS, SIDE_WORDS, WHO_WORDS } from '../../ui/exchange-words.ts';

export function ExchangeCard({ town, row }: { town: Town; row: Exchange }) {
	const place = row.placeId === undefined ? undefined : town.places.get(row.placeId);
	const group = row.groupId === undefined ? undefined : town.groups.get(row.groupId);
	return (
		<Card
			href={paths.exchangeOne(row.id)}
			level={2}
			title={<ContentText text={row.title} inline />}
			where={place ? <Named name={place.name} kana={place.nameKana} en={place.nameEn} /> : <T k="exchange.wholeTown" />}
			who={group ? <Named name={group.name} kana={group.nameKana} en={group.nameEn} /> : <T k={WHO_WORDS[row.who]} />}
			badges={[
				<T k={SIDE_WORDS[row.side]} />,
				<T k={KIND_WORDS[row.what]} />,
				<T k="exchange.untilDate" date={<DateText date={row.until} />} />,
			]}
		/>
	);
}
