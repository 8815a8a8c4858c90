/**
 * Which version of the page each kiosk runs. A newer one goes to one kiosk of the area first; when that one has been well with it
 * for a day, the others follow. When its screens break, all stay with the last good one or go back to it; the server still has it
 * (`bin/build.mjs` keeps the last two).
 *
 * Where no kiosk was chosen to be first, all take the newest.
 */
import type { Beat, Fleet } from '../../contract/kiosk.ts';
import type { Query } from '../db/database.ts';
import type { KioskRolloutTable, KioskTable } from '../db/kiosk-tables.ts';
import { toInstant } from '../stored-row.ts';

/** The first kiosk is well with a version for so long, and heard so often, before the others take it. */
export const TRIAL_MS = 24 * 60 * 60_000;
export const TRIAL_BEATS = 60;
/** Broken screens since the last beat that no version may have. */
const CRASHES = 3;

/** Notes how the first kiosk is with the newest version. `builds`: those that the server has, newest first. */
export async function judge(
	db: Query,
	kiosk: KioskTable,
	beat: Beat,
	builds: readonly string[],
	now: number,
): Promise<void> {
	const [newest] = builds;
	if (!kiosk.canary || newest === undefined) return;
	const before = await readRollout(db, kiosk.area);
	const after = judged(before, beat, newest, now);
	if (after) await keep(db, { ...after, area: kiosk.area });
}

type State = Omit<KioskRolloutTable, 'area'>;

function judged(before: State | undefined, beat: Beat, newest: string, now: number): State | undefined {
	const fresh: State = { build: newest, verdict: 'trying', since: null, beats: 0, good: before?.good ?? null };
	const state = before?.build === newest ? before : fresh;
	if (state.verdict !== 'trying') return state === before ? undefined : state;
	if (beat.build !== newest) return state === before ? undefined : state;
	if (beat.crashes >= CRASHES) return { ...state, verdict: 'bad' };
	const since = Number(state.since ?? now);
	const beats = state.beats + 1;
	if (now - since >= TRIAL_MS && beats >= TRIAL_BEATS) return { ...state, verdict: 'good', good: newest, beats };
	return { ...state, since, beats };
}

/** The version that this kiosk shall run; undefined when the page was never built. */
export async function buildFor(
	db: Query,
	kiosk: Pick<KioskTable, 'area' | 'canary'>,
	builds: readonly string[],
): Promise<string | undefined> {
	const [newest] = builds;
	const state = await readRollout(db, kiosk.area);
	const good = state?.good;
	if (newest === undefined || !state || !good || !builds.includes(good)) return newest;
	const verdict = state.build === newest ? state.verdict : 'trying';
	if (verdict === 'good') return newest;
	return kiosk.canary && verdict === 'trying' ? newest : good;
}

/** From now on this kiosk is the first. What the others run at this moment counts as good. */
export async function lead(db: Query, kiosk: KioskTable, builds: readonly string[]): Promise<void> {
	await db.updateTable('kiosk').set({ canary: 0 }).where('area', '=', kiosk.area).execute();
	await db.updateTable('kiosk').set({ canary: 1 }).where('id', '=', kiosk.id).execute();
	const [newest] = builds;
	if (newest === undefined || (await readRollout(db, kiosk.area))) return;
	await keep(db, { area: kiosk.area, build: newest, verdict: 'good', since: null, beats: 0, good: newest });
}

/** For the fleet's screen. */
export async function rolloutOf(db: Query, area: string, builds: readonly string[]): Promise<Fleet['rollout']> {
	const [newest] = builds;
	const state = await readRollout(db, area);
	if (newest === undefined || !state) return undefined;
	if (state.build !== newest) return { newest, verdict: 'trying' };
	const verdict = state.verdict as 'trying' | 'good' | 'bad';
	return { newest, verdict, ...(state.since !== null && { since: toInstant(Number(state.since)) }) };
}

async function readRollout(db: Query, area: string): Promise<KioskRolloutTable | undefined> {
	return db.selectFrom('kiosk_rollout').selectAll().where('area', '=', area).executeTakeFirst();
}

async function keep(db: Query, state: KioskRolloutTable): Promise<void> {
	const { area: _, ...rest } = state;
	await db
		.insertInto('kiosk_rollout')
		.values(state)
		.onConflict((conflict) => conflict.column('area').doUpdateSet(rest))
		.execute();
}
