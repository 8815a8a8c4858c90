/**
 * 地域の課題: what a neighbourhood has on its mind, and what becomes of it.
 *
 * Anybody raises one; a coordinator looks at it before everybody can read it. Whoever raised it holds a ticket:
 * `GET /p/{area}/raised` with the header `Engawa-Ticket: {token}` answers `RaisedAnswer`. Two that are the same are joined:
 * the one keeps its address and says where it went, nothing is deleted.
 */
import * as v from 'valibot';
import { Id, Instant, LocalDate, rowFields } from './common.ts';
import { Uuid } from './intent.ts';

export const ISSUE_STATUSES = [
	'shared', // 共有
	'considering', // 検討
	'acting', // 取組
	'result', // 結果
] as const;
export type IssueStatus = (typeof ISSUE_STATUSES)[number];

export const ISSUE_ORIGINS = ['forum', 'desk', 'kiosk', 'phone'] as const;
export type IssueOrigin = (typeof ISSUE_ORIGINS)[number];

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
const ids = v.pipe(v.array(Id), v.maxLength(30));

/** What a person says of it; the rest comes from coordinators. */
const said = {
	title: words(80),
	text: v.optional(words(800)),
	/** the コミュニティセンター whose neighbourhood it is about; absent: the whole town */
	placeId: v.optional(Id),
	/** codes of the profile's fields */
	fields: v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(5)),
};

const linked = {
	groupIds: v.optional(ids),
	eventIds: v.optional(ids),
	forumIds: v.optional(ids),
	/** where one can read on: a record, a survey, a page of the town */
	sources: v.optional(
		v.pipe(
			v.array(v.looseObject({ title: words(120), url: v.optional(v.pipe(v.string(), v.maxLength(500))) })),
			v.maxLength(10),
		),
	),
};

export const Issue = v.looseObject({
	...rowFields,
	...said,
	...linked,
	status: v.picklist(ISSUE_STATUSES),
	/** every step with its day and what happened, the oldest first */
	story: v.array(v.looseObject({ status: v.picklist(ISSUE_STATUSES), date: LocalDate, text: v.optional(v.string()) })),
	from: v.picklist(ISSUE_ORIGINS),
	raisedOn: LocalDate,
	/** the same as this one, which goes on */
	joinedInto: v.optional(Id),
});
export type Issue = v.InferOutput<typeof Issue>;

export const RAISED_STATES = ['waiting', 'published', 'joined', 'declined'] as const;
export const DECLINE_ISSUE_REASONS = [
	'personal', // 個人のことが書いてある
	'hurtful', // 人を傷つける
	'not-local', // 地域の課題ではない
	'elsewhere', // 別の窓口が受ける
	'other',
] as const;
export type DeclineIssueReason = (typeof DECLINE_ISSUE_REASONS)[number];

/** What somebody raised, in `coordination` until a coordinator has looked, and as its author sees it in `ticket/{hash}`. */
export const RaisedIssue = v.looseObject({
	...rowFields,
	...said,
	from: v.picklist(ISSUE_ORIGINS),
	forumId: v.optional(Id),
	at: Instant,
	state: v.picklist(RAISED_STATES),
	reason: v.optional(v.picklist(DECLINE_ISSUE_REASONS)),
	/** the coordinator's own words to whoever raised it */
	words: v.optional(v.string()),
	/** the issue it became, or was joined to */
	issueId: v.optional(Id),
	/** in `coordination` alone */
	ticketHash: v.optional(v.string()),
	/** in `coordination` alone: which device or account told it (`raiser.ts`) */
	by: v.optional(v.string()),
});
export type RaisedIssue = v.InferOutput<typeof RaisedIssue>;

export const RaisedAnswer = v.looseObject({ protocol: v.number(), now: Instant, raised: RaisedIssue });
export type RaisedAnswer = v.InferOutput<typeof RaisedAnswer>;

export const ISSUE_INTENTS = {
	/** Anybody. */
	'issue.raise': v.looseObject({
		issueId: Uuid,
		/** SHA-256 of the ticket's token, base64url; a kiosk and a desk hand it over and keep none */
		ticketHash: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{43}$/))),
		...said,
		from: v.picklist(ISSUE_ORIGINS),
		forumId: v.optional(Uuid),
	}),
	/** What becomes of something that was raised. */
	'issue.decide': v.looseObject({
		issueId: Uuid,
		decision: v.picklist(['publish', 'join', 'decline']),
		/** for `join` */
		into: v.optional(Id),
		reason: v.optional(v.picklist(DECLINE_ISSUE_REASONS)),
		words: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300))),
		/** for `publish`: wording without what should not be public */
		title: v.optional(words(80)),
		text: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(800))),
	}),
	/** Writes one, or changes it; `rev`: the version its author saw, absent when it is new. */
	'issue.put': v.looseObject({
		issueId: Id,
		rev: v.optional(v.number()),
		...said,
		...linked,
		from: v.picklist(ISSUE_ORIGINS),
	}),
	/** The next step, or one more line to the same. */
	'issue.step': v.looseObject({
		issueId: Id,
		status: v.picklist(ISSUE_STATUSES),
		date: LocalDate,
		text: v.optional(words(400)),
	}),
	/** Two are one. */
	'issue.join': v.looseObject({ issueId: Id, into: Id }),
} as const;
