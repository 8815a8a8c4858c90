import './answer-request.css';
import { useState } from 'preact/hooks';
import type { AskProblem } from '../../../contract/asking-rules.ts';
import { hasPassed } from '../../../contract/dates.ts';
import { now as clock } from '../../data/clock.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { TextField } from '../../ui/field.tsx';
import { Section } from '../../ui/screen.tsx';
import { answerRequest, noteNoShow, withdrawForAuthor } from './actions.ts';
import type { Desk } from './at-desk.tsx';
import { type DeskRequest, stretchOfDay } from './inbox.ts';
import { KeepProblem, useKeeping } from './keep-problem.tsx';
import { DECLINE_CHOICES, type DeclineReason, REASON_WORDS } from './request-words.ts';
import { Overrule, RulesSay, useOverrule } from './rules-say.tsx';
import { rulesAgainst } from './use-requests.ts';

type Step = 'confirm' | 'decline' | 'cancel' | 'no-show' | 'withdraw';

/** What the desk can do with a request in its present state; nothing while a step of ours is on its way. */
export function AnswerRequest({ desk, request, onDone }: { desk: Desk; request: DeskRequest; onDone: () => void }) {
	const [step, setStep] = useState<Step | null>(null);
	const steps = stepsOf(desk, request);
	if (request.unsent && request.unsent !== 'note') {
		return (
			<Section heading={<T k="desk.answerHeading" />}>
				<p>
					<T k="desk.answerOnItsWay" />
				</p>
			</Section>
		);
	}
	if (steps.length === 0) return null;
	const close = () => setStep(null);
	const done = () => {
		setStep(null);
		onDone();
	};
	return (
		<Section heading={<T k="desk.answerHeading" />}>
			{step === null ? (
				<Choices desk={desk} request={request} steps={steps} onChoose={setStep} />
			) : step === 'confirm' ? (
				<Confirm desk={desk} request={request} onDone={done} onBack={close} />
			) : step === 'decline' || step === 'cancel' ? (
				<SayNo desk={desk} request={request} decision={step} onDone={done} onBack={close} />
			) : (
				<Simple desk={desk} request={request} step={step} onDone={done} onBack={close} />
			)}
		</Section>
	);
}

function stepsOf({ place }: Desk, request: DeskRequest): Step[] {
	const now = clock.value;
	const hasBegun = request.slots.some((asked) => {
		const stretch = stretchOfDay(place, request.roomId, asked);
		return asked.date < now.date || (stretch !== undefined && hasPassed(asked.date, stretch.from, now));
	});
	if (request.state === 'received' || request.state === 'prepared') return ['confirm', 'decline', 'withdraw'];
	if (request.state === 'confirmed') return hasBegun ? ['no-show', 'cancel'] : ['cancel', 'withdraw'];
	return request.state === 'queued' ? ['decline', 'withdraw'] : [];
}

const STEP_WORDS = {
	confirm: 'desk.confirm',
	decline: 'desk.decline',
	cancel: 'desk.cancelByPlace',
	'no-show': 'desk.noShow',
	withdraw: 'desk.withdrawForAuthor',
} as const;

function Choices({
	desk,
	request,
	steps,
	onChoose,
}: {
	desk: Desk;
	request: DeskRequest;
	steps: readonly Step[];
	onChoose: (step: Step) => void;
}) {
	const isOpen = steps.includes('confirm');
	return (
		<>
			{isOpen && <RulesSay problems={rulesAgainst(desk, request, clock.value)} />}
			<div class="answer-choices">
				{steps.map((step) => (
					<Button
						key={step}
						wide
						variant={step === 'confirm' ? 'solid' : step === 'withdraw' ? 'text' : 'outline'}
						tone={step === 'confirm' || step === 'withdraw' ? 'action' : 'danger'}
						onClick={() => onChoose(step)}
					>
						<T k={STEP_WORDS[step]} />
					</Button>
				))}
			</div>
		</>
	);
}

type FormProps = { desk: Desk; request: DeskRequest; onDone: () => void; onBack: () => void };

function Confirm({ desk, request, onDone, onBack }: FormProps) {
	const problems = rulesAgainst(desk, request, clock.value);
	const overrule = useOverrule(problems);
	const [words, setWords] = useState('');
	const keeping = useKeeping(onDone);
	const send = () => {
		if (!overrule.isReady()) return;
		keeping.keep(() => answerRequest(request, { decision: 'confirm', ...asWords(words), ...overrule.args() }));
	};
	if (problems.some((problem: AskProblem) => !problem.overrulable)) {
		return (
			<>
				<RulesSay problems={problems} />
				<p>
					<T k="desk.cannotConfirm" />
				</p>
				<Actions onBack={onBack} />
			</>
		);
	}
	return (
		<>
			<Overrule overrule={overrule} problems={problems} />
			<OwnWords words={words} onWords={setWords} />
			<KeepProblem keeping={keeping} />
			<Actions onBack={onBack}>
				<Button variant="solid" icon="check" onClick={send}>
					<T k={problems.length > 0 ? 'desk.confirmNevertheless' : 'desk.confirmNow'} />
				</Button>
			</Actions>
		</>
	);
}

function SayNo({ request, decision, onDone, onBack }: FormProps & { decision: 'decline' | 'cancel' }) {
	const [reason, setReason] = useState<DeclineReason | ''>('');
	const [words, setWords] = useState('');
	const [asked, setAsked] = useState(false);
	const keeping = useKeeping(onDone);
	const send = () => {
		setAsked(true);
		if (reason === '' || (reason === 'other' && words.trim() === '')) return;
		keeping.keep(() => answerRequest(request, { decision, reason, ...asWords(words) }));
	};
	return (
		<>
			<ChoiceChips
				legend={<T k="desk.reasonLegend" />}
				value={reason}
				onChange={(value) => setReason(value as DeclineReason)}
				options={DECLINE_CHOICES.map((value) => ({ value, label: <T k={REASON_WORDS[value]} /> }))}
			/>
			<div role="status">
				{asked && reason === '' && (
					<p class="field__error">
						<T k="desk.reasonMissing" />
					</p>
				)}
			</div>
			<OwnWords
				words={words}
				onWords={setWords}
				error={asked && reason === 'other' && words.trim() === '' ? <T k="desk.wordsMissing" /> : undefined}
			/>
			<KeepProblem keeping={keeping} />
			<Actions onBack={onBack}>
				<Button variant="solid" tone="danger" onClick={send}>
					<T k={decision === 'decline' ? 'desk.declineNow' : 'desk.cancelNow'} />
				</Button>
			</Actions>
		</>
	);
}

function Simple({ request, step, onDone, onBack }: FormProps & { step: 'no-show' | 'withdraw' }) {
	const keeping = useKeeping(onDone);
	const today = clock.value.date;
	const date = request.slots.filter((asked) => asked.date <= today).at(-1)?.date ?? today;
	const send = () => keeping.keep(() => (step === 'no-show' ? noteNoShow(request, date) : withdrawForAuthor(request)));
	return (
		<>
			<p>
				<T k={step === 'no-show' ? 'desk.noShowWhat' : 'desk.withdrawWhat'} />
			</p>
			<KeepProblem keeping={keeping} />
			<Actions onBack={onBack}>
				<Button variant="solid" tone="danger" onClick={send}>
					<T k={step === 'no-show' ? 'desk.noShowNow' : 'desk.withdrawNow'} />
				</Button>
			</Actions>
		</>
	);
}

function OwnWords({
	words,
	onWords,
	error,
}: {
	words: string;
	onWords: (words: string) => void;
	error?: preact.ComponentChildren;
}) {
	return (
		<TextField
			label={<T k="desk.answerWords" />}
			support={<T k="desk.answerWordsSupport" />}
			need="optional"
			lines={3}
			value={words}
			error={error}
			onInput={(text) => onWords(text.slice(0, 500))}
		/>
	);
}

function Actions({ onBack, children }: { onBack: () => void; children?: preact.ComponentChildren }) {
	return (
		<div class="desk-actions">
			{children}
			<Button onClick={onBack}>
				<T k="common.cancel" />
			</Button>
		</div>
	);
}

function asWords(words: string): { words?: string } {
	const text = words.trim();
	return text ? { words: text } : {};
}
