import './coordination.css';
import './team.css';
import { useSearch } from '@tanstack/react-router';
import { paths } from '../../../contract/paths.ts';
import { coverOf, type Part, smallestTeams, type Team } from '../../../contract/team.ts';
import { today } from '../../data/clock.ts';
import { agreeingHelpers } from '../../data/helpers.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { sessionRead } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { centresByKana } from '../../ui/centres.ts';
import { ContentText } from '../../ui/content-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SelectField } from '../../ui/field.tsx';
import { type Address, textIn, useFilter } from '../../ui/filter-address.ts';
import { Screen, Section } from '../../ui/screen.tsx';
import { coordinatesHere } from './rights.ts';
import { coursesFor, membersAround, sidesOf, type TeamMember, teamForCase } from './team-queries.ts';

type Chosen = { case: string; place: string };

/** Which people and organisations together cover the town's abilities, for a case or a neighbourhood. */
export function TeamPage() {
	const address: Address = useSearch({ strict: false });
	const { change } = useFilter<Chosen>(paths.team(), read, (one) => one);
	const here = town.value;
	if (!sessionRead.value || !here) return null;
	if (!coordinatesHere()) return <Screen title={<T k="coordination.notAllowed" />} />;
	return <Teams town={here} chosen={read(address)} change={change} />;
}

function read(address: Address): Chosen {
	return { case: textIn(address, 'case'), place: textIn(address, 'place') };
}

function Teams({
	town: here,
	chosen,
	change,
}: {
	town: Town;
	chosen: Chosen;
	change: (patch: Partial<Chosen>) => void;
}) {
	const known = privateTown.value;
	const one = known?.cases.get(chosen.case);
	const helpers = agreeingHelpers(known, outbox.value, today.value);
	const place = here.places.get(chosen.place);
	const teamFor = one ? teamForCase(here, one) : { placeId: place?.id, fields: [] };
	const present = one ? sidesOf(here, helpers, one) : [];
	const around = membersAround(here, helpers, teamFor);
	const abilities = here.profile?.abilities ?? [];
	const codes = abilities.map(({ code }) => code);
	const members = new Map([...present, ...around].map((member) => [member.id, member]));
	const teams = smallestTeams(codes, present, around);
	const found = codes.length - (teams[0]?.missing.length ?? codes.length);
	return (
		<Screen
			title={
				codes.length === 0 ? (
					<T k="coordination.teamNone" />
				) : (
					<T k="coordination.teamTitle" all={codes.length} n={found} />
				)
			}
			lead={<T k="coordination.teamLead" />}
			actions={
				<LinkButton icon="back" href={one ? paths.case(one.id) : paths.coordination()}>
					<T k={one ? 'common.back' : 'coordination.link'} />
				</LinkButton>
			}
		>
			{one ? (
				<p>
					<ContentText text={one.needTitle} inline />
				</p>
			) : (
				<SelectField
					label={<T k="exchange.byPlace" />}
					value={place?.id ?? ''}
					options={[
						{ value: '', label: t('exchange.wholeTown') },
						...centresByKana(here).map(({ id, name }) => ({ value: id, label: name })),
					]}
					onChange={(chosenPlace) => change({ place: chosenPlace })}
				/>
			)}
			{members.size === 0 && <Empty title={<T k="coordination.teamNobody" />} />}
			{teams.map((team, at) => (
				<TeamCard
					key={team.parts.map(({ memberId }) => memberId).join(' ')}
					town={here}
					team={team}
					at={at}
					members={members}
					present={present.length}
				/>
			))}
			<Section heading={<T k="coordination.teamWho" />}>
				{coverOf(codes, [...members.values()]).map(({ ability, memberIds }) => (
					<AbilityOf
						key={ability}
						town={here}
						code={ability}
						members={memberIds.flatMap((id) => members.get(id) ?? [])}
					/>
				))}
			</Section>
		</Screen>
	);
}

const LETTERS = 'ABCDEFGHIJKLMNOP';

/** One team: as a picture that needs no colour, and the same in words. */
function TeamCard({
	town: here,
	team: { parts, missing },
	at,
	members,
	present,
}: {
	town: Town;
	team: Team;
	at: number;
	members: ReadonlyMap<string, TeamMember>;
	/** so many of the first are in it anyway */
	present: number;
}) {
	const abilities = here.profile?.abilities ?? [];
	if (parts.length === 0) return null;
	const nameOf = (codes: readonly string[]) =>
		abilities
			.filter(({ code }) => codes.includes(code))
			.map(({ name }) => name)
			.join('・');
	return (
		<article class="coordination__one">
			<h2 class="card__title">
				<T k="coordination.teamOne" at={at + 1} n={parts.length} all={abilities.length - missing.length} />
			</h2>
			<div class="team" aria-hidden="true">
				<div class="team__row">
					<span class="team__marks">
						{parts.map(({ memberId }, n) => (
							<span key={memberId} class="team__letter">
								{LETTERS[n]}
							</span>
						))}
					</span>
				</div>
				{abilities.map(({ code, name }) => (
					<div key={code} class={`team__row${missing.includes(code) ? ' team__row--gap' : ''}`}>
						<span class="team__name">
							<ContentText text={name} inline />
						</span>
						{missing.includes(code) ? (
							<span class="team__gap">
								<T k="coordination.teamGap" />
							</span>
						) : (
							<span class="team__marks">
								{parts.map((part) => (
									<Mark key={part.memberId} part={part} code={code} />
								))}
							</span>
						)}
					</div>
				))}
			</div>
			<p class="coordination__soft" aria-hidden="true">
				<T k="coordination.teamLegend" />
			</p>
			<ol class="team__list">
				{parts.map((part, n) => {
					const member = members.get(part.memberId);
					return (
						<li key={part.memberId}>
							<span aria-hidden="true">{LETTERS[n]}　</span>
							{member && <MemberName member={member} />}{' '}
							{part.abilities.length === 0 ? (
								<T k="coordination.teamUnsaid" />
							) : (
								<span lang="ja">（{nameOf(part.abilities)}）</span>
							)}{' '}
							{n >= present && part.alone.length === part.abilities.length && <T k="coordination.teamAloneAll" />}
							{n >= present && part.alone.length > 0 && part.alone.length < part.abilities.length && (
								<T k="coordination.teamAlone" abilities={<span lang="ja">{nameOf(part.alone)}</span>} />
							)}
						</li>
					);
				})}
			</ol>
			{missing.length > 0 && (
				<p>
					<T k="coordination.teamMissing" abilities={<span lang="ja">{nameOf(missing)}</span>} />
				</p>
			)}
		</article>
	);
}

/** Full: states it; full in a ring: nobody else in the team does; a stroke: does not say so. */
function Mark({ part, code }: { part: Part; code: string }) {
	const isAlone = part.alone.includes(code);
	return (
		<svg class="team__mark" viewBox="-12 -12 24 24" aria-hidden="true">
			{part.abilities.includes(code) ? (
				<>
					<circle r={isAlone ? 5 : 7} fill="currentColor" />
					{isAlone && <circle r="9" fill="none" stroke="currentColor" stroke-width="2" />}
				</>
			) : (
				<path d="M-4 0h8" stroke="currentColor" stroke-width="1.5" />
			)}
		</svg>
	);
}

function MemberName({ member }: { member: TeamMember }) {
	if (member.of === 'helper') {
		return (
			<a href={paths.helper(member.helper.id)} lang="ja">
				{member.helper.contact?.name}
			</a>
		);
	}
	const { id, name, nameKana, nameEn } = member.group;
	return (
		<a href={paths.group(id)}>
			<Named name={name} kana={nameKana} en={nameEn} />
		</a>
	);
}

/** Who states one ability; nobody: a gap, and where the town teaches it. */
function AbilityOf({ town: here, code, members }: { town: Town; code: string; members: readonly TeamMember[] }) {
	const ability = here.profile?.abilities?.find((one) => one.code === code);
	const courses = members.length === 0 ? coursesFor(here, code, today.value) : [];
	return (
		<Section level={3} heading={<ContentText text={ability?.name ?? code} inline />}>
			{ability?.text && (
				<p class="coordination__soft">
					<ContentText text={ability.text} inline />
				</p>
			)}
			{members.length === 0 && (
				<p>
					<T k={courses.length > 0 ? 'coordination.teamLearn' : 'coordination.teamGapLead'} />
				</p>
			)}
			<ul class="coordination__list">
				{members.slice(0, 12).map((member) => (
					<li key={member.id}>
						<MemberName member={member} />
					</li>
				))}
				{courses.map(({ id, title }) => (
					<li key={id}>
						<a href={paths.guide(id)}>
							<ContentText text={title} inline />
						</a>
					</li>
				))}
			</ul>
			{members.length > 12 && (
				<p>
					<T k="coordination.teamMore" n={members.length - 12} />
				</p>
			)}
		</Section>
	);
}
