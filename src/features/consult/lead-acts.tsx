import { useState } from 'preact/hooks';
import { CONSULT_OUTCOMES, type ConsultOutcome, type ConsultRow } from '../../../contract/consult.ts';
import { now } from '../../data/clock.ts';
import type { Returned } from '../../data/outbox.ts';
import { town } from '../../data/town.ts';
import { formatInstant } from '../../i18n/format.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Section } from '../../ui/screen.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import type { Say } from './lead-consult-page.tsx';
import { Folded } from './lead-folded.tsx';
import { AT_WORK_OUTCOMES } from './lead-words.ts';
import { desksOf } from './queries.ts';

type Props = { one: ConsultRow; say: Say; again: Returned | undefined };

/** What came back of this wish, to begin with. */
const back = (again: Returned | undefined, name: string, field: string) =>
	again?.name === name && typeof again.args[field] === 'string' ? (again.args[field] as string) : undefined;

/** A word to whoever asked, kept at every pause. */
export function Answer({ one, say, again }: Props) {
	const draft = `consult-answer-${one.id}`;
	const kept = useKeptDraft<string>(
		draft,
		(before) => back(again, 'consult.answer', 'text') ?? (typeof before === 'string' ? before : ''),
	);
	const [missing, setMissing] = useState(false);
	const text = kept.value ?? '';
	const send = async () => {
		if (text.trim() === '') return setMissing(true);
		kept.settle('');
		if (!(await say('consult.answer', { text: text.trim() }, draft))) kept.put(text);
	};
	return (
		<div class="consult__add">
			<TextField
				label={<T k="consultLead.answer" />}
				support={<T k="consultLead.answerHint" />}
				lines={5}
				value={text}
				onInput={(typed) => {
					setMissing(false);
					kept.put(typed.slice(0, 2000));
				}}
				error={missing && <T k="consultLead.missingWords" />}
			/>
			<div class="consult__acts">
				<Button variant="solid" onClick={() => void send()}>
					<T k="consultLead.answerSend" />
				</Button>
			</div>
		</div>
	);
}

export function Due({ one, say }: Omit<Props, 'again'>) {
	const [due, setDue] = useState(one.due);
	return (
		<Folded words="consultLead.dueSave">
			<DayInput label={<T k="consultLead.due" />} value={due} onChange={(day) => day && setDue(day)} />
			<div class="consult__acts">
				<Button onClick={() => void say('consult.change', { due })}>
					<T k="consultLead.dueSave" />
				</Button>
			</div>
		</Folded>
	);
}

/** To another desk, with the reason that its author reads. */
export function Hand({ one, say, again }: Props) {
	const [deskId, setDesk] = useState(back(again, 'consult.hand', 'deskId') ?? '');
	const [words, setWords] = useState(back(again, 'consult.hand', 'words') ?? '');
	const [missing, setMissing] = useState<'desk' | 'words' | null>(null);
	const desks = town.value ? desksOf(town.value).filter(({ id }) => id !== one.deskId) : [];
	const send = async () => {
		if (!desks.some(({ id }) => id === deskId)) return setMissing('desk');
		if (words.trim() === '') return setMissing('words');
		if (await say('consult.hand', { deskId, words: words.trim() })) setWords('');
	};
	if (desks.length === 0) return null;
	return (
		<Folded words="consultLead.hand" open={again?.name === 'consult.hand'}>
			<SelectField
				label={<T k="consultLead.handTo" />}
				value={deskId}
				options={[{ value: '', label: '—' }, ...desks.map(({ id, title }) => ({ value: id, label: title }))]}
				onChange={(id) => {
					setMissing(null);
					setDesk(id);
				}}
			/>
			<div role="alert">
				{missing === 'desk' && (
					<p class="field__error">
						＊<T k="consultLead.missingDesk" />
					</p>
				)}
			</div>
			<TextField
				label={<T k="consultLead.handWhy" />}
				lines={2}
				value={words}
				onInput={(typed) => {
					setMissing(null);
					setWords(typed.slice(0, 300));
				}}
				error={missing === 'words' && <T k="consultLead.missingWords" />}
			/>
			<div class="consult__acts">
				<Button onClick={() => void send()}>
					<T k="consultLead.handSend" />
				</Button>
			</div>
		</Folded>
	);
}

export function Close({ say, again }: Omit<Props, 'one'>) {
	const [outcome, setOutcome] = useState<ConsultOutcome>(
		(back(again, 'consult.close', 'outcome') as ConsultOutcome | undefined) ?? 'settled',
	);
	const [words, setWords] = useState(back(again, 'consult.close', 'words') ?? '');
	return (
		<Folded words="consultLead.close" open={again?.name === 'consult.close'}>
			<ChoiceChips
				legend={<T k="consultLead.closeHow" />}
				value={outcome}
				onChange={(value) => setOutcome(value as ConsultOutcome)}
				options={CONSULT_OUTCOMES.map((value) => ({ value, label: <T k={AT_WORK_OUTCOMES[value]} /> }))}
			/>
			<TextField
				label={<T k="consultLead.closeWords" />}
				need="optional"
				lines={2}
				value={words}
				onInput={(typed) => setWords(typed.slice(0, 600))}
			/>
			<div class="consult__acts">
				<Button onClick={() => void say('consult.close', { outcome, ...(words.trim() && { words: words.trim() }) })}>
					<T k="consultLead.closeSend" />
				</Button>
			</div>
		</Folded>
	);
}

export function Notes({ one, say, again }: Props) {
	const [note, setNote] = useState(back(again, 'consult.change', 'note') ?? '');
	const save = async () => {
		if (note.trim() && (await say('consult.change', { note: note.trim() }))) setNote('');
	};
	return (
		<Section heading={<T k="consultLead.notes" />}>
			<ul class="lines">
				{one.notes.map(({ at, by, text }) => (
					<li key={at}>
						<ContentText text={text} />
						<span class="consult__soft">
							{formatInstant(at, now.value.ms)} <span lang="ja">{by}</span>
						</span>
					</li>
				))}
			</ul>
			<TextField
				label={<T k="consultLead.noteField" />}
				lines={3}
				value={note}
				onInput={(typed) => setNote(typed.slice(0, 600))}
			/>
			<div class="consult__acts">
				<Button onClick={() => void save()}>
					<T k="consultLead.noteKeep" />
				</Button>
			</div>
		</Section>
	);
}
