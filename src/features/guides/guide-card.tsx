import type { LocalMoment } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { AmountText } from '../../ui/amount-text.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chips.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { type GuideEntry, nextTime } from './queries.ts';
import { DeskStateText, isDeskOpen, StandingText } from './standing-text.tsx';

/** A deadline nearer than this is worth a mark. */
const SOON_DAYS = 7;

export function GuideCard({
	town,
	entry,
	now,
	level,
}: {
	town: Town;
	entry: GuideEntry;
	now: LocalMoment;
	/** of its title as a heading */
	level: 2 | 3;
}) {
	const { guide, standing } = entry;
	const isDesk = guide.guideType === 'desk';
	const place = guide.placeId ? town.places.get(guide.placeId) : undefined;
	const next = standing.is === 'over' ? undefined : nextTime(guide, now);
	const isSoon = standing.is === 'open' && standing.daysLeft !== undefined && standing.daysLeft <= SOON_DAYS;
	const badges = [
		guide.amount && <AmountText amount={guide.amount} lang={guide.lang} />,
		guide.consultFirst && (
			<Chip>
				<T k="guides.badgeConsult" />
			</Chip>
		),
		guide.budgetLimited && standing.is !== 'over' && (
			<Chip>
				<T k="guides.badgeBudget" />
			</Chip>
		),
	].filter(Boolean);
	const words = <StandingText guide={guide} standing={standing} />;
	return (
		<Card
			href={paths.guide(guide.id)}
			when={
				isDesk ? (
					<DeskStateText town={town} desk={guide} now={now} />
				) : next ? (
					<>
						<DateText date={next.date} /> {next.from && <TimeText from={next.from} to={next.to} />}
					</>
				) : undefined
			}
			title={<Named name={guide.title} kana={guide.titleKana} en={guide.titleEn} />}
			where={
				place ? (
					<Named name={place.name} kana={place.nameKana} en={place.nameEn} />
				) : guide.placeName ? (
					<ContentText text={guide.placeName} lang={guide.lang} inline />
				) : undefined
			}
			who={<ContentText text={guide.summary} lang={guide.lang} inline />}
			state={
				standing.is === 'always' ? undefined : isSoon ? <Chip tone="warning">{words}</Chip> : <strong>{words}</strong>
			}
			badges={badges}
			level={level}
			tone={isDesk && isDeskOpen(town, guide, now) ? 'now' : 'plain'}
		/>
	);
}
