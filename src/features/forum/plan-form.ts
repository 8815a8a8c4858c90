/** The form of a forum, as it is typed; pure. */
import { isValidDate } from '../../../contract/dates.ts';
import type { Forum, ForumPlan } from '../../../contract/forum.ts';

export type PlanForm = {
	theme: string;
	placeId: string;
	placeName: string;
	date: string;
	from: string;
	to: string;
	fields: string[];
	facilitator: string;
	agenda: string;
	questions: string;
	dotsEach: string;
	announced: boolean;
};

export const NEW_PLAN: PlanForm = {
	theme: '',
	placeId: '',
	placeName: '',
	date: '',
	from: '',
	to: '',
	fields: [],
	facilitator: '',
	agenda: '',
	questions: '',
	dotsEach: '3',
	announced: true,
};

export function formOf(plan: ForumPlan): PlanForm {
	return {
		theme: plan.theme,
		placeId: plan.placeId ?? '',
		placeName: plan.placeName ?? '',
		date: plan.date,
		from: plan.from ?? '',
		to: plan.to ?? '',
		fields: plan.fields ?? [],
		facilitator: plan.facilitator ?? '',
		agenda: plan.agenda.join('\n'),
		questions: plan.questions.join('\n'),
		dotsEach: String(plan.dotsEach),
		announced: plan.announced,
	};
}

/** What everybody reads of a forum, as far as it is a plan: where this device has not read the plan itself. */
export function planOf(forum: Forum): ForumPlan {
	const { theme, placeId, placeName, date, from, to, agenda = [], fields, facilitator, questions = [] } = forum;
	return {
		theme,
		...(placeId !== undefined && { placeId }),
		...(placeName !== undefined && { placeName }),
		date,
		...(from !== undefined && { from }),
		...(to !== undefined && { to }),
		...(facilitator !== undefined && { facilitator }),
		...(fields && { fields }),
		agenda,
		questions,
		dotsEach: 3,
		announced: true,
	};
}

export type PlanProblem = 'theme' | 'date' | 'time';

/** What was typed as it is recorded, or what is missing. */
export function readPlan(form: PlanForm): { plan: ForumPlan } | { problem: PlanProblem } {
	const theme = form.theme.trim();
	if (theme === '') return { problem: 'theme' };
	if (!isValidDate(form.date)) return { problem: 'date' };
	if (form.from !== '' && form.to !== '' && form.to <= form.from) return { problem: 'time' };
	const placeName = form.placeName.trim();
	const facilitator = form.facilitator.trim();
	return {
		plan: {
			theme: theme.slice(0, 120),
			...(form.placeId !== '' && { placeId: form.placeId }),
			...(form.placeId === '' && placeName && { placeName: placeName.slice(0, 100) }),
			date: form.date,
			...(form.from !== '' && { from: form.from }),
			...(form.to !== '' && { to: form.to }),
			agenda: linesOf(form.agenda, 12, 120),
			...(form.fields.length > 0 && { fields: form.fields }),
			...(facilitator && { facilitator: facilitator.slice(0, 80) }),
			questions: linesOf(form.questions, 8, 160),
			dotsEach: Number(form.dotsEach),
			announced: form.announced,
		},
	};
}

function linesOf(text: string, most: number, letters: number): string[] {
	const lines = text.split('\n').map((line) => line.trim().slice(0, letters));
	return lines.filter((line) => line !== '').slice(0, most);
}
