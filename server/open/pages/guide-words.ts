/** Words of grants, courses, desks and articles in pages and sheets without script. */
import type { Guide } from '../../../contract/guide.ts';
import { occurrencesOf } from '../../../contract/occurrences.ts';
import { BENEFIT_WORDS } from '../csv/group-sheet.ts';
import { weekdayWord } from '../csv/sheet-row.ts';

export const GUIDE_WORDS: Record<Guide['guideType'], string> = {
	grant: '助成・制度',
	course: '講座',
	desk: '相談',
	article: '読みもの',
};

/** The source's own words where it has some, else its hours or days; undefined when it says nothing. */
export function guideTimes({ when, hours, hoursText }: Guide): string | undefined {
	const stated = hours?.map(({ days, ranges }) =>
		[weekdayWord(days), ranges.map(({ from, to }) => `${from}～${to}`).join('、')].filter(Boolean).join(' '),
	);
	const said = [when?.text, hoursText ?? (stated?.length ? stated.join(' / ') : undefined)].filter(Boolean);
	if (said.length > 0 || !when) return said.length > 0 ? said.join('\n') : undefined;
	const days = occurrencesOf(when, '0001-01-01', '9999-12-31', MOST_DAYS).map(
		({ date, from, to }) => `${date}${from ? ` ${from}` : ''}${to ? `～${to}` : ''}`,
	);
	return days.length > 0 ? days.join('、') : undefined;
}

const MOST_DAYS = 30;

export function guideAmount({ amount }: Guide): string | undefined {
	if (!amount) return undefined;
	const said = [
		amount.max === undefined ? undefined : `${amount.max}円まで`,
		amount.perUse === undefined ? undefined : `1回${amount.perUse}円まで`,
		amount.ratePercent === undefined ? undefined : `費用の${amount.ratePercent}％まで`,
		amount.text,
	].filter((part) => part !== undefined);
	return said.length > 0 ? said.join('、') : undefined;
}

/** What a group must be to get it, one condition each. */
export function guideConditions({ conditions }: Guide): string[] {
	if (!conditions) return [];
	const { benefit, members, residentPercent, yearsFrom, yearsTo, registration, other } = conditions;
	return [
		benefit?.length ? `${benefit.map((each) => BENEFIT_WORDS[each]).join('・')}の活動` : undefined,
		members === undefined ? undefined : `構成員${members}人以上`,
		residentPercent === undefined ? undefined : `市民が${residentPercent}％以上`,
		yearsFrom === undefined ? undefined : `設立から${yearsFrom}年以上`,
		yearsTo === undefined ? undefined : `設立から${yearsTo}年以内`,
		registration === undefined ? undefined : `${registration}に登録`,
		...(other ?? []),
	].filter((condition) => condition !== undefined);
}
