/**
 * Does a grant fit a group? Each condition that the grant states is answered from what the group states about itself: yes,
 * no, or unknown where the group is silent. A group that keeps something to itself is not thereby refused. Pure.
 */
import type { LocalDate } from './common.ts';
import type { Group } from './group.ts';
import type { Guide } from './guide.ts';

export type FitAnswer = 'yes' | 'no' | 'unknown';

/** One condition. Codes and numbers as the rows have them; `has` is absent where the group says nothing. */
export type FitReason = { answer: FitAnswer } & (
	| { about: 'fields'; wants: readonly string[]; has: readonly string[] }
	| { about: 'stages'; wants: readonly string[]; has?: string }
	| { about: 'benefit'; wants: readonly string[]; has?: string }
	| { about: 'members'; wants: number; has?: number }
	| { about: 'residents'; wants: number; has?: number }
	| { about: 'years'; wants: { from?: number; to?: number }; has?: number }
	| { about: 'registration'; wants: string }
	| { about: 'other'; wants: string }
);

/** `reasons` is empty when the grant states no condition that could be compared: then `answer` is unknown. */
export type Fit = { answer: FitAnswer; reasons: FitReason[] };

/** `today`: years since the foundation, and registrations that have run out, count on this day. */
export function grantFit(guide: Guide, group: Group, today: LocalDate): Fit {
	const wants = guide.conditions ?? {};
	const reasons: FitReason[] = [];
	if (guide.fields?.length) {
		const has = group.fields;
		const fits = has.some((field) => guide.fields?.includes(field));
		reasons.push({ about: 'fields', wants: guide.fields, has, answer: has.length === 0 ? 'unknown' : yesNo(fits) });
	}
	if (guide.stages?.length) {
		reasons.push({
			about: 'stages',
			wants: guide.stages,
			...compared(group.stage, (has) => guide.stages?.includes(has)),
		});
	}
	if (wants.benefit?.length) {
		const { benefit } = wants;
		reasons.push({ about: 'benefit', wants: benefit, ...compared(group.benefit, (has) => benefit.includes(has)) });
	}
	if (wants.members !== undefined) {
		const { members } = wants;
		reasons.push({ about: 'members', wants: members, ...compared(group.members, (has) => has >= members) });
	}
	if (wants.residentPercent !== undefined) {
		const { residentPercent } = wants;
		reasons.push({
			about: 'residents',
			wants: residentPercent,
			...compared(percentOf(group), (has) => has >= residentPercent),
		});
	}
	if (wants.yearsFrom !== undefined || wants.yearsTo !== undefined) {
		const { yearsFrom = 0, yearsTo = Number.POSITIVE_INFINITY } = wants;
		const years = group.foundedYear === undefined ? undefined : Number(today.slice(0, 4)) - group.foundedYear;
		reasons.push({
			about: 'years',
			wants: {
				...(wants.yearsFrom === undefined ? {} : { from: wants.yearsFrom }),
				...(wants.yearsTo === undefined ? {} : { to: wants.yearsTo }),
			},
			...compared(years, (has) => has >= yearsFrom && has <= yearsTo),
		});
	}
	if (wants.registration !== undefined) {
		reasons.push({
			about: 'registration',
			wants: wants.registration,
			answer: registered(group, wants.registration, today),
		});
	}
	for (const other of wants.other ?? []) reasons.push({ about: 'other', wants: other, answer: 'unknown' });
	return { answer: together(reasons), reasons };
}

/** One no is enough; without one, whatever is not known leaves it open. */
function together(reasons: readonly FitReason[]): FitAnswer {
	if (reasons.some(({ answer }) => answer === 'no')) return 'no';
	return reasons.length > 0 && reasons.every(({ answer }) => answer === 'yes') ? 'yes' : 'unknown';
}

function compared<V>(has: V | undefined, fits: (has: V) => boolean | undefined): { answer: FitAnswer; has?: V } {
	return has === undefined ? { answer: 'unknown' } : { answer: yesNo(fits(has)), has };
}

function yesNo(fits: boolean | undefined): FitAnswer {
	return fits ? 'yes' : 'no';
}

function percentOf({ members, membersResident }: Group): number | undefined {
	if (!members || membersResident === undefined) return undefined;
	return Math.floor((membersResident / members) * 100);
}

/** No list of registrations at all says nothing; one that names others does, and so does one that has run out. */
function registered({ registrations }: Group, scheme: string, today: LocalDate): FitAnswer {
	if (!registrations?.length) return 'unknown';
	return yesNo(registrations.some((one) => one.scheme === scheme && (one.until === undefined || one.until >= today)));
}
