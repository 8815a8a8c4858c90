/** 評価: the office writes, the committee comments, somebody has read it, two wishes are chosen between, and the 年度 is decided. */

import { fiscalYearOf } from '../../contract/dates.ts';
import type { FieldEdit } from '../../contract/editing.ts';
import {
	decidableFrom,
	type EvaluationRow,
	type EvaluationSide,
	fitsField,
	isCounted,
	missingIn,
	sideOf,
} from '../../contract/evaluation.ts';
import { isSame, mergeFields } from '../../contract/merge-fields.ts';
import { may } from '../../contract/roles.ts';
import type { Handler } from '../intents/handler.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';
import {
	assembled,
	EVALUATION,
	EVALUATION_YEAR,
	emptyRow,
	measuresOf,
	PLAN,
	readRow,
	readYear,
	stateOf,
} from './evaluation-store.ts';

type Of = { year: number; measure: string };

/** Lines that a row keeps of who wrote; the audit has all of them. */
const MOST_WRITTEN = 100;
/** Wishes that wait for somebody to choose. */
const MOST_WISHES = 20;

const invalid = (field: string, detail: Record<string, unknown> = {}): Outcome => ({
	refused: 'invalid',
	detail: { field, ...detail },
});
const wrongState = (now: string, detail: Record<string, unknown> = {}): Outcome => ({
	refused: 'wrong-state',
	detail: { now, ...detail },
});
const townWide = () => ({});

/** Only 施策 that the plan of today has; and not of a year that has not begun. */
async function isOfPlan(context: IntentContext, { year, measure }: Of): Promise<boolean> {
	if (year > fiscalYearOf(context.now.tokyo.date)) return false;
	const profile = (await context.read('profile', context.area))?.data;
	return measuresOf(profile ?? {}).some(({ code }) => code === measure);
}

async function write(
	context: IntentContext,
	{ fields, ...of }: Of & { fields: readonly FieldEdit[] },
	side: EvaluationSide,
): Promise<Outcome> {
	if (!(await isOfPlan(context, of))) return { refused: 'not-found', detail: { field: 'measure' } };
	const state = await stateOf(context, of.year);
	if (state !== side) return wrongState(state);
	for (const { field, to } of fields) {
		if (sideOf(field) !== side || !fitsField(field, to)) return invalid(field);
	}
	const before = (await readRow(context, of)) ?? emptyRow(of);
	const tidied = fields.map(({ to, ...edit }) => ({ ...edit, to: typeof to === 'string' ? to.trim() : to }));
	const merged = mergeFields(before, tidied);
	if (merged.taken.length + merged.clashes.length === 0) return { accepted: true, result: { taken: [], clashes: [] } };
	const [by, at] = [context.actor.name ?? '', context.now.instant];
	const wishes = [...before.wishes];
	for (const { field, to } of merged.clashes) {
		if (wishes.some((wish) => wish.field === field && isSame(wish.to, to))) continue;
		if (wishes.length >= MOST_WISHES) return { refused: 'too-many', detail: { limit: MOST_WISHES } };
		// one intent wishes each field once
		wishes.push({ id: `${context.intent?.id ?? ''}:${field}`, field, ...(to !== undefined && { to }), by, at });
	}
	const { taken } = merged;
	const row = {
		...(merged.row as EvaluationRow),
		wishes,
		...(taken.length > 0 && {
			writes: before.writes + 1,
			written: [...before.written, { by, at, fields: taken }].slice(-MOST_WRITTEN),
		}),
	};
	await context.privatePut(PLAN, EVALUATION, row.id, row);
	audit(context, before, row, taken);
	return { accepted: true, result: { taken, clashes: merged.clashes.map(({ field }) => field) } };
}

function audit(context: IntentContext, before: EvaluationRow, after: EvaluationRow, fields: readonly string[]): void {
	const pick = (row: Record<string, unknown>) => Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));
	context.audit({ kind: EVALUATION, recordId: after.id, before: pick(before), after: pick(after) });
}

export const writeEvaluation: Handler<'evaluation.write'> = {
	target: townWide,
	run: (context, args) => write(context, args, 'office'),
};

export const commentEvaluation: Handler<'evaluation.comment'> = {
	target: townWide,
	run: (context, args) => write(context, args, 'committee'),
};

export const seenEvaluation: Handler<'evaluation.seen'> = {
	target: townWide,
	async run(context, { writes, ...of }) {
		if (!(await isOfPlan(context, of))) return { refused: 'not-found', detail: { field: 'measure' } };
		const state = await stateOf(context, of.year);
		if (state === 'decided') return wrongState(state);
		const before = await readRow(context, of);
		// nothing was written yet, so nothing can have been read
		if (!before || writes > before.writes || writes === 0) return invalid('writes', { now: before?.writes ?? 0 });
		const { accountId, name } = context.actor;
		const mine = before.seen.find((one) => one.accountId === accountId);
		if (mine && mine.writes >= writes) return { accepted: true };
		const others = before.seen.filter((one) => one !== mine);
		const seen = [...others, { accountId: accountId ?? '', by: name ?? '', at: context.now.instant, writes }];
		await context.privatePut(PLAN, EVALUATION, before.id, { ...before, seen });
		context.audit({ kind: EVALUATION, recordId: before.id, after: { seen: writes } });
		return { accepted: true };
	},
};

export const chooseEvaluation: Handler<'evaluation.choose'> = {
	target: townWide,
	async run(context, { wish: wishId, take, field, ...of }) {
		const before = await readRow(context, of);
		const wish = before?.wishes.find((one) => one.id === `${wishId}:${field}`);
		if (!before || !wish) return { refused: 'not-found', detail: { field: 'wish' } };
		const side = sideOf(wish.field);
		const right = side === 'committee' ? 'evaluation.comment' : 'evaluation.write';
		if (may(context.actor, right, {}) !== 'yes') return { refused: 'not-allowed', detail: { field: wish.field } };
		const state = await stateOf(context, of.year);
		if (state !== side) return wrongState(state);
		const wishes = before.wishes.filter((one) => one !== wish);
		const kept = { ...before, wishes };
		if (!take) {
			await context.privatePut(PLAN, EVALUATION, before.id, kept);
			context.audit({
				kind: EVALUATION,
				recordId: before.id,
				before: { [wish.field]: wish.to },
				after: { kept: true },
			});
			return { accepted: true };
		}
		const was = (before as Record<string, unknown>)[wish.field];
		const { row } = mergeFields(kept, [{ field: wish.field, was, to: wish.to }]);
		const line = { by: context.actor.name ?? '', at: context.now.instant, fields: [wish.field] };
		const next = {
			...(row as EvaluationRow),
			writes: before.writes + 1,
			written: [...before.written, line].slice(-MOST_WRITTEN),
		};
		await context.privatePut(PLAN, EVALUATION, before.id, next);
		audit(context, before, next, [wish.field]);
		return { accepted: true };
	},
};

export const stepEvaluation: Handler<'evaluation.step'> = {
	target: townWide,
	async run(context, { year, to }) {
		const today = context.now.tokyo.date;
		const profile = (await context.read('profile', context.area))?.data;
		if (!profile || measuresOf(profile).length === 0 || year > fiscalYearOf(today)) {
			return { refused: 'not-found', detail: { field: 'year' } };
		}
		const state = await stateOf(context, year);
		if (state === to) return { accepted: true };
		if (state === 'decided') return wrongState(state);
		if (to === 'decided') {
			if (state !== 'committee') return wrongState(state);
			const from = decidableFrom(year);
			if (today < from) return wrongState('counting', { from });
			const { evaluation, figures, rows } = await assembled(context, year, profile);
			// the night's count has not been yet
			if (!isCounted(year, figures)) return wrongState('counting', { from: today });
			const [missing] = missingIn(evaluation);
			if (missing) return invalid(`${missing.measure}.${missing.field}`);
			const undecided = rows.find(({ wishes }) => wishes.length > 0);
			if (undecided) return invalid(`${undecided.measure}.${undecided.wishes[0]?.field}`, { why: 'both-changed' });
			await context.put({ kind: 'evaluation', id: String(year), data: { ...evaluation, decidedOn: today } });
		}
		const steps = (await readYear(context, year))?.steps ?? [];
		const step = { state: to, by: context.actor.name ?? '', at: context.now.instant };
		const row = { id: String(year), year, state: to, steps: [...steps, step].slice(-MOST_WRITTEN) };
		await context.privatePut(PLAN, EVALUATION_YEAR, row.id, row);
		context.audit({ kind: EVALUATION_YEAR, recordId: row.id, before: { state }, after: { state: to } });
		return { accepted: true };
	},
};
