/** A consultation that its author took back: nothing that was said is left, its mails do not leave, its time is free again. */
import type { ConsultRow } from '../../contract/consult.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { withoutWords, withStep, writeConsult } from './consult-store.ts';
import { giveBackMeeting } from './meeting-store.ts';

export async function forgetConsult(context: IntentContext, row: ConsultRow): Promise<void> {
	if (row.meeting) await giveBackMeeting(context, row.meeting.id);
	await writeConsult(context, withStep(context, { ...withoutWords(row), state: 'withdrawn' }, 'withdrawn'));
	await context.unmail(row.id);
	context.scrub();
}
