import { kiosk } from '../../data/kiosk-state.ts';
import { AttractView } from './attract-view.tsx';
import { EnrolView } from './enrol-view.tsx';

/** On a kiosk its resting screen; on anybody's device what a kiosk is, and how this one becomes one. */
export function KioskPage() {
	const me = kiosk.value;
	return me ? <AttractView kiosk={me} /> : <EnrolView />;
}
