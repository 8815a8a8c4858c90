import { useState } from 'preact/hooks';
import type { ConsultRow } from '../../../contract/consult.ts';
import { now } from '../../data/clock.ts';
import { town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Section } from '../../ui/screen.tsx';
import type { Say } from './lead-consult-page.tsx';
import { Folded } from './lead-folded.tsx';
import { MeetingText } from './meeting-text.tsx';
import { toCalendar } from './own-meeting.tsx';
import { freeMeetings } from './queries.ts';
import { TimesChoice } from './times-choice.tsx';

/** A time to meet, agreed on with whoever asked, moved or called off for them. */
export function Meet({ one, say }: { one: ConsultRow; say: Say }) {
	const [chosen, setChosen] = useState('');
	const [words, setWords] = useState('');
	const { meeting } = one;
	const times = town.value ? freeMeetings(town.value, one.deskId ?? '', now.value) : [];
	if (!meeting && times.length === 0) return null;
	const meet = async (meetingId: string | undefined) => {
		const said = words.trim();
		const args = { ...(meetingId !== undefined && { meetingId }), ...(said && { words: said }) };
		if (!(await say('consult.meet', args))) return;
		setChosen('');
		setWords('');
	};
	return (
		<Section heading={<T k="consult.meets" />}>
			{meeting && (
				<p>
					<strong>
						<MeetingText meeting={meeting} />
					</strong>
				</p>
			)}
			{meeting && (
				<div class="consult__acts">
					<Button icon="events" onClick={() => toCalendar(one, meeting)}>
						<T k="consult.toCalendar" />
					</Button>
				</div>
			)}
			<Folded words={meeting ? 'consult.otherTime' : 'consultLead.meetFor'}>
				{times.length > 0 && <TimesChoice times={times} value={chosen} onChange={setChosen} none={false} />}
				<TextField
					label={<T k="consultLead.meetWords" />}
					need="optional"
					value={words}
					onInput={(typed) => setWords(typed.slice(0, 300))}
				/>
				<div class="consult__acts">
					{times.length > 0 && (
						<Button onClick={() => chosen && void meet(chosen)}>
							<T k="consult.chooseTime" />
						</Button>
					)}
					{meeting && (
						<Button onClick={() => void meet(undefined)}>
							<T k="consultLead.meetOff" />
						</Button>
					)}
				</div>
			</Folded>
		</Section>
	);
}
