/** A number of the plan entered by hand: kept with who and when, and at once in the public figure, as the night's count lays it too. */

import { type Facts, figuresOf } from '../../contract/count-figures.ts';
import { fiscalYearOf, isValidDate, monthOf } from '../../contract/dates.ts';
import { closesOn, type EnteredRow, monthsOfYear, withEntered } from '../../contract/figure.ts';
import { indicatorsOf } from '../../contract/indicators-of.ts';
import { PLAN } from '../evaluation/evaluation-store.ts';
import type { Handler } from '../intents/handler.ts';

export const ENTERED = 'entered';

const NO_FACTS: Facts = {
	events: [],
	groups: [],
	issues: [],
	forums: [],
	requestDays: [],
	answers: [],
	caseDays: [],
	consults: [],
	usage: [],
};

export const enterFigure: Handler<'figure.enter'> = {
	target: () => ({}),
	async run(context, { indicator: code, month, n, sourceText, was }) {
		const profile = (await context.read('profile', context.area))?.data;
		const indicator = indicatorsOf(profile ?? {}).find((one) => one.code === code);
		// what is counted from what happened is not written over
		if (!profile || indicator?.method !== 'entered') return { refused: 'not-found', detail: { field: 'indicator' } };
		const today = context.now.tokyo.date;
		if (!isValidDate(`${month}-01`) || month > monthOf(today))
			return { refused: 'invalid', detail: { field: 'month' } };
		if (today >= closesOn(month)) return { refused: 'wrong-state', detail: { now: 'closed', since: closesOn(month) } };
		if (n !== null && sourceText === undefined) return { refused: 'invalid', detail: { field: 'sourceText' } };

		const id = `${code}:${month}`;
		const mine = (await context.privateRead<EnteredRow>(PLAN, ENTERED, id))?.data;
		const present = mine?.n ?? indicator.entered?.find((one) => one.month === month)?.n;
		if (present !== was && present !== (n ?? undefined)) {
			const now = { n: present ?? null, ...(mine && { sourceText: mine.sourceText, by: mine.by, at: mine.at }) };
			return { refused: 'changed-since', detail: { now } };
		}
		// what stands in the profile alone is taken back there
		if (n === null && !mine) return { refused: 'not-found', detail: { field: 'month' } };
		const row: EnteredRow | null =
			n === null
				? null
				: {
						id,
						indicator: code,
						month,
						n,
						sourceText: sourceText ?? '',
						by: context.actor.name ?? '',
						at: context.now.instant,
					};
		await context.privatePut(PLAN, ENTERED, id, row);

		const year = fiscalYearOf(`${month}-01`);
		const entered: EnteredRow[] = [];
		for (const each of monthsOfYear(year)) {
			const one = await context.privateRead<EnteredRow>(PLAN, ENTERED, `${code}:${each}`);
			if (one) entered.push(one.data);
		}
		const before = (await context.read('figure', `${code}:${year}`))?.data;
		const alone = { ...profile, policies: [{ code: '', name: '', measures: [measureOf(indicator)] }] };
		const figures = figuresOf(withEntered(alone, entered), NO_FACTS, before ? [before] : [], today);
		const figure = figures.find((one) => one.year === year);
		if (figure) await context.put({ kind: 'figure', id: figure.id, data: figure });
		context.audit({
			kind: 'figure',
			recordId: id,
			...(mine && { before: { n: mine.n, sourceText: mine.sourceText } }),
			after: row && { n: row.n, sourceText: row.sourceText },
		});
		return { accepted: true };
	},
};

function measureOf(indicator: ReturnType<typeof indicatorsOf>[number]) {
	return { code: '', name: '', summary: '', priority: false, indicators: [indicator] };
}
