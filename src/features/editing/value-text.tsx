import type { Fee, Picture, Worded } from '../../../contract/common.ts';
import type { When } from '../../../contract/event.ts';
import type { Group } from '../../../contract/group.ts';
import type { Guide, GuideStep } from '../../../contract/guide.ts';
import { now } from '../../data/clock.ts';
import { town } from '../../data/town.ts';
import { weekdayMarked } from '../../i18n/format.ts';
import { Marked, Named, T } from '../../i18n/text.tsx';
import { AmountText } from '../../ui/amount-text.tsx';
import { AUDIENCE_WORDS } from '../../ui/audience.ts';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { EVENT_TYPE_WORDS } from '../../ui/event-type.ts';
import { FeeText } from '../../ui/fee-text.tsx';
import { PictureFigure } from '../../ui/picture-figure.tsx';
import { thingOf } from '../../ui/step-thing.ts';
import { BAND_WORDS, BENEFIT_WORDS, RECRUITING_WORDS } from './choice-words.ts';
import { NextDates } from './next-dates.tsx';

/** Numbers to call and addresses: the same in every language. */
const IN_NO_LANGUAGE: ReadonlySet<string> = new Set([
	'url',
	'apply.url',
	'contact.phone',
	'contact.fax',
	'contact.email',
	'contact.formUrl',
	'nameEn',
]);

/** Any field's value as a person would read it; nothing is said as nothing. */
export function ValueText({ path, value }: { path: string; value: unknown }) {
	if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
		return (
			<span class="value-none">
				<T k="editing.nothingWritten" />
			</span>
		);
	}
	switch (path) {
		case 'when':
			return <WhenText when={value as When} />;
		case 'fee':
			return <FeeText fee={value as Fee} />;
		case 'picture':
			return <PictureFigure picture={value as Picture} />;
		case 'firstStep':
			return <FirstStepText step={value as NonNullable<Group['firstStep']>} />;
		case 'recruiting':
			return <T k={RECRUITING_WORDS[value as Group['recruiting']] ?? 'common.unknown'} />;
		case 'benefit':
			return <T k={BENEFIT_WORDS[value as NonNullable<Group['benefit']>] ?? 'common.unknown'} />;
		case 'eventType':
			return <T k={EVENT_TYPE_WORDS[value as keyof typeof EVENT_TYPE_WORDS] ?? 'common.unknown'} />;
		case 'contact.throughDesk':
			return <T k={value ? 'editing.yes' : 'editing.no'} />;
		case 'apply.needed':
			return <T k={value === 'yes' ? 'editing.needed' : 'editing.notNeeded'} />;
		case 'members':
		case 'membersResident':
			return <T k="groups.membersAre" n={Number(value)} />;
		case 'capacity':
			return <T k="events.capacityIs" n={Number(value)} />;
		case 'foundedYear':
			return <T k="groups.foundedIn" year={String(value)} />;
		case 'apply.from':
		case 'apply.until':
			return <DateText date={String(value)} />;
		case 'steps':
			return <StepsText steps={value as GuideStep[]} />;
		case 'budgetLimited':
		case 'consultFirst':
			return <T k={value ? 'editing.yes' : 'editing.no'} />;
		case 'amount':
			return <AmountText amount={value as NonNullable<Guide['amount']>} lang={undefined} />;
		case 'conditions':
			return <ConditionsText conditions={value as NonNullable<Guide['conditions']>} />;
		case 'hours':
			return <HoursText hours={value as NonNullable<Guide['hours']>} />;
		case 'weekdays':
			return <Marked text={(value as number[]).map((day) => weekdayMarked(day, 'long')).join('・')} />;
	}
	if (Array.isArray(value)) return <ListText path={path} list={value as string[]} />;
	if (IN_NO_LANGUAGE.has(path)) return <span translate={false}>{String(value)}</span>;
	if (typeof value === 'object') return <ContentText text={value as Worded} />;
	return <ContentText text={nameOf(path, String(value))} />;
}

function ListText({ path, list }: { path: string; list: string[] }) {
	return (
		<>
			{list.map((each, at) => (
				<span key={each}>
					{at > 0 && <T k="groups.listJoin" />}
					<OneOf path={path} value={each} />
				</span>
			))}
		</>
	);
}

function OneOf({ path, value }: { path: string; value: string }) {
	if (path === 'audience') return <T k={AUDIENCE_WORDS[value as keyof typeof AUDIENCE_WORDS] ?? 'common.unknown'} />;
	if (path === 'timeBands') return <T k={BAND_WORDS[value as keyof typeof BAND_WORDS] ?? 'common.unknown'} />;
	return <ContentText text={nameOf(path, value)} inline />;
}

/** The name of what an id stands for. */
function nameOf(path: string, value: string): string | Worded {
	const current = town.value;
	switch (path) {
		case 'placeId':
		case 'placeIds':
			return current?.places.get(value)?.name ?? value;
		case 'roomIds':
			return current?.rooms.get(value)?.name ?? value;
		case 'fields':
			return current?.profile?.fields.find(({ code }) => code === value)?.name ?? value;
		case 'areaIds':
			return current?.profile?.areas.find(({ id }) => id === value)?.name ?? value;
		case 'abilities':
			return current?.profile?.abilities?.find(({ code }) => code === value)?.name ?? value;
		case 'stage':
		case 'stages':
			return current?.profile?.stages.find(({ code }) => code === value)?.name ?? value;
		default:
			return value;
	}
}

function WhenText({ when }: { when: When }) {
	return (
		<>
			{when.text && <ContentText text={when.text} />}
			<NextDates when={when} today={now.value.date} most={4} />
		</>
	);
}

function StepsText({ steps }: { steps: readonly GuideStep[] }) {
	return (
		<ol>
			{steps.map((step, at) => (
				<li key={step.id ?? at}>
					<ContentText text={step.text} inline /> <LeadsTo step={step} />
				</li>
			))}
		</ol>
	);
}

function LeadsTo({ step: { kind, id, url } }: { step: GuideStep }) {
	if (url) return <span translate={false}>{url}</span>;
	if (!kind || id === undefined) return null;
	const thing = town.value && thingOf(town.value, kind, id);
	return thing ? <Named name={thing.name} kana={thing.nameKana} en={thing.nameEn} /> : <T k="guidesLead.stepGone" />;
}

function HoursText({ hours }: { hours: NonNullable<Guide['hours']> }) {
	return (
		<ul class="lines">
			{hours.map(({ days, ranges }, at) => (
				<li key={at}>
					<Marked text={days.map((day) => weekdayMarked(day)).join('・')} />{' '}
					{ranges.map(({ from, to }, n) => (
						<span key={n}>
							{n > 0 && '・'}
							<TimeText from={from} to={to} />
						</span>
					))}
				</li>
			))}
		</ul>
	);
}

function ConditionsText({ conditions }: { conditions: NonNullable<Guide['conditions']> }) {
	const { benefit = [], members, residentPercent, yearsFrom, yearsTo, registration, other = [] } = conditions;
	const lines = [
		benefit.length > 0 && (
			<T
				k="guides.fitBenefit"
				what={benefit.map((each, at) => (
					<span key={each}>
						{at > 0 && '・'}
						<T k={BENEFIT_WORDS[each]} />
					</span>
				))}
			/>
		),
		members !== undefined && <T k="guides.fitMembers" n={members} />,
		residentPercent !== undefined && <T k="guides.fitResidents" n={residentPercent} />,
		yearsFrom !== undefined && <T k="guides.fitYearsFrom" n={yearsFrom} />,
		yearsTo !== undefined && <T k="guides.fitYearsTo" n={yearsTo} />,
		registration && <T k="guides.fitRegistration" what={registration} />,
		...other.map((each) => <ContentText key={each} text={each} inline />),
	].filter(Boolean);
	return (
		<ul class="lines">
			{lines.map((line, at) => (
				<li key={at}>{line}</li>
			))}
		</ul>
	);
}

function FirstStepText({ step }: { step: NonNullable<Group['firstStep']> }) {
	return (
		<ul class="lines">
			{step.minutes !== undefined && (
				<li>
					<T k="groups.firstMinutes" n={step.minutes} />
				</li>
			)}
			{step.onceOk && (
				<li>
					<T k="groups.firstOnce" />
				</li>
			)}
			{step.withFriendOk && (
				<li>
					<T k="groups.firstFriend" />
				</li>
			)}
			{step.bring && (
				<li>
					<T k="groups.firstBring" what={<ContentText text={step.bring} inline />} />
				</li>
			)}
			{step.greet && (
				<li>
					<T k="groups.firstGreet" what={<ContentText text={step.greet} inline />} />
				</li>
			)}
			{step.text && (
				<li>
					<ContentText text={step.text} inline />
				</li>
			)}
		</ul>
	);
}
