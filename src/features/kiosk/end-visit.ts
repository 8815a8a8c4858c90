/**
 * The end of a visit: whatever the visitor chose, kept or wrote leaves the device, then the page begins anew, which takes
 * memory, forms, dialogs, selection and keyboard with it. The replica stays: it is nobody's.
 */
import { paths } from '../../../contract/paths.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import { saved, toggleSaved } from '../../data/saved.ts';
import { signOut } from '../../data/session.ts';
import { changeSettings, DEFAULT_SETTINGS } from '../../data/settings.ts';
import { forgetPapers } from '../../data/visitor.ts';

/** Longer than any start takes, shorter than somebody waits before an empty screen. */
const ASK_AGAIN_MS = 12_000;

export async function endVisit(): Promise<void> {
	document.body.replaceChildren(); // gone from the glass at once, however long the rest takes
	try {
		await forgetVisitor();
	} finally {
		beginAnew();
	}
}

/** A browser can lose a navigation while its workers change places (decision 0081); the glass must not stay empty for that. */
function beginAnew(): void {
	location.replace(paths.kiosk());
	setTimeout(beginAnew, ASK_AGAIN_MS);
}

/** Each step stands alone: one that fails (a full disk) keeps no other from being done. */
async function forgetVisitor(): Promise<void> {
	const steps = await Promise.allSettled([
		signOut(),
		changeSettings({ ...DEFAULT_SETTINGS, homePlaceId: kiosk.peek()?.placeId ?? null }),
		Promise.all([...saved.peek()].map(({ kind, id }) => toggleSaved(kind, id))),
		forgetPapers(),
	]);
	try {
		sessionStorage.clear();
	} catch {
		// forbidden in this shell: then nothing was kept in it
	}
	for (const step of steps) if (step.status === 'rejected') console.error('A trace may have stayed', step.reason);
}
