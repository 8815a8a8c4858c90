import { useState } from 'preact/hooks';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { writeDeskNote } from './actions.ts';
import type { Desk } from './at-desk.tsx';
import type { DeskRequest } from './inbox.ts';
import { KeepProblem, useKeeping } from './keep-problem.tsx';

/** A word to the next shift; its author never sees it. */
export function DeskNote({ request }: { desk: Desk; request: DeskRequest }) {
	const [text, setText] = useState(request.deskNote ?? '');
	const [isKept, setKept] = useState(false);
	const keeping = useKeeping(() => setKept(true));
	// a note of what has not reached the server yet has nothing to stand on
	if (request.rev === 0) return null;
	return (
		<>
			<TextField
				label={<T k="desk.noteLabel" />}
				support={<T k="desk.noteSupport" />}
				need="optional"
				lines={3}
				value={text}
				onInput={(typed) => {
					setText(typed.slice(0, 500));
					setKept(false);
				}}
			/>
			<KeepProblem keeping={keeping} />
			<div class="desk-actions">
				<Button onClick={() => keeping.keep(() => writeDeskNote(request, text.trim()))}>
					<T k="desk.noteKeep" />
				</Button>
				<span role="status">{isKept && <T k="desk.noteKept" />}</span>
			</div>
		</>
	);
}
