import { useId, useState } from 'preact/hooks';
import type { Meeting } from '../../../contract/meeting.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { MeetingText } from './meeting-text.tsx';

const SHOWN = 5;

/** One of the free times, or none. */
export function TimesChoice({
	times,
	value,
	onChange,
	none,
}: {
	times: readonly Meeting[];
	value: string;
	onChange: (meetingId: string) => void;
	/** it may stay without a time */
	none: boolean;
}) {
	const [all, setAll] = useState(false);
	const name = useId();
	const shown = all ? times : times.slice(0, Math.max(SHOWN, times.findIndex(({ id }) => id === value) + 1));
	const option = (id: string, words: preact.ComponentChildren) => (
		<label class="times__one" key={id}>
			<input type="radio" name={name} checked={value === id} onChange={() => onChange(id)} />
			<span>{words}</span>
		</label>
	);
	return (
		<div class="times">
			{none && option('', <T k="consult.noMeeting" />)}
			{shown.map((one) => option(one.id, <MeetingText meeting={one} />))}
			{shown.length < times.length && (
				<p>
					<Button onClick={() => setAll(true)}>
						<T k="consult.moreTimes" />
					</Button>
				</p>
			)}
		</div>
	);
}
