import type { LocalDate } from '../../../contract/common.ts';
import type { Group } from '../../../contract/group.ts';
import { paths } from '../../../contract/paths.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chips.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { hasSchedule, Schedule } from './group-words.tsx';
import { isUnconfirmed } from './queries.ts';

export function GroupCard({ town, group, today }: { town: Town; group: Group; today: LocalDate }) {
	const places = (group.placeIds ?? []).flatMap((id) => town.places.get(id) ?? []);
	const badges = [
		group.recruiting === 'open' && (
			<Chip tone="now">
				<T k="groups.badgeOpen" />
			</Chip>
		),
		group.recruiting === 'ask' && (
			<Chip>
				<T k="groups.badgeAsk" />
			</Chip>
		),
		group.firstStep && (
			<Chip>
				<T k="groups.badgeFirst" />
			</Chip>
		),
		isUnconfirmed(group, today) && (
			<Chip tone="warning">
				<T k="groups.old" />
			</Chip>
		),
	].filter((badge) => badge !== false && badge !== undefined);
	return (
		<Card
			href={paths.group(group.id)}
			when={hasSchedule(group) ? <Schedule group={group} /> : undefined}
			title={<Named name={group.name} kana={group.nameKana} en={group.nameEn} />}
			where={
				places.length > 0
					? places.map((place, at) => (
							<>
								{at > 0 && <T k="groups.listJoin" />}
								<Named name={place.name} kana={place.nameKana} en={place.nameEn} />
							</>
						))
					: undefined
			}
			who={group.summary && <ContentText text={group.summary} lang={group.lang} inline />}
			badges={badges}
			level={2}
		/>
	);
}
