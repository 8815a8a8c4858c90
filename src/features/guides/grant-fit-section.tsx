import './grant-fit-section.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Worded } from '../../../contract/common.ts';
import { type FitAnswer, type FitReason, grantFit } from '../../../contract/grant-fit.ts';
import type { Group } from '../../../contract/group.ts';
import type { Guide } from '../../../contract/guide.ts';
import { paths } from '../../../contract/paths.ts';
import { today } from '../../data/clock.ts';
import { search } from '../../data/search.ts';
import { session } from '../../data/session.ts';
import type { Town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { SearchField } from '../../ui/field.tsx';
import { textIn, useFilter } from '../../ui/filter-address.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Section } from '../../ui/screen.tsx';

const MOST_FOUND = 6;

const ANSWERS: Record<FitAnswer, { icon: IconName; k: MessageKey; all: MessageKey }> = {
	yes: { icon: 'check', k: 'guides.fitYes', all: 'guides.fitAllYes' },
	no: { icon: 'close', k: 'guides.fitNo', all: 'guides.fitSomeNo' },
	unknown: { icon: 'help', k: 'guides.fitUnknown', all: 'guides.fitSomeUnknown' },
};

/** 「うちの団体に合う？」 answered on the device from what the group's own page says; which group stands in the address. */
export function GrantFitSection({ town, guide }: { town: Town; guide: Guide }) {
	const { filter, change } = useFilter(
		paths.guide(guide.id),
		(address) => ({ group: textIn(address, 'group') }),
		({ group }) => ({ group }),
	);
	const group = town.groups.get(filter.group);
	return (
		<Section heading={<T k="guides.fitHeading" />}>
			{group ? (
				<Answered town={town} guide={guide} group={group} onOther={() => change({ group: '' })} />
			) : (
				<ChooseGroup town={town} onChoose={(id) => change({ group: id })} />
			)}
		</Section>
	);
}

function ChooseGroup({ town, onChoose }: { town: Town; onChoose: (groupId: string) => void }) {
	const [typed, type] = useState('');
	const found = search(town, typed, { kinds: ['group'], limit: MOST_FOUND }).flatMap(
		({ id }) => town.groups.get(id) ?? [],
	);
	const own = (session.value?.roles ?? []).flatMap((role) =>
		role.role === 'representative' ? (town.groups.get(role.groupId) ?? []) : [],
	);
	const offered = typed.trim() === '' ? own : found;
	return (
		<>
			<SearchField
				label={<T k="guides.fitGroup" />}
				hint={<T k="guides.fitGroupHint" />}
				value={typed}
				onInput={type}
			/>
			<p class="visually-hidden" role="status">
				{typed.trim() !== '' && <T k="guides.fitFound" n={found.length} />}
			</p>
			<ul class="fit__groups">
				{offered.map((group) => (
					<li key={group.id}>
						<Button onClick={() => onChoose(group.id)}>
							<Named name={group.name} kana={group.nameKana} en={group.nameEn} />
						</Button>
					</li>
				))}
			</ul>
			{typed.trim() !== '' && found.length === 0 && (
				<p>
					<T k="guides.fitNoGroup" />
				</p>
			)}
		</>
	);
}

function Answered({ town, guide, group, onOther }: { town: Town; guide: Guide; group: Group; onOther: () => void }) {
	const { answer, reasons } = grantFit(guide, group, today.value);
	return (
		<>
			<p class="fit__group">
				<Named name={group.name} kana={group.nameKana} en={group.nameEn} />
			</p>
			<p role="status">
				<strong>
					<T k={reasons.length === 0 ? 'guides.fitNothingStated' : ANSWERS[answer].all} />
				</strong>
			</p>
			<ul class="fit__reasons">
				{reasons.map((reason) => (
					<li class="fit__reason" key={`${reason.about} ${reason.wants}`}>
						<span class="fit__answer">
							<Icon name={ANSWERS[reason.answer].icon} />
							<T k={ANSWERS[reason.answer].k} />
						</span>
						<span>
							<Wanted town={town} guide={guide} reason={reason} />
							<span class="fit__has">
								<Has town={town} reason={reason} />
							</span>
						</span>
					</li>
				))}
			</ul>
			<p>
				<T k="guides.fitDecided" />
			</p>
			<Button variant="text" onClick={onOther}>
				<T k="guides.fitOther" />
			</Button>
		</>
	);
}

const BENEFITS: Record<string, MessageKey> = {
	public: 'groups.benefitPublic',
	mutual: 'groups.benefitMutual',
	private: 'groups.benefitPrivate',
};

function Wanted({ town, guide, reason }: { town: Town; guide: Guide; reason: FitReason }) {
	switch (reason.about) {
		case 'fields':
			return <T k="guides.fitFields" what={<Listed texts={reason.wants.map((code) => fieldName(town, code))} />} />;
		case 'stages':
			return <T k="guides.fitStages" what={<Listed texts={reason.wants.map((code) => stageName(town, code))} />} />;
		case 'benefit':
			return <T k="guides.fitBenefit" what={<Benefits codes={reason.wants} />} />;
		case 'members':
			return <T k="guides.fitMembers" n={reason.wants} />;
		case 'residents':
			return <T k="guides.fitResidents" n={reason.wants} />;
		case 'years': {
			const { from, to } = reason.wants;
			if (from !== undefined && to !== undefined) return <T k="guides.fitYears" from={from} to={to} />;
			return from === undefined ? <T k="guides.fitYearsTo" n={to ?? 0} /> : <T k="guides.fitYearsFrom" n={from} />;
		}
		case 'registration':
			return <T k="guides.fitRegistration" what={reason.wants} />;
		case 'other':
			return <ContentText text={reason.wants} lang={guide.lang} inline />;
	}
}

function Has({ town, reason }: { town: Town; reason: FitReason }) {
	if (reason.about === 'other') return <T k="guides.fitAsk" />;
	if (reason.about === 'registration') return reason.answer === 'unknown' ? <T k="guides.fitSilent" /> : null;
	if (reason.has === undefined || reason.answer === 'unknown') return <T k="guides.fitSilent" />;
	return <T k="guides.fitHas" what={<HasWords town={town} reason={reason} />} />;
}

function HasWords({ town, reason }: { town: Town; reason: FitReason }) {
	switch (reason.about) {
		case 'fields':
			return <Listed texts={reason.has.map((code) => fieldName(town, code))} />;
		case 'stages':
			return <Listed texts={[stageName(town, reason.has ?? '')]} />;
		case 'benefit':
			return <Benefits codes={[reason.has ?? '']} />;
		case 'members':
			return <T k="guides.fitHasMembers" n={reason.has ?? 0} />;
		case 'residents':
			return <T k="guides.fitHasResidents" n={reason.has ?? 0} />;
		case 'years':
			return <T k="guides.fitHasYears" n={reason.has ?? 0} />;
		default:
			return null;
	}
}

function Benefits({ codes }: { codes: readonly string[] }) {
	return codes.map((code, at) => (
		<>
			{at > 0 && '・'}
			{BENEFITS[code] ? <T k={BENEFITS[code]} /> : code}
		</>
	));
}

function Listed({ texts }: { texts: readonly Worded[] }): ComponentChildren {
	return texts.map((text, at) => (
		<>
			{at > 0 && '・'}
			<ContentText text={text} inline />
		</>
	));
}

/** A code that the profile does not know is shown as it is. */
function fieldName({ profile }: Town, code: string): Worded {
	return profile?.fields.find((field) => field.code === code)?.name ?? { ja: code };
}

function stageName({ profile }: Town, code: string): Worded {
	return profile?.stages.find((stage) => stage.code === code)?.name ?? { ja: code };
}
