import { emergency } from '../../data/emergency.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import { AttractView } from './attract-view.tsx';
import { EmergencyRest } from './emergency-rest.tsx';
import { EnrolView } from './enrol-view.tsx';

/** On a kiosk its resting screen; on anybody's device what a kiosk is, and how this one becomes one. */
export function KioskPage() {
	const me = kiosk.value;
	if (!me) return <EnrolView />;
	return emergency.value ? <EmergencyRest kiosk={me} /> : <AttractView kiosk={me} />;
}
