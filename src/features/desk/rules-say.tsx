import { useState } from 'preact/hooks';
import type { AskProblem } from '../../../contract/asking-rules.ts';
import { formatDate, formatMonth } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { TextField } from '../../ui/field.tsx';
import { Warning } from '../../ui/warning.tsx';
import { OVERRULE_REASONS, PROBLEM_WORDS } from './request-words.ts';

/** What the place's rules say against it: advice for the desk, which may know better. */
export function RulesSay({ problems }: { problems: readonly AskProblem[] }) {
	if (problems.length === 0) return null;
	return (
		<Warning>
			<p>
				<T k="desk.rulesSay" />
			</p>
			<ul class="rules-say">
				{problems.map((problem) => (
					<li key={`${problem.code}${problem.detail.date ?? ''}${problem.detail.month ?? ''}`}>
						<ProblemText problem={problem} />
					</li>
				))}
			</ul>
		</Warning>
	);
}

function ProblemText({ problem: { code, detail } }: { problem: AskProblem }) {
	return (
		<>
			<T k={PROBLEM_WORDS[code]} n={detail.limit ?? ''} />
			{detail.date && `（${formatDate(detail.date)}）`}
			{detail.month && `（${formatMonth(detail.month)}）`}
		</>
	);
}

export type OverruleInHand = {
	chosen: string;
	choose(key: string): void;
	text: string;
	write(text: string): void;
	/** somebody pressed on without a reason */
	isMissing: boolean;
	/** false: a reason is needed and none was given; says so on the screen */
	isReady(): boolean;
	args(): { overrule?: { code: string; reason: string }[] };
};

const OTHER = 'desk.overruleOther';

/** The desk sets rules aside with one reason for all of them. */
export function useOverrule(problems: readonly AskProblem[]): OverruleInHand {
	const [chosen, choose] = useState('');
	const [text, write] = useState('');
	const [pressed, setPressed] = useState(false);
	const codes = [...new Set(problems.filter(({ overrulable }) => overrulable).map(({ code }) => code))];
	const found = OVERRULE_REASONS.find((key) => key === chosen);
	const reason =
		found === undefined ? '' : found === OTHER ? text.trim() : [t(found), text.trim()].filter(Boolean).join('：');
	return {
		chosen,
		choose,
		text,
		write,
		isMissing: pressed && reason === '',
		isReady: () => {
			setPressed(true);
			return codes.length === 0 || reason !== '';
		},
		args: () =>
			codes.length > 0 ? { overrule: codes.slice(0, 10).map((code) => ({ code, reason: reason.slice(0, 200) })) } : {},
	};
}

export function Overrule({ overrule, problems }: { overrule: OverruleInHand; problems: readonly AskProblem[] }) {
	if (problems.length === 0) return null;
	return (
		<>
			<RulesSay problems={problems} />
			<ChoiceChips
				legend={<T k="desk.overruleLegend" />}
				value={overrule.chosen}
				onChange={overrule.choose}
				options={OVERRULE_REASONS.map((key) => ({ value: key, label: <T k={key} /> }))}
			/>
			<TextField
				label={<T k="desk.overruleWords" />}
				need={overrule.chosen === OTHER ? 'required' : 'optional'}
				value={overrule.text}
				error={overrule.isMissing ? <T k="desk.overruleMissing" /> : undefined}
				onInput={(text) => overrule.write(text.slice(0, 150))}
			/>
		</>
	);
}
