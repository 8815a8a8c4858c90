import { useState } from 'preact/hooks';
import type { Board } from '../../data/forums.ts';
import { town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { TextField } from '../../ui/field.tsx';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { Section } from '../../ui/screen.tsx';
import { put } from './actions.ts';
import { Photos } from './photos.tsx';
import { nextSeat } from './seat.ts';
import { VoiceCard } from './voice-card.tsx';

type Said = 'missing' | 'given' | 'full' | 'next' | null;

/** One thing per card, by hand or typed for somebody; below, what is on the board. */
export function WriteView({ board, leads }: { board: Board; leads: boolean }) {
	const { held } = board;
	const [text, setText] = useState('');
	const [question, setQuestion] = useState('');
	const [name, setName] = useState<string | null>(null);
	const [said, setSaid] = useState<Said>(null);
	const questions = board.plan?.questions ?? town.value?.forums.get(held.id)?.questions ?? [];
	const give = () => {
		if (text.trim() === '') return setSaid('missing');
		const set = {
			text: text.trim(),
			...(question !== '' && { question: Number(question) }),
			...(name?.trim() && { name: name.trim() }),
		};
		void put(held.id, 'card', set).then((kept) => {
			setSaid(kept === 'kept' ? 'given' : 'full');
			if (kept === 'kept') setText('');
		});
	};
	const voices = board.items.filter(({ what }) => what === 'card').reverse();
	return (
		<>
			{!held.gone && (
				<form
					noValidate
					onSubmit={(event: Event) => {
						event.preventDefault();
						give();
					}}
				>
					{questions.length > 0 && (
						<ChoiceChips
							legend={<T k="forum.questionLegend" />}
							value={question}
							onChange={setQuestion}
							options={[
								...questions.map((one, at) => ({ value: String(at), label: <ContentText text={one} inline /> })),
								{ value: '', label: <T k="forum.questionNone" /> },
							]}
						/>
					)}
					<TextField
						label={<T k="forum.voiceLabel" />}
						support={<T k="forum.voiceSupport" />}
						lines={3}
						value={text}
						onInput={(typed) => {
							setText(typed.slice(0, 200));
							setSaid(null);
						}}
						error={said === 'missing' && <T k="forum.voiceMissing" />}
					/>
					<PersonalNote text={text} />
					{name !== null && (
						<TextField
							label={<T k="forum.nameLabel" />}
							need="optional"
							value={name}
							onInput={(typed) => setName(typed.slice(0, 40))}
						/>
					)}
					<div class="forum__acts">
						<Button type="submit" variant="solid">
							<T k="forum.give" />
						</Button>
						{name === null && (
							<Button onClick={() => setName('')}>
								<T k="forum.nameAdd" />
							</Button>
						)}
						<Button
							onClick={() => {
								nextSeat(held);
								setText('');
								setName(null);
								setQuestion('');
								setSaid('next');
							}}
						>
							<T k="forum.nextPerson" />
						</Button>
					</div>
					<p role="status">
						{said === 'given' && (
							<strong>
								<T k="forum.given" />
							</strong>
						)}
						{said === 'next' && <T k="forum.nextPersonDone" />}
						{said === 'full' && <T k="forum.full" />}
					</p>
				</form>
			)}
			<Photos board={board} leads={leads} />
			<Section heading={<T k="forum.voicesHeading" n={voices.length} />}>
				{voices.length > 0 ? (
					<CardList
						items={voices}
						label={t('forum.voicesHeading', { n: voices.length })}
						keyOf={({ id }) => id}
						render={(item) => <VoiceCard board={board} item={item} leads={leads} />}
					/>
				) : (
					<p class="forum__soft">
						<T k="forum.empty" />
					</p>
				)}
			</Section>
		</>
	);
}
