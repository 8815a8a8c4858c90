import { indicatorsOf } from '../../../contract/indicators-of.ts';
import './steps-edit.css';
import { isEventLive, nextOccurrence } from '../../../contract/calendar.ts';
import type { Event } from '../../../contract/event.ts';

import { type GuideStep, MOST_STEPS, STEP_KINDS, type StepKind } from '../../../contract/guide.ts';
import { now, today } from '../../data/clock.ts';
import { type Town, town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { formatDate } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Fold } from '../../ui/fold.tsx';
import { FieldBlock } from './fields.tsx';
import type { Edit } from './use-edit.ts';

/** まなびの道すじ, step by step: what one does there, and what of the town it leads to. */
export function StepsEdit({ edit }: { edit: Edit }) {
	const written = (edit.value('steps') as GuideStep[] | undefined) ?? [];
	// the first waits to be written
	const steps: readonly GuideStep[] = written.length > 0 ? written : [{ text: { ja: '' } }];
	const put = (next: readonly GuideStep[]) => edit.change('steps', next.length > 0 ? next : undefined);
	const change = (at: number, step: GuideStep) => put(steps.map((one, n) => (n === at ? step : one)));
	const move = (at: number, by: -1 | 1) => {
		const next = [...steps];
		const [step] = next.splice(at, 1);
		if (step) next.splice(at + by, 0, step);
		put(next);
	};
	return (
		<FieldBlock edit={edit} path="steps">
			<p class="field__support">
				<T k="guidesLead.stepsSupport" />
			</p>
			<ol class="steps-edit">
				{steps.map((step, at) => (
					<li key={at} class="steps-edit__one">
						<Step step={step} at={at} change={(next) => change(at, next)} />
						<div class="steps-edit__acts">
							{at > 0 && (
								<Button variant="text" label={t('guidesLead.stepUp', { n: at + 1 })} onClick={() => move(at, -1)}>
									<T k="guidesLead.up" />
								</Button>
							)}
							{at < steps.length - 1 && (
								<Button variant="text" label={t('guidesLead.stepDown', { n: at + 1 })} onClick={() => move(at, 1)}>
									<T k="guidesLead.down" />
								</Button>
							)}
							<Button
								variant="text"
								tone="danger"
								label={t('guidesLead.stepRemove', { n: at + 1 })}
								onClick={() => put(steps.filter((_, n) => n !== at))}
							>
								<T k="guidesLead.remove" />
							</Button>
						</div>
					</li>
				))}
			</ol>
			{steps.length < MOST_STEPS && (
				<Button onClick={() => edit.change('steps', [...steps, { text: { ja: '' } }])}>
					<T k="guidesLead.addStep" />
				</Button>
			)}
		</FieldBlock>
	);
}

const KIND_WORDS: Record<StepKind, MessageKey> = {
	guide: 'guidesLead.stepGuide',
	event: 'guidesLead.stepEvent',
	group: 'guidesLead.stepGroup',
	place: 'guidesLead.stepPlace',
	issue: 'guidesLead.stepIssue',
	forum: 'guidesLead.stepForum',
	story: 'guidesLead.stepStory',
	figure: 'guidesLead.stepFigure',
};

function Step({ step, at, change }: { step: GuideStep; at: number; change: (step: GuideStep) => void }) {
	const { text, kind, id, url } = step;
	const leads = kind ?? (url === undefined ? '' : 'url');
	const things = kind && town.value ? thingsOf(town.value, kind) : [];
	// what is over, or gone, stays chosen until somebody chooses something else
	const isKnown = id === undefined || things.some(({ value }) => value === id);
	return (
		<>
			<TextField
				label={<T k="guidesLead.stepText" n={at + 1} />}
				need="required"
				lines={2}
				value={text.ja}
				onInput={(ja) => change({ ...step, text: { ...text, ja: ja.slice(0, 300) } })}
			/>
			<Fold name={<T k="guidesLead.otherWords" />} isOpen={Boolean(text.easy || text.en)}>
				<TextField
					label={<T k="editing.inEasy" />}
					value={text.easy ?? ''}
					onInput={(easy) => change({ ...step, text: withOther(text, 'easy', easy) })}
				/>
				<TextField
					label={<T k="guidesLead.inEnglish" />}
					value={text.en ?? ''}
					onInput={(en) => change({ ...step, text: withOther(text, 'en', en) })}
				/>
			</Fold>
			<SelectField
				label={<T k="guidesLead.stepLeads" />}
				value={leads}
				options={[
					{ value: '', label: t('guidesLead.stepNothing') },
					...STEP_KINDS.map((value) => ({ value, label: t(KIND_WORDS[value]) })),
					{ value: 'url', label: t('guidesLead.stepUrl') },
				]}
				onChange={(chosen) => {
					if (chosen === '') change({ text });
					else if (chosen === 'url') change({ text, url: 'https://' });
					else {
						const first = town.value && thingsOf(town.value, chosen as StepKind)[0];
						change(first ? { text, kind: chosen as StepKind, id: first.value } : { text });
					}
				}}
			/>
			{kind && (
				<SelectField
					label={<T k={KIND_WORDS[kind]} />}
					value={id ?? ''}
					options={[...(isKnown ? [] : [{ value: id ?? '', label: t('guidesLead.stepGone') }]), ...things]}
					onChange={(chosen) => change({ text, kind, id: chosen })}
				/>
			)}
			{leads === 'url' && (
				<TextField
					label={<T k="guidesLead.stepUrl" />}
					type="url"
					support={<T k="editing.urlSupport" />}
					value={url ?? ''}
					onInput={(typed) => change({ text, url: typed.slice(0, 500) })}
				/>
			)}
		</>
	);
}

function withOther(text: GuideStep['text'], language: 'easy' | 'en', typed: string): GuideStep['text'] {
	const { [language]: _, ...others } = text;
	return typed === '' ? others : { ...others, [language]: typed.slice(0, 300) };
}

/** A name alone does not tell this year's from the next. */
function datedName(event: Event): string {
	const next = nextOccurrence(event, now.value);
	return next ? `${event.name} ${formatDate(next.date)}` : event.name;
}

/** What a step may lead to, by name; of events those that are still to come. */
function thingsOf(here: Town, kind: StepKind): { value: string; label: string }[] {
	const sorted = (rows: Iterable<{ value: string; label: string; kana?: string | undefined }>) =>
		[...rows]
			.sort((a, b) => ((a.kana ?? a.label) < (b.kana ?? b.label) ? -1 : 1))
			.map(({ value, label }) => ({ value, label }));
	const named = (rows: Iterable<{ id: string; name: string; nameKana?: string | undefined }>) =>
		sorted([...rows].map(({ id, name, nameKana }) => ({ value: id, label: name, kana: nameKana })));
	switch (kind) {
		case 'guide':
			return sorted(
				[...here.guides.values()].map(({ id, title, titleKana }) => ({ value: id, label: title, kana: titleKana })),
			);
		case 'event':
			return sorted(
				[...here.events.values()]
					.filter((event) => isEventLive(event, today.value))
					.map((event) => ({ value: event.id, label: datedName(event), kana: event.nameKana })),
			);
		case 'group':
			return named(here.groups.values());
		case 'place':
			return named(here.places.values());
		case 'issue':
			return sorted([...here.issues.values()].map(({ id, title }) => ({ value: id, label: title })));
		case 'forum':
			return sorted([...here.forums.values()].map(({ id, theme, date }) => ({ value: id, label: `${date} ${theme}` })));
		case 'story':
			return sorted([...here.stories.values()].map(({ id, title }) => ({ value: id, label: title })));
		case 'figure':
			return indicatorsOf(here.profile ?? {}).map(({ code, name }) => ({ value: code, label: worded(name) }));
	}
}
