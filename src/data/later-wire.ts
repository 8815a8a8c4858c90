/**
 * The wire, brought by the first question: nothing that a first screen shows comes from it, and what proves answers is
 * larger than what asks.
 */
import type { Wire } from './wire.ts';
import type { World } from './world.ts';

export function createLaterWire(world: World): Wire {
	let brought: Wire | undefined;
	const wire = async () => {
		const { createWire } = await import('./wire.ts');
		brought ??= createWire(world);
		return brought;
	};
	return {
		areas: async () => (await wire()).areas(),
		head: async (...asked) => (await wire()).head(...asked),
		tail: async (...asked) => (await wire()).tail(...asked),
		segment: async (...asked) => (await wire()).segment(...asked),
		page: async (...asked) => (await wire()).page(...asked),
		nudge: async (...asked) => (await wire()).nudge(...asked),
		requests: () => brought?.requests() ?? 0,
	};
}
