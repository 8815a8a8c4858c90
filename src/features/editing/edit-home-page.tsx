import { CONFIRMED_DAYS } from '../../../contract/confirming.ts';
import { addDays } from '../../../contract/dates.ts';
import type { Group } from '../../../contract/group.ts';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { eventsOfPlace } from '../../data/relations.ts';
import { isBesideDesks, reportsIn } from '../../data/reports.ts';
import { session } from '../../data/session.ts';
import { town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Chip } from '../../ui/chips.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { NotAllowed } from './editing-screen.tsx';
import { EventLines } from './event-lines.tsx';
import { isCoordinating, ownGroups, ownPlaceIds } from './may-edit.ts';
import { openConflicts } from './open-conflicts.ts';
import { newEvents } from './use-records.ts';
import { waitingIntents } from './waiting-edits.ts';

/** Nobody has vouched for it within a year, and nobody just did. */
function isOld({ id, confirmedAt }: Group): boolean {
	if (waitingIntents({ kind: 'group', id }).includes('group.confirm')) return false;
	return !confirmedAt || confirmedAt < addDays(now.value.date, -CONFIRMED_DAYS);
}

/** What I may edit: my groups, my place's events, and what waits for a decision of mine. */
export function EditHomePage() {
	const current = town.value;
	if (!current) return null;
	if (!session.value) return <NotAllowed isSignedIn={false} back={paths.home()} />;
	const groups = ownGroups(session.value, current);
	const placeIds = ownPlaceIds(session.value);
	const coordinating = isCoordinating(session.value);
	const conflicts = openConflicts(current).length;
	const told = reportsIn(privateTown.value?.reports.values() ?? [], outbox.value, isBesideDesks).open.length;
	const pending = [...(privateTown.value?.pending.values() ?? [])].filter(
		({ state, scope }) => state === 'open' && scope === 'coordination',
	).length;
	return (
		<Screen title={<T k="editing.homeTitle" />} lead={<T k="editing.homeLead" />}>
			{(conflicts > 0 || coordinating || told > 0) && (
				<ul class="edit-list">
					<li class="edit-list__item">
						<a class="edit-list__link" href={paths.conflicts()}>
							<span class="edit-list__words">
								<T k="editing.conflictsCount" n={conflicts} />
							</span>
							<Icon name="next" />
						</a>
					</li>
					{(told > 0 || coordinating) && (
						<li class="edit-list__item">
							<a class="edit-list__link" href={paths.toldReports()}>
								<span class="edit-list__words">
									<T k="editing.reportsCount" n={told} />
								</span>
								<Icon name="next" />
							</a>
						</li>
					)}
					{coordinating && (
						<li class="edit-list__item">
							<a class="edit-list__link" href={paths.pending()}>
								<span class="edit-list__words">
									<T k="editing.pendingCount" n={pending} />
								</span>
								<Icon name="next" />
							</a>
						</li>
					)}
				</ul>
			)}
			{groups.length > 0 && (
				<Section heading={<T k="editing.myGroups" />}>
					<ul class="edit-list">
						{groups.map((group) => (
							<li class="edit-list__item" key={group.id}>
								<a class="edit-list__link" href={paths.editGroup(group.id)}>
									<span class="edit-list__words">
										<Named name={group.name} kana={group.nameKana} en={group.nameEn} />
									</span>
									{waitingIntents({ kind: 'group', id: group.id }).length > 0 && (
										<Chip tone="now">
											<T k="editing.unsent" />
										</Chip>
									)}
									{isOld(group) && (
										<Chip tone="now">
											<T k="editing.toConfirm" />
										</Chip>
									)}
									<Icon name="next" />
								</a>
							</li>
						))}
					</ul>
				</Section>
			)}
			{placeIds.map((placeId) => {
				const place = current.places.get(placeId);
				if (!place) return null;
				const fresh = newEvents().filter((event) => event.placeId === placeId && !event.groupId);
				return (
					<Section
						key={placeId}
						heading={
							<T k="editing.placeEvents" name={<Named name={place.name} kana={place.nameKana} en={place.nameEn} />} />
						}
					>
						<EventLines town={current} events={[...fresh, ...eventsOfPlace(current, placeId)]} />
						<p class="form-bar">
							<LinkButton href={`${paths.newEvent()}?place=${encodeURIComponent(placeId)}`} variant="solid">
								<T k="editing.newEvent" />
							</LinkButton>
						</p>
					</Section>
				);
			})}
			{groups.length === 0 && placeIds.length === 0 && (
				<Empty
					title={<T k={coordinating ? 'editing.allGroups' : 'editing.noneYet'} />}
					action={
						<LinkButton href={paths.groups()}>
							<T k="groups.toList" />
						</LinkButton>
					}
				/>
			)}
		</Screen>
	);
}
