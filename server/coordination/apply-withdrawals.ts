/** Lets go again of whoever took their consent back after the back-up that the database was set back to. */
import { readConsult } from '../consult/consult-store.ts';
import { forgetConsult } from '../consult/forget-consult.ts';
import { forgetFollow, readFollow } from '../follow/follow-store.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import type { Writing } from '../intents/run-once.ts';
import { COORDINATION } from './exchange-store.ts';
import { forgetHelper, readHelper } from './helper-store.ts';
import { forgetLent, readLent } from './lent-store.ts';
import { readTie, removeTieRow, TIE, writeTie } from './tie-intents.ts';
import { readWithdrawals, type Withdrawal } from './withdrawal-list.ts';

/** `hosts`: is this town here? Says how many were let go of. Doing it again does nothing. */
export async function applyWithdrawals(
	writing: Writing,
	file: string,
	hosts: (area: string) => boolean,
): Promise<number> {
	const byArea = new Map<string, Withdrawal[]>();
	for (const one of await readWithdrawals(file)) byArea.set(one.area, [...(byArea.get(one.area) ?? []), one]);
	let applied = 0;
	for (const [area, list] of byArea) {
		if (!hosts(area)) continue;
		applied += await writing.work(area, 'restore', async (context) => {
			let here = 0;
			for (const one of list) if (await apply(context, one)) here += 1;
			return here;
		});
	}
	return applied;
}

async function apply(context: IntentContext, { kind, id, side, at }: Withdrawal): Promise<boolean> {
	if (kind === 'helper') {
		const row = (await readHelper(context, id))?.data;
		if (!row) return false;
		await forgetHelper(context, row);
		context.audit({ kind: 'helper', recordId: id, before: { state: row.state }, after: { withdrawn: 'restored' } });
		return true;
	}
	if (kind === 'lent-place') {
		const row = (await readLent(context, id))?.data;
		if (!row) return false;
		await forgetLent(context, row);
		context.audit({ kind: 'place', recordId: id, before: { state: row.state }, after: { withdrawn: 'restored' } });
		return true;
	}
	if (kind === 'consult') {
		const row = await readConsult(context, id);
		if (!row || row.state === 'withdrawn') return false;
		await forgetConsult(context, row);
		context.audit({ kind: 'consult', recordId: id, before: { state: row.state }, after: { withdrawn: 'restored' } });
		return true;
	}
	if (kind === 'follow') {
		const line = await readFollow(context.query, id);
		// who began again later follows
		if (!line || Number(line.made_at) > Date.parse(at)) return false;
		await forgetFollow(await context.tx(), id, context.now.ms);
		context.scrub();
		return true;
	}
	const tie = await readTie(context, id);
	// what was said of it later counts
	if (!tie || (await writtenAt(context, id)) >= Date.parse(at)) return false;
	if (side === undefined) {
		await removeTieRow(context, tie);
	} else {
		const { [side]: _, ...kept } = tie.agreed;
		await writeTie(context, { ...tie, agreed: kept });
	}
	context.audit({ kind: 'tie', recordId: id, after: { withdrawn: 'restored', side } });
	return true;
}

async function writtenAt(context: IntentContext, tieId: string): Promise<number> {
	const row = await context.query
		.selectFrom('private_row')
		.select('at')
		.where('area', '=', context.area)
		.where('scope', '=', COORDINATION)
		.where('kind', '=', TIE)
		.where('id', '=', tieId)
		.executeTakeFirst();
	return Number(row?.at ?? 0);
}
