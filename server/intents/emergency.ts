/** もしもの時: begun and ended by people, for the town or for one place; how each place is. */
import type { Emergency } from '../../contract/emergency.ts';
import { TOWN_ID } from '../../contract/emergency-at.ts';
import type { Handler } from './handler.ts';
import type { IntentContext, Outcome } from './intent-context.ts';
import { deskWords } from './request-store.ts';

const invalid = (field: string): Outcome => ({ refused: 'invalid', detail: { field } });

/** Nobody issues tomorrow's alert today; a clock may be off by this much. */
const CLOCK_SLACK_MS = 10 * 60_000;

/** Who says so, as everybody reads it: never a person's name. */
async function speakerOf(context: IntentContext, placeId: string | undefined): Promise<string> {
	const roles = new Set(context.actor.roles.map(({ role }) => role));
	const place = placeId === undefined ? undefined : (await context.read('place', placeId))?.data;
	if (place && !roles.has('coordinator') && !roles.has('administrator')) return deskWords(place);
	return (await context.read('profile', context.area))?.data.helpDesk?.name ?? 'コーディネーター';
}

export const putEmergency: Handler<'emergency.put'> = {
	async target(context, { placeId }) {
		if (placeId === undefined) return {};
		return (await context.read('place', placeId)) ? { placeId } : null;
	},
	async run(context, { placeId, on, until, words, level }) {
		if (until !== undefined && on && Date.parse(until) <= context.now.ms) return invalid('until');
		if (level && Date.parse(level.issuedAt) > context.now.ms + CLOCK_SLACK_MS) return invalid('level.issuedAt');
		const id = placeId ?? TOWN_ID;
		const before = (await context.read('emergency', id))?.data;
		const { until: _until, words: _words, level: _level, since, ...rest } = before ?? { id, on: false };
		const data: Emergency = {
			...rest,
			on,
			by: await speakerOf(context, placeId),
			...(on && {
				since: before?.on ? (since ?? context.now.instant) : context.now.instant,
				...(until !== undefined && { until }),
				...(words?.ja && { words }),
				...(level && { level }),
			}),
		};
		await context.put({ kind: 'emergency', id, data });
		context.audit({ kind: 'emergency', recordId: id, placeId, before, after: data });
		return { accepted: true };
	},
};

export const tellStation: Handler<'emergency.station'> = {
	target: async (context, { placeId }) => ((await context.read('place', placeId)) ? { placeId } : null),
	async run(context, { placeId, station }) {
		const before = (await context.read('emergency', placeId))?.data;
		const data: Emergency = {
			...(before ?? { id: placeId, on: false }),
			station,
			stationBy: await speakerOf(context, placeId),
			stationAt: context.now.instant,
		};
		await context.put({ kind: 'emergency', id: placeId, data });
		context.audit({ kind: 'emergency', recordId: placeId, placeId, before, after: data });
		return { accepted: true };
	},
};
