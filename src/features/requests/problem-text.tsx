import type { AskProblem } from '../../../contract/asking-rules.ts';
import type { Worded } from '../../../contract/common.ts';
import type { Refusal } from '../../../contract/intent.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { monthMarked, timeMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import type { Field } from './ask-form.ts';

export type ProblemCode = Refusal | 'missing';

/** Why it cannot be, and what to do instead, in one breath. What the server says and what the device finds are worded alike. */
export function ProblemText({
	code,
	detail = {},
	field,
}: {
	code: string;
	detail?: AskProblem['detail'] | undefined;
	field?: Field | undefined;
}) {
	if (code === 'missing') {
		return <T k={detail.field === 'series' ? 'requests.missingDays' : MISSING[field ?? 'when']} />;
	}
	switch (code) {
		case 'slot-closed':
			return detail.reason ? (
				<T k="requests.whyClosedReason" reason={<ContentText text={detail.reason as Worded} inline />} />
			) : (
				<T k="requests.whyClosed" />
			);
		case 'not-yet-open':
			if (!detail.opens) return <T k="requests.whyNotYet" />;
			return detail.opens.time ? (
				<T
					k="requests.whyNotYetAt"
					openDate={<DateText date={detail.opens.date} />}
					time={<Marked text={timeMarked(detail.opens.time)} />}
				/>
			) : (
				<T k="requests.whyNotYetOn" openDate={<DateText date={detail.opens.date} />} />
			);
		case 'asking-ended':
			return detail.until ? (
				<T k="requests.whyEndedOn" date={<DateText date={detail.until} />} />
			) : (
				<T k="requests.whyEnded" />
			);
		case 'kept-from-asking':
			return detail.until ? (
				<T k="requests.whyKeptUntil" date={<DateText date={detail.until} />} />
			) : (
				<T k="requests.whyKept" />
			);
		case 'too-few-people':
		case 'too-many-people':
		case 'limit-per-day':
			return detail.limit ? <T k={WITH_LIMIT[code]} n={detail.limit} /> : <T k="requests.whyRules" />;
		case 'limit-per-month':
			if (!detail.limit) return <T k="requests.whyRules" />;
			return detail.month ? (
				<T k="requests.whyPerMonthOf" month={<Marked text={monthMarked(detail.month)} />} n={detail.limit} />
			) : (
				<T k="requests.whyPerMonth" n={detail.limit} />
			);
	}
	return <T k={isPlain(code) ? PLAIN[code] : 'requests.whyInvalid'} />;
}

const WITH_LIMIT = {
	'too-few-people': 'requests.whyTooFew',
	'too-many-people': 'requests.whyTooMany',
	'limit-per-day': 'requests.whyPerDay',
} as const;

const MISSING: Record<Field, MessageKey> = {
	when: 'requests.missingWhen',
	purpose: 'requests.missingPurpose',
	people: 'requests.missingPeople',
	who: 'requests.missingWho',
	contact: 'requests.missingContact',
};

type Plain = Exclude<
	Refusal,
	| 'slot-closed'
	| 'not-yet-open'
	| 'asking-ended'
	| 'kept-from-asking'
	| 'too-few-people'
	| 'too-many-people'
	| 'limit-per-day'
	| 'limit-per-month'
>;

/** A refusal without words here does not compile. */
const PLAIN: Record<Plain, MessageKey> = {
	invalid: 'requests.whyInvalid',
	'unknown-intent': 'requests.whyTooOld',
	'too-old': 'requests.whyTooOld',
	'sign-in-needed': 'requests.whySignIn',
	'other-account': 'requests.whyOtherAccount',
	'not-allowed': 'requests.whyNotAllowed',
	'not-found': 'requests.whyNotFound',
	'changed-since': 'requests.whyChangedSince',
	'wrong-state': 'requests.whyWrongState',
	'slot-taken': 'requests.whyTaken',
	'slot-over': 'requests.whyOver',
	'no-such-slot': 'requests.whyNoSlot',
	'not-askable': 'requests.whyNotAskable',
	'groups-only': 'requests.whyGroupsOnly',
	'newer-mark': 'requests.whyInvalid',
	'both-changed': 'requests.whyChangedSince',
	conflict: 'requests.whyInvalid',
	'too-many': 'requests.whyTooManyAsked',
	'no-picture': 'requests.whyInvalid',
	'depends-on-refused': 'requests.whyDepends',
};

function isPlain(code: string): code is Plain {
	return Object.hasOwn(PLAIN, code);
}

/** The part of the form that a refusal is about, so that it is said there. */
export function fieldOf(code: string): Field {
	if (code === 'too-few-people' || code === 'too-many-people') return 'people';
	return code === 'groups-only' ? 'who' : 'when';
}
