import { useState } from 'preact/hooks';
import type { Room } from '../../../contract/room.ts';
import { StorageFull } from '../../data/outbox.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Warning } from '../../ui/warning.tsx';
import { change } from './actions.ts';
import type { OwnRequest } from './own-requests.ts';
import { PeopleStepper } from './people-stepper.tsx';

/** How many come, and what the window should know. Another day or room is another request: the dialog says so. */
export function ChangeRequest({ request, room }: { request: OwnRequest; room: Room | undefined }) {
	const [isOpen, setOpen] = useState(false);
	return (
		<>
			<Button onClick={() => setOpen(true)}>
				<T k="requests.change" />
			</Button>
			<Dialog open={isOpen} onClose={() => setOpen(false)} title={<T k="requests.changeTitle" />} actions={[]}>
				<Fields request={request} room={room} close={() => setOpen(false)} />
			</Dialog>
		</>
	);
}

function Fields({ request, room, close }: { request: OwnRequest; room: Room | undefined; close: () => void }) {
	const [people, setPeople] = useState(request.people);
	const [note, setNote] = useState(request.note ?? '');
	const [isFull, setFull] = useState(false);
	const send = async () => {
		if (people < 1) return;
		try {
			await change(request, { people, note: note.trim() });
			close();
		} catch (error) {
			if (!(error instanceof StorageFull)) throw error;
			setFull(true);
		}
	};
	return (
		<>
			<PeopleStepper value={people} capacity={room?.capacity} onChange={setPeople} />
			<TextField
				label={<T k="requests.note" />}
				lines={3}
				value={note}
				onInput={(text) => setNote(text.slice(0, 500))}
			/>
			<p class="ask__hint">
				<T k="requests.changeOther" />
			</p>
			{people < 1 && (
				<p class="ask__hint" role="alert">
					<T k="requests.missingPeople" />
				</p>
			)}
			{isFull && (
				<Warning loud>
					<T k="requests.full" />
				</Warning>
			)}
			<div class="dialog__actions">
				<Button variant="solid" onClick={() => void send()}>
					<T k="requests.changeSend" />
				</Button>
				<Button onClick={close}>
					<T k="requests.withdrawNo" />
				</Button>
			</div>
		</>
	);
}
