import type { ArgsOf, IntentName } from '../../contract/intents.ts';
import { record, StorageFull } from './outbox.ts';

/** Records a wish for whoever shows what came of it, and takes its draft away; `full`: no room, nothing was written. */
export async function keep<N extends IntentName>(
	name: N,
	args: ArgsOf<N>,
	options?: { draft?: string },
): Promise<'kept' | 'full'> {
	try {
		await record(name, args, options);
		return 'kept';
	} catch (error) {
		if (error instanceof StorageFull) return 'full';
		throw error;
	}
}
