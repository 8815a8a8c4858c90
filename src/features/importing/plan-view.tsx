import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ImportProblem, PlanAnswer, PreviewClash } from '../../../contract/importing.ts';
import { refusedSheet } from '../../data/importing.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Switch } from '../../ui/field.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { PreviewLines } from './preview-lines.tsx';
import { Questions } from './questions.tsx';
import { SourceForm } from './source-form.tsx';
import { Understood } from './understood.tsx';
import { useFew } from './use-few.tsx';
import type { ImportWork } from './use-import.ts';

/** What the file would do, before it does it. */
export function PlanView({
	area,
	work,
	plan,
	trouble,
}: {
	area: string;
	work: ImportWork;
	plan: PlanAnswer;
	trouble: ComponentChildren;
}) {
	const { counts, choices } = plan;
	const unread = plan.understood === undefined;
	return (
		<Screen
			wide
			title={<Title plan={plan} />}
			lead={<T k={plan.remembered ? 'importing.planRemembered' : 'importing.planLead'} file={plan.file.name} />}
		>
			{trouble}
			{unread && plan.refused.map((problem) => <Problem problem={problem} />)}
			<Questions plan={plan} onChoose={work.choose} />
			{!unread && (
				<>
					<Changes plan={plan} area={area} work={work} />
					{counts.vanished > 0 && (
						<Switch
							label={<T k="importing.complete" n={counts.vanished} />}
							support={<T k="importing.completeSupport" />}
							checked={choices.complete ?? false}
							onChange={(complete) => work.choose({ ...choices, complete })}
						/>
					)}
					<SourceForm plan={plan} onChoose={work.choose} />
					<Understood plan={plan} onChoose={work.choose} />
				</>
			)}
			<div class="importing__go">
				{plan.writes > 0 && (
					<Button variant="solid" onClick={work.apply}>
						<T k="importing.apply" n={plan.writes} />
					</Button>
				)}
				<Button onClick={work.stop}>
					<T k="importing.giveUp" />
				</Button>
			</div>
			{plan.writes > 0 && (
				<p class="importing__soft phrase">
					<T k="importing.applyHint" />
				</p>
			)}
		</Screen>
	);
}

function Title({ plan }: { plan: PlanAnswer }) {
	if (plan.understood === undefined) return <T k="importing.planUnread" />;
	if (plan.writes === 0) {
		const { refused, unchanged } = plan.counts;
		return <T k={refused > 0 && unchanged === 0 ? 'importing.planAllRefused' : 'importing.planNothing'} />;
	}
	return <T k="importing.planTitle" n={plan.counts.added + plan.counts.changed + plan.counts.removed} />;
}

type Tab = 'added' | 'changed' | 'vanished' | 'refused' | 'clashes' | 'remarks';

function Changes({ plan, area, work }: { plan: PlanAnswer; area: string; work: ImportWork }) {
	const { counts } = plan;
	const numbers: Record<Tab, number> = {
		added: counts.added,
		changed: counts.changed,
		vanished: counts.vanished,
		refused: counts.refused,
		clashes: plan.clashCount,
		remarks: plan.remarkCount,
	};
	const order: Tab[] = ['clashes', 'refused', 'added', 'changed', 'vanished', 'remarks'];
	const filled = order.filter((tab) => numbers[tab] > 0);
	const [chosen, setChosen] = useState<Tab | undefined>();
	const tab = chosen !== undefined && filled.includes(chosen) ? chosen : filled[0];
	return (
		<Section heading={<T k="importing.changes" />}>
			{tab === undefined ? (
				<Empty title={<T k="importing.nothing" n={counts.unchanged} />} />
			) : (
				<>
					<ChoiceChips
						legend={<T k="importing.changes" />}
						hideLegend
						value={tab}
						options={filled.map((each) => ({
							value: each,
							label: <T k={`importing.tab_${each}`} />,
							count: numbers[each],
						}))}
						onChange={(value) => setChosen(value as Tab)}
					/>
					<Shown key={tab} plan={plan} tab={tab} of={numbers[tab]} area={area} work={work} />
				</>
			)}
		</Section>
	);
}

function Shown({
	plan,
	tab,
	of,
	area,
	work,
}: {
	plan: PlanAnswer;
	tab: Tab;
	of: number;
	area: string;
	work: ImportWork;
}) {
	const shown = plan[tab].length;
	const more = of > shown && (
		<p class="importing__soft">
			<T k="importing.shownOf" shown={shown} of={of} />
		</p>
	);
	if (tab === 'refused') {
		return (
			<>
				<p class="importing__sheet">
					<a class="button button--outline button--action" href={refusedSheet(area, plan.file.id)} download>
						<span>
							<T k="importing.refusedSheet" />
						</span>
					</a>
				</p>
				<p class="importing__soft phrase">
					<T k="importing.refusedHint" />
				</p>
				<Problems list={plan.refused} />
				{more}
			</>
		);
	}
	if (tab === 'remarks') {
		return (
			<>
				<Problems list={plan.remarks} />
				{more}
			</>
		);
	}
	if (tab === 'clashes') {
		return (
			<>
				<p class="phrase">
					<T k="importing.clashesLead" />
				</p>
				{plan.clashes.map((clash) => (
					<Clash key={clash.key} clash={clash} work={work} />
				))}
				{more}
			</>
		);
	}
	return (
		<>
			{tab === 'vanished' && (
				<p class="phrase">
					<T k={plan.counts.removed > 0 ? 'importing.vanishedGo' : 'importing.vanishedStay'} />
				</p>
			)}
			<PreviewLines rows={plan[tab]} what={tab} />
			{more}
		</>
	);
}

function Clash({ clash, work }: { clash: PreviewClash; work: ImportWork }) {
	const takes = work.takeFile.includes(clash.key);
	const without = work.takeFile.filter((key) => key !== clash.key);
	return (
		<div class="importing__clash" lang="ja">
			<ChoiceChips
				legend={`${clash.name}：${clash.field}`}
				value={takes ? 'file' : 'here'}
				options={[
					{ value: 'here', label: <T k="importing.clashHere" value={clash.here || '—'} /> },
					{ value: 'file', label: <T k="importing.clashFile" value={clash.file || '—'} /> },
				]}
				onChange={(value) => work.setTakeFile(value === 'file' ? [...without, clash.key] : without)}
			/>
		</div>
	);
}

function Problems({ list }: { list: readonly ImportProblem[] }) {
	const { shown, more } = useFew(list);
	return (
		<>
			{shown.map((problem) => (
				<Problem problem={problem} />
			))}
			{more && <p class="importing__sheet">{more}</p>}
		</>
	);
}

/** The importer's own sentences are Japanese. */
function Problem({ problem }: { problem: ImportProblem }) {
	return (
		<div class={`importing__problem importing__problem--${problem.severity}`} lang="ja">
			<p class="importing__where">
				{problem.line !== undefined && <T k="importing.line" n={problem.line} />} {problem.column}
				{problem.value ? `「${problem.value}」` : ''}
			</p>
			<p class="phrase">{problem.wrong}</p>
			{problem.write && <p class="importing__write phrase">→ {problem.write}</p>}
		</div>
	);
}
