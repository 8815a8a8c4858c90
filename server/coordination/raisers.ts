/** Who tells issues, needs and offers: counted by day, and shut out where a coordinator says so. */
import { MOST_RAISED_A_DAY, MOST_RAISED_A_DAY_ON_A_KIOSK, type RaiserRow } from '../../contract/raiser.ts';
import { coordinates } from '../../contract/roles.ts';
import type { Handler } from '../intents/handler.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';
import { COORDINATION } from './exchange-store.ts';

export const RAISER = 'raiser';

/** Counts one more, and gives back the name of whoever tells it; or why it is not taken. */
export async function countRaiser(context: IntentContext, from: string): Promise<{ by: string } | Outcome> {
	const by = context.authorIn(RAISER);
	const day = context.now.tokyo.date;
	const before = (await context.privateRead<RaiserRow>(COORDINATION, RAISER, by))?.data;
	if (before?.blocked) return { refused: 'kept-from-asking' };
	const count = before?.day === day ? before.count : 0;
	const most = from === 'kiosk' ? MOST_RAISED_A_DAY_ON_A_KIOSK : MOST_RAISED_A_DAY;
	if (count >= most && !coordinates(context.actor)) return { refused: 'too-many', detail: { limit: most } };
	await context.privatePut(COORDINATION, RAISER, by, { id: by, day, count: count + 1 } satisfies RaiserRow);
	return { by };
}

export const isRefused = (counted: { by: string } | Outcome): counted is Outcome => 'refused' in counted;

export const blockRaiser: Handler<'raiser.block'> = {
	target: () => ({}),
	async run(context, { by, blocked }) {
		const row = (await context.privateRead<RaiserRow>(COORDINATION, RAISER, by))?.data;
		if (!row) return { refused: 'not-found' };
		const { blocked: _, ...rest } = row;
		await context.privatePut(COORDINATION, RAISER, by, { ...rest, ...(blocked && { blocked }) });
		context.audit({ kind: 'raiser', recordId: by, after: { blocked } });
		return { accepted: true };
	},
};
