import { paths } from '../../../contract/paths.ts';
import type { Method } from '../../../contract/profile.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import type { Quarter, Trend } from './queries.ts';

export const QUARTERS: readonly MessageKey[] = ['progress.q1', 'progress.q2', 'progress.q3', 'progress.q4'];

export const METHOD_WORDS: Record<Method, MessageKey> = {
	'events-held': 'progress.methodEvents',
	'groups-confirmed': 'progress.methodGroups',
	'issues-result': 'progress.methodIssues',
	'forums-with-minutes': 'progress.methodForums',
	'requests-asked': 'progress.methodRequests',
	'requests-answered-days': 'progress.methodAnswers',
	'cases-proposed': 'progress.methodCases',
	'introductions-made': 'progress.methodIntroductions',
	'cases-worked': 'progress.methodWorked',
	'cases-ended': 'progress.methodEnded',
	'consults-received': 'progress.methodConsults',
	'consults-answered-days': 'progress.methodConsultDays',
	'consults-answered-within': 'progress.methodConsultWithin',
	'consults-closed': 'progress.methodConsultClosed',
	'kiosk-screens': 'progress.methodScreens',
	'kiosk-nothing-found': 'progress.methodNothingFound',
	entered: 'progress.methodEntered',
};

/** Where one can look at what was counted, as far as it is public by itself. */
export const METHOD_FACTS: Partial<Record<Method, { href: string; words: MessageKey }>> = {
	'groups-confirmed': { href: paths.groups(), words: 'progress.toGroups' },
	'issues-result': { href: paths.issues(), words: 'issues.heading' },
	'forums-with-minutes': { href: paths.forums(), words: 'forum.title' },
};

export const TREND_WORDS: Record<Trend, MessageKey> = {
	more: 'progress.more',
	less: 'progress.less',
	same: 'progress.same',
};

export function numberText(n: number): string {
	return n.toLocaleString('en');
}

export function quarterText({ n, whole, few }: Quarter): string {
	if (n === undefined) return t(few ? 'progress.few' : 'progress.missing');
	return whole ? numberText(n) : t('progress.soFar', { n: numberText(n) });
}
