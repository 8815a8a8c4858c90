import { paths } from '../../../contract/paths.ts';
import { dismiss } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Warning } from '../../ui/warning.tsx';
import type { Edit } from './use-edit.ts';
import { type RecordRef, returnedOf, waitingIntents } from './waiting-edits.ts';

/** What a person must know of this record before writing on: what waits, came back, disagrees, or was declined. */
export function RecordNotes({ record, edit }: { record: RecordRef; edit: Edit | null }) {
	const waiting = waitingIntents(record).length;
	const back = returnedOf(record);
	const conflicts = [...(privateTown.value?.conflicts.values() ?? [])].filter(
		(conflict) => conflict.record.kind === record.kind && conflict.record.id === record.id,
	).length;
	const pending = privateTown.value?.pending.get(`${record.kind}:${record.id}`);
	return (
		<>
			{waiting > 0 && (
				<p class="edit-field__waiting">
					<T k="editing.unsentHere" n={waiting} />{' '}
					<a href={paths.outbox()}>
						<T k="editing.seeOutbox" />
					</a>
				</p>
			)}
			{back.length > 0 && (
				<Warning>
					<p>
						<T k="editing.cameBack" n={back.length} />
					</p>
					<p>
						<a href={paths.outbox()}>
							<T k="editing.whyCameBack" />
						</a>
					</p>
					{edit &&
						back
							.filter(({ args }) => args.fields !== undefined)
							.map(({ id, args }) => (
								<p key={id}>
									<Button
										onClick={() => {
											edit.takeBack(args);
											void dismiss(id);
										}}
									>
										<T k="editing.takeBack" />
									</Button>
								</p>
							))}
				</Warning>
			)}
			{conflicts > 0 && (
				<Warning>
					<p>
						<T k="editing.conflictsHere" n={conflicts} />
					</p>
					<p>
						<a href={paths.conflicts()}>
							<T k="editing.seeConflicts" />
						</a>
					</p>
				</Warning>
			)}
			{pending?.state === 'open' && (
				<p class="edit-field__waiting">
					<T k="editing.pendingHere" />
				</p>
			)}
			{pending?.state === 'declined' && (
				<Warning>
					<p>
						<T k="editing.declinedHere" />
					</p>
					{pending.words && <ContentText text={pending.words} />}
				</Warning>
			)}
		</>
	);
}
