import type { ArgsOf, IntentName } from '../../contract/intents.ts';
import { record, StorageFull } from './outbox.ts';

/** Records a wish for whoever shows what came of it; `full`: no room, nothing was written. */
export async function keep<N extends IntentName>(name: N, args: ArgsOf<N>): Promise<'kept' | 'full'> {
	try {
		await record(name, args);
		return 'kept';
	} catch (error) {
		if (error instanceof StorageFull) return 'full';
		throw error;
	}
}
