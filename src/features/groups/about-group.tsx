import type { ComponentChildren } from 'preact';
import type { LocalDate } from '../../../contract/common.ts';
import type { Group } from '../../../contract/group.ts';
import type { Town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/screen.tsx';
import { areaName, fieldName } from './group-words.tsx';
import { registrationsOf, stageOf } from './queries.ts';

const BENEFIT: Record<NonNullable<Group['benefit']>, MessageKey> = {
	public: 'groups.benefitPublic',
	mutual: 'groups.benefitMutual',
	private: 'groups.benefitPrivate',
};

/** What the group says about itself. What it did not say is left out: nothing ranks or guesses. */
export function AboutGroup({ town, group, today }: { town: Town; group: Group; today: LocalDate }) {
	const { lang } = group;
	const stage = stageOf(group, town.profile);
	const registrations = registrationsOf(group, today);
	return (
		<Section heading={<T k="groups.about" />}>
			<Facts
				items={[
					[<T k="groups.activities" />, group.activities && <ContentText text={group.activities} lang={lang} />],
					[<T k="groups.purpose" />, group.purpose && <ContentText text={group.purpose} lang={lang} />],
					[
						<T k="groups.field" />,
						joined(group.fields.map((code) => <ContentText text={fieldName(town.profile, code)} inline />)),
					],
					[
						<T k="groups.area" />,
						joined((group.areaIds ?? []).map((id) => <ContentText text={areaName(town.profile, id)} inline />)),
					],
					[<T k="groups.stage" />, stage && <ContentText text={stage.name} inline />],
					[
						<T k="groups.abilities" />,
						joined(
							(town.profile?.abilities ?? [])
								.filter(({ code }) => group.abilities?.includes(code))
								.map(({ name }) => <ContentText text={name} inline />),
						),
					],
					[<T k="groups.benefit" />, group.benefit && <T k={BENEFIT[group.benefit]} />],
					[<T k="groups.members" />, group.members !== undefined && <Members group={group} />],
					[
						<T k="groups.founded" />,
						group.foundedYear !== undefined && <T k="groups.foundedIn" year={group.foundedYear} />,
					],
					[
						<T k="groups.registrations" />,
						registrations.length > 0 && (
							<ul class="lines">
								{registrations.map((registration) => (
									<li key={registration.scheme}>
										<ContentText text={registration.scheme} inline />{' '}
										{registration.number && <T k="groups.registrationNumber" number={registration.number} />}{' '}
										{registration.until && (
											<T
												k={registration.ended ? 'groups.registrationEnded' : 'groups.registrationUntil'}
												date={<DateText date={registration.until} style="long" />}
											/>
										)}
									</li>
								))}
							</ul>
						),
					],
					[<T k="groups.note" />, group.note && <ContentText text={group.note} lang={lang} />],
				]}
			/>
		</Section>
	);
}

function Members({ group }: { group: Group }) {
	return group.membersResident === undefined ? (
		<T k="groups.membersAre" n={group.members} />
	) : (
		<T k="groups.membersResident" n={group.members} resident={group.membersResident} />
	);
}

function joined(parts: ComponentChildren[]): ComponentChildren {
	if (parts.length === 0) return null;
	return parts.map((part, at) => (
		<>
			{at > 0 && <T k="groups.listJoin" />}
			{part}
		</>
	));
}
