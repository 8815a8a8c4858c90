/** Counts what really happened, month by month, and lays the numbers into the public log. See contract/figure.ts. */

import { type CaseRow, WORKED } from '../../contract/case.ts';
import type { ConsultRow } from '../../contract/consult.ts';
import { type ConsultFact, type Facts, figuresOf } from '../../contract/count-figures.ts';
import { daysBetween, toTokyo } from '../../contract/dates.ts';
import { type EnteredRow, withEntered } from '../../contract/figure.ts';
import { indicatorsOf } from '../../contract/indicators-of.ts';
import type { Method } from '../../contract/profile.ts';
import type { RequestRow } from '../../contract/request.ts';
import { CONSULT } from '../consult/consult-store.ts';
import { COORDINATION } from '../coordination/exchange-store.ts';
import { PLAN } from '../evaluation/evaluation-store.ts';
import { appendChanges, readRow, readRows } from '../log.ts';
import type { Store } from '../store.ts';
import { ENTERED } from './enter-figure.ts';

/** Counts again; says how many rows changed. Two servers that count at once write the same. */
export async function writeFigures(store: Store, area: string): Promise<number> {
	const profile = await readRow(store, area, 'profile', area);
	if (!profile || indicatorsOf(profile).length === 0) return 0;
	const before = (await readRows(store, area, 'figure')).map(({ data }) => data);
	const { date: today } = toTokyo(store.clock.now());
	const methods = new Set(indicatorsOf(profile).map(({ method }) => method));
	const figures = figuresOf(
		withEntered(profile, await readEntered(store, area)),
		await readFacts(store, area, methods),
		before,
		today,
	);
	const { written } = await appendChanges(
		store,
		area,
		figures.map((data) => ({ kind: 'figure', id: data.id, data })),
	);
	return written;
}

/** What was entered by hand on screens. */
async function readEntered(store: Store, area: string): Promise<EnteredRow[]> {
	const rows = await store.db.kysely
		.selectFrom('private_row')
		.select('body')
		.where('area', '=', area)
		.where('scope', '=', PLAN)
		.where('kind', '=', ENTERED)
		.where('body', 'is not', null)
		.orderBy('id')
		.execute();
	return rows.map(({ body }) => JSON.parse(body ?? '') as EnteredRow);
}

/**
 * Of requests and cases only days, of kiosks only sums: nothing of a person leaves this function. `wanted`: what is counted of the
 * plan; whole requests and cases are read only where they are.
 */
export async function readFacts(store: Store, area: string, wanted: ReadonlySet<Method>): Promise<Facts> {
	const all = async <K extends 'event' | 'group' | 'issue' | 'forum'>(kind: K) =>
		(await readRows(store, area, kind)).map(({ data }) => data);
	const { kysely } = store.db;
	const asked = await kysely.selectFrom('request').select('asked_at').where('area', '=', area).execute();
	const answers: Facts['answers'][number][] = [];
	if (wanted.has('requests-answered-days')) {
		for await (const row of privateRows<RequestRow>(store, area, 'request', 'desk/%')) answers.push(...answerOf(row));
	}
	const caseDays: Facts['caseDays'][number][] = [];
	if (CASE_METHODS.some((method) => wanted.has(method))) {
		for await (const row of privateRows<CaseRow>(store, area, 'case', COORDINATION)) caseDays.push(...daysOf(row));
	}
	const consults: ConsultFact[] = [];
	if (CONSULT_METHODS.some((method) => wanted.has(method))) {
		for await (const row of privateRows<ConsultRow>(store, area, CONSULT, COORDINATION))
			consults.push(consultFact(row));
	}
	const used = await kysely
		.selectFrom('kiosk_usage')
		.select((eb) => ['place_id', 'what', 'hour', eb.fn.sum<number | string>('n').as('n')])
		.where('area', '=', area)
		.groupBy(['place_id', 'what', 'hour'])
		.execute();
	return {
		events: await all('event'),
		groups: await all('group'),
		issues: await all('issue'),
		forums: await all('forum'),
		requestDays: asked.map(({ asked_at }) => toTokyo(Number(asked_at)).date),
		answers,
		caseDays,
		consults,
		usage: used.map(({ place_id, what, hour, n }) => ({
			month: hour.slice(0, 7),
			placeId: place_id,
			what,
			n: Number(n),
		})),
	};
}

const CASE_METHODS: readonly Method[] = ['cases-proposed', 'introductions-made', 'cases-worked', 'cases-ended'];

const CONSULT_METHODS: readonly Method[] = [
	'consults-received',
	'consults-answered-days',
	'consults-answered-within',
	'consults-closed',
];

/** Rows at once: a large town's requests of three years never lie in memory together. */
const AT_ONCE = 1000;
/** What was last written before this changes no month that is still looked at. */
const LOOKED_AT_MS = 26 * 31 * 24 * 60 * 60 * 1000;

async function* privateRows<R>(store: Store, area: string, kind: string, scope: string): AsyncGenerator<R> {
	let after = { scope: '', id: '' };
	for (;;) {
		const rows = await store.db.kysely
			.selectFrom('private_row')
			.select(['scope', 'id', 'body'])
			.where('area', '=', area)
			.where('kind', '=', kind)
			.where('scope', 'like', scope)
			.where('body', 'is not', null)
			.where('at', '>=', store.clock.now() - LOOKED_AT_MS)
			.where((eb) =>
				eb.or([eb('scope', '>', after.scope), eb.and([eb('scope', '=', after.scope), eb('id', '>', after.id)])]),
			)
			.orderBy('scope')
			.orderBy('id')
			.limit(AT_ONCE)
			.execute();
		for (const { body } of rows) yield JSON.parse(body ?? '') as R;
		const last = rows.at(-1);
		if (!last || rows.length < AT_ONCE) return;
		after = last;
	}
}

/** The desk's first answer to a request that waited for one; what was taken at once, or waited for a slot, is none. */
export function answerOf({ askedAt, steps }: Pick<RequestRow, 'askedAt' | 'steps'>): Facts['answers'] {
	if (steps[0]?.state !== 'received') return [];
	const answer = steps.find(
		({ state, by }) => (state === 'confirmed' || state === 'declined') && by !== 'author' && by !== 'server',
	);
	if (!answer) return [];
	const [asked, { date: day }] = [toTokyo(Date.parse(askedAt)).date, toTokyo(Date.parse(answer.at))];
	return [{ day, days: Math.max(0, daysBetween(asked, day)) }];
}

/** When it was asked, first answered and closed, how it ended, and at which level: nothing else. What was withdrawn was asked all the same. */
export function consultFact({
	askedAt,
	steps,
	state,
	outcome,
	level,
}: Pick<ConsultRow, 'askedAt' | 'steps' | 'state' | 'outcome' | 'level'>): ConsultFact {
	const dayOf = (at: string) => toTokyo(Date.parse(at)).date;
	const asked = dayOf(askedAt);
	const first = steps.find(({ what }) => what === 'answered' || what === 'closed');
	const answered = first && dayOf(first.at);
	const last = state === 'closed' ? steps.findLast(({ what }) => what === 'closed') : undefined;
	return {
		asked,
		...(answered !== undefined && { answered, answerDays: Math.max(0, daysBetween(asked, answered)) }),
		...(last && { closed: dayOf(last.at) }),
		...(outcome && { outcome: outcome.kind }),
		...(level && { level }),
	};
}

function daysOf({ steps, outcome, level }: Pick<CaseRow, 'steps' | 'outcome' | 'level'>): Facts['caseDays'] {
	return steps.flatMap(({ state, on: day }): Facts['caseDays'] => {
		if (state === 'proposed' || state === 'introduced') return [{ day, what: state, level }];
		if (state !== 'ended') return [];
		const worked = outcome !== undefined && WORKED.includes(outcome.kind);
		return [{ day, what: 'ended', level }, ...(worked ? [{ day, what: 'worked' as const, level }] : [])];
	});
}
