import './lent.css';
import type { LentPlaceRow } from '../../../contract/lent-place.ts';
import { paths } from '../../../contract/paths.ts';
import { today } from '../../data/clock.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { sessionRead } from '../../data/session.ts';
import { town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { PurposesText } from '../../ui/lent-words.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { lentLists } from './queries.ts';
import { coordinatesHere } from './rights.ts';

/** Places that their keepers lend: what waits for a coordinator, and what is shown. */
export function LentPlacesPage() {
	const here = town.value;
	if (!sessionRead.value || !here) return null;
	if (!coordinatesHere()) return <Screen title={<T k="coordination.notAllowed" />} />;
	const { toLookAt, toAsk, shown } = lentLists(privateTown.value?.lentPlaces.values() ?? [], outbox.value, today.value);
	const unsent = outbox.value.filter(({ name, args }) => name === 'lending.put' && args.rev === undefined);
	return (
		<Screen
			title={shown.length > 0 ? <T k="lentLead.title" n={shown.length} /> : <T k="lentLead.titleNone" />}
			lead={<T k="lentLead.lead" />}
			actions={
				<>
					<LinkButton variant="solid" href={paths.newLentPlace()}>
						<T k="lentLead.write" />
					</LinkButton>
					<LinkButton icon="back" href={paths.coordination()}>
						<T k="coordination.link" />
					</LinkButton>
				</>
			}
		>
			{unsent.length > 0 && (
				<p role="status">
					<T k="coordination.sending" />
				</p>
			)}
			<List heading="lentLead.toLookAt" rows={toLookAt} />
			<List heading="lentLead.toAsk" rows={toAsk} />
			<List heading="lentLead.shown" rows={shown} />
		</Screen>
	);
}

function List({
	heading,
	rows,
}: {
	heading: 'lentLead.toLookAt' | 'lentLead.toAsk' | 'lentLead.shown';
	rows: LentPlaceRow[];
}) {
	if (rows.length === 0) return null;
	return (
		<Section heading={<T k={heading} n={rows.length} />}>
			<CardList
				items={rows}
				label={t(heading, { n: rows.length })}
				keyOf={({ id }) => id}
				render={(row) => <Row row={row} />}
			/>
		</Section>
	);
}

function Row({ row }: { row: LentPlaceRow }) {
	return (
		<Card
			href={paths.lentPlace(row.id)}
			title={<span lang="ja">{row.name}</span>}
			where={<span lang="ja">{row.address}</span>}
			who={<PurposesText lent={row} />}
			badges={[
				<T k="lentLead.confirmedOn" date={<DateText date={row.confirmedOn} style="long" />} />,
				<T k="exchange.untilDate" date={<DateText date={row.consent.until} style="long" />} />,
			]}
		/>
	);
}
