import type { ArgsOf, IntentName } from '../../../contract/intents.ts';
import { coordinates } from '../../../contract/roles.ts';
import { record, StorageFull } from '../../data/outbox.ts';
import { session } from '../../data/session.ts';

/** Records what a coordinator decides; `full`: no room, nothing was written. */
export async function keep<N extends IntentName>(name: N, args: ArgsOf<N>): Promise<'kept' | 'full'> {
	try {
		await record(name, args);
		return 'kept';
	} catch (error) {
		if (error instanceof StorageFull) return 'full';
		throw error;
	}
}

/** Does a coordinator sit here? The server decides again. */
export function coordinatesHere(): boolean {
	const here = session.value;
	return here !== null && coordinates({ accountId: here.accountId, name: here.name, roles: here.roles });
}
