/** While a person touches the page their session does not end. Loaded after the first screen; readers have no session. */
import { noteUse } from '../data/session.ts';

export function staySignedIn(): void {
	for (const sign of ['pointerdown', 'keydown'] as const) {
		addEventListener(sign, () => noteUse(), { passive: true, capture: true });
	}
}
