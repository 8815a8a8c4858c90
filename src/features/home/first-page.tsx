import type { Group } from '../../../contract/group.ts';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { Card } from '../../ui/card.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { firstEvents, firstGroups } from './first-steps.ts';
import { EventCard } from './todays-events.tsx';

/** `/first`: for whoever comes for the first time (地域デビュー). */
export function FirstPage() {
	const known = town.value;
	if (!known) return null;
	const events = firstEvents(known, now.value);
	const groups = firstGroups(known);
	return (
		<Screen title={<T k="home.firstTitle" />} lead={<T k="home.firstLead" />}>
			<Section heading={<T k="home.firstSteps" />}>
				<ol class="home__steps">
					<li>
						<T k="home.firstStep1" />
					</li>
					<li>
						<T k="home.firstStep2" />
					</li>
					<li>
						<T k="home.firstStep3" />
					</li>
				</ol>
			</Section>
			<Section
				heading={<T k="home.firstEvents" />}
				more={
					<a href={paths.events()}>
						<T k="home.firstAllEvents" />
					</a>
				}
			>
				{events.length === 0 ? (
					<Empty title={<T k="home.firstNone" />} hint={<T k="home.firstNoneHint" />} />
				) : (
					<CardList
						items={events}
						pageSize={12}
						label={t('home.firstEvents')}
						keyOf={({ event }) => event.id}
						render={(one) => {
							const place = one.event.placeId ? known.places.get(one.event.placeId) : undefined;
							const placeName = place ?? (one.event.placeName ? { name: one.event.placeName } : null);
							const group = one.event.groupId ? known.groups.get(one.event.groupId) : undefined;
							return (
								<EventCard
									one={{ ...one, when: 'coming', placeName }}
									inPlace={false}
									badges={[
										t('home.badgeNoApply'),
										...(one.event.fee?.kind === 'free' ? [t('home.badgeFree')] : []),
										...stepBadges(group),
									]}
								/>
							);
						}}
					/>
				)}
			</Section>
			{groups.length > 0 && (
				<Section
					heading={<T k="home.firstGroups" />}
					more={
						<a href={paths.groups()}>
							<T k="home.firstGroupsAll" />
						</a>
					}
				>
					<CardList
						items={groups}
						pageSize={8}
						label={t('home.firstGroups')}
						keyOf={(group) => group.id}
						render={(group) => (
							<Card
								href={paths.group(group.id)}
								when={group.scheduleText}
								title={<Named name={group.name} kana={group.nameKana} en={group.nameEn} />}
								who={group.summary ? worded(group.summary) : null}
								badges={stepBadges(group)}
							/>
						)}
					/>
				</Section>
			)}
		</Screen>
	);
}

function stepBadges(group: Group | undefined): string[] {
	const step = group?.firstStep;
	if (!step) return [];
	return [
		...(step.minutes === undefined ? [] : [t('home.badgeMinutes', { n: step.minutes })]),
		...(step.onceOk ? [t('home.badgeOnce')] : []),
		...(step.withFriendOk ? [t('home.badgeFriend')] : []),
	];
}
