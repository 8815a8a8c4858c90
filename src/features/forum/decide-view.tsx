import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Board, ShownItem } from '../../data/forums.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Button } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { TextField } from '../../ui/field.tsx';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { Section } from '../../ui/screen.tsx';
import { put, remove } from './actions.ts';
import { TaskLine } from './minutes-text.tsx';

/** What was decided, who does what by when, and when people meet again. */
export function DecideView({ board, leads }: { board: Board; leads: boolean }) {
	const { held } = board;
	const decisions = board.items.filter(({ what }) => what === 'decision');
	const tasks = board.items.filter(({ what }) => what === 'task');
	const next = board.items.find(({ what }) => what === 'next')?.date;
	const [decision, setDecision] = useState('');
	const [what, setWhat] = useState('');
	const [who, setWho] = useState('');
	const [until, setUntil] = useState('');
	const [date, setDate] = useState('');
	const line = (item: ShownItem, children: ComponentChildren) => (
		<li key={item.id}>
			{children} {item.waits && <span class="forum__soft">{t('forum.waits')}</span>}
			{(item.mine || leads) && !held.gone && (
				<AskFirst
					variant="text"
					act={<T k="forum.remove" />}
					label={t('forum.removeLabel', { text: item.text ?? '' })}
					title={<T k="forum.removeTitle" />}
					body={<ContentText text={item.text ?? ''} inline />}
					onGo={() => void remove(held.id, item)}
				/>
			)}
		</li>
	);
	const addDecision = () => {
		if (decision.trim() === '') return;
		void put(held.id, 'decision', { text: decision.trim() }).then((kept) => kept === 'kept' && setDecision(''));
	};
	const addTask = () => {
		if (what.trim() === '') return;
		const set = { text: what.trim(), ...(who.trim() && { who: who.trim() }), ...(until && { until }) };
		void put(held.id, 'task', set).then((kept) => {
			if (kept !== 'kept') return;
			setWhat('');
			setWho('');
			setUntil('');
		});
	};
	return (
		<>
			<Section heading={<T k="forum.decisions" />}>
				{decisions.length === 0 && <Nothing />}
				<ul class="forum__list">
					{decisions.map((item) => line(item, <ContentText text={item.text ?? ''} inline />))}
				</ul>
				{!held.gone && (
					<>
						<TextField
							label={<T k="forum.decision" />}
							value={decision}
							onInput={(typed) => setDecision(typed.slice(0, 200))}
						/>
						<PersonalNote text={decision} />
						<div class="forum__acts">
							<Button onClick={addDecision}>
								<T k="forum.addDecision" />
							</Button>
						</div>
					</>
				)}
			</Section>
			<Section heading={<T k="forum.tasks" />}>
				{tasks.length === 0 && <Nothing />}
				<ul class="forum__list">
					{tasks.map((item) => line(item, <TaskLine what={item.text ?? ''} who={item.who} until={item.until} />))}
				</ul>
				{!held.gone && (
					<>
						<div class="forum__one-line">
							<TextField label={<T k="forum.task" />} value={what} onInput={(typed) => setWhat(typed.slice(0, 200))} />
							<TextField
								label={<T k="forum.who" />}
								support={<T k="forum.whoSupport" />}
								value={who}
								onInput={(typed) => setWho(typed.slice(0, 60))}
							/>
							<DayInput label={<T k="forum.untilLabel" />} value={until} onChange={setUntil} />
						</div>
						<PersonalNote text={`${what}\n${who}`} />
						<div class="forum__acts">
							<Button onClick={addTask}>
								<T k="forum.addTask" />
							</Button>
						</div>
					</>
				)}
			</Section>
			<Section heading={<T k="forum.nextDate" />}>
				{next ? (
					<p>
						<strong>
							<DateText date={next} style="long" />
						</strong>
					</p>
				) : (
					<Nothing />
				)}
				{!held.gone && (
					<>
						<DayInput label={<T k="forum.dateLabel" />} value={date} onChange={setDate} />
						<div class="forum__acts">
							<Button onClick={() => date !== '' && void put(held.id, 'next', { date }).then(() => setDate(''))}>
								<T k="forum.saveDate" />
							</Button>
						</div>
					</>
				)}
			</Section>
		</>
	);
}

function Nothing() {
	return (
		<p class="forum__soft">
			<T k="forum.empty" />
		</p>
	);
}
