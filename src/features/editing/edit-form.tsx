import type { ComponentChildren } from 'preact';
import { isUntouched } from '../../data/edit-draft.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { FormBar, FullProblem } from './editing-screen.tsx';
import { RecordNotes } from './record-notes.tsx';
import type { Edit } from './use-edit.ts';

/** A form about one record: what is known of it above, what to do with what was written below. */
export function EditForm({
	title,
	lead,
	edit,
	back,
	missing,
	onSend,
	sendWord = 'editing.send',
	actions,
	children,
}: {
	title: ComponentChildren;
	lead?: ComponentChildren;
	edit: Edit;
	back: string;
	/** what must be put right before it can be sent */
	missing: MessageKey | null;
	onSend: () => void;
	sendWord?: MessageKey;
	/** what else can be done with the record */
	actions?: ComponentChildren;
	children: ComponentChildren;
}) {
	return (
		<Screen title={title} lead={lead} actions={actions}>
			{edit.record && <RecordNotes record={edit.record} edit={edit} />}
			<form
				noValidate
				onSubmit={(event: { preventDefault(): void }) => {
					event.preventDefault();
					onSend();
				}}
			>
				{children}
				<div role="alert">
					{missing && (
						<p class="field__error">
							＊<T k={missing} />
						</p>
					)}
				</div>
				<FullProblem problem={edit.problem} />
				<FormBar>
					<Button type="submit" variant="solid">
						<T k={sendWord} />
					</Button>
					<LinkButton href={back}>
						<T k="editing.later" />
					</LinkButton>
					{!isUntouched(edit.draft) && (
						<Button variant="text" tone="danger" onClick={edit.discard}>
							<T k="editing.discard" />
						</Button>
					)}
				</FormBar>
				<p class="field__support">
					<T k="editing.keptHere" />
				</p>
			</form>
		</Screen>
	);
}
