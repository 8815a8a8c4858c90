/**
 * してほしいこと・できること: what somebody needs, and what somebody offers. Both are rows of one kind, told apart by `side`.
 *
 * Anybody tells one; a coordinator looks at it before everybody can read it. Groups' representatives and coordinators write them at
 * once. The public row has no personal data: whom to call lies in `coordination` alone, as `ExchangePrivate`. Whoever told one holds
 * a ticket: `GET /p/{area}/exchange` with the header `Engawa-Ticket: {token}` answers `ExchangeAnswer`.
 */
import * as v from 'valibot';
import { IntroductionRow } from './case.ts';
import { Id, Instant, LocalDate, rowFields } from './common.ts';
import { addDays } from './dates.ts';
import { EXCHANGE_KINDS, TIME_BANDS } from './help-kinds.ts';
import { HelperSelf } from './helper.ts';
import { Uuid } from './intent.ts';
import { LentSelf } from './lent-place.ts';
import { Weekday } from './place.ts';
import { AskerContact, SealedText } from './request.ts';

export { EXCHANGE_KINDS, type ExchangeKind, TIME_BANDS, type TimeBand } from './help-kinds.ts';

export const EXCHANGE_SIDES = ['need', 'offer'] as const;
export type ExchangeSide = (typeof EXCHANGE_SIDES)[number];

export const EXCHANGE_WHO = [
	'group', // 市民活動団体
	'person', // 個人: a coordinator stands between
	'company',
	'university',
	'school',
	'city', // 市
] as const;
export type ExchangeWho = (typeof EXCHANGE_WHO)[number];

export const EXCHANGE_ORIGINS = ['desk', 'kiosk', 'phone', 'account'] as const;
export type ExchangeOrigin = (typeof EXCHANGE_ORIGINS)[number];

/** How long one holds when nobody says otherwise, and after it was renewed. */
export const EXCHANGE_DAYS = 90;
/** How far ahead `until` may lie. */
export const MOST_EXCHANGE_DAYS = 366;
/** From so many days before its end it is offered for renewal. */
export const RENEW_DAYS = 14;

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));

/** BCP 47 */
const lang = v.optional(v.pipe(v.string(), v.maxLength(20)));

/** What is said of it: all of this is public. */
const said = {
	side: v.picklist(EXCHANGE_SIDES),
	what: v.picklist(EXCHANGE_KINDS),
	who: v.picklist(EXCHANGE_WHO),
	title: words(80),
	text: v.optional(words(800)),
	/** the コミュニティセンター whose neighbourhood it is in; absent: the whole town */
	placeId: v.optional(Id),
	/** codes of the profile's fields */
	fields: v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(5)),
	days: v.optional(v.pipe(v.array(Weekday), v.maxLength(7))),
	bands: v.optional(v.pipe(v.array(v.picklist(TIME_BANDS)), v.maxLength(3))),
	/** when, in words */
	whenText: v.optional(words(120)),
	/** the last day on which it holds */
	until: v.optional(LocalDate),
};

export const Exchange = v.looseObject({
	...rowFields,
	...said,
	until: LocalDate,
	groupId: v.optional(Id),
	issueIds: v.optional(v.pipe(v.array(Id), v.maxLength(10))),
	from: v.picklist(EXCHANGE_ORIGINS),
	raisedOn: LocalDate,
	/** when somebody last said that it still holds */
	renewedOn: v.optional(LocalDate),
	/** it is over: somebody was found, or it was taken back */
	ended: v.optional(v.picklist(['met', 'gone'])),
});
export type Exchange = v.InferOutput<typeof Exchange>;

/** Does it still hold on that day? */
export function isOpen({ until, ended }: Pick<Exchange, 'until' | 'ended'>, today: LocalDate): boolean {
	return ended === undefined && until >= today;
}

/** Should somebody say soon whether it still holds? */
export function endsSoon(row: Pick<Exchange, 'until' | 'ended'>, today: LocalDate): boolean {
	return isOpen(row, today) && row.until <= addDays(today, RENEW_DAYS);
}

/** In `coordination` alone: whom to call, what nobody else needs to know, and the ticket of whoever told it. */
export const ExchangePrivate = v.looseObject({
	id: Id,
	contact: v.optional(AskerContact),
	/** language of mails to that contact, BCP 47 */
	lang: v.optional(v.string()),
	note: v.optional(v.string()),
	ticketHash: v.optional(v.string()),
	/** of the link in the last mail that asked whether it still holds */
	mailHash: v.optional(v.string()),
	/** the last day for which that was asked */
	askedUntil: v.optional(LocalDate),
});
export type ExchangePrivate = v.InferOutput<typeof ExchangePrivate>;

export const RAISED_EXCHANGE_STATES = ['waiting', 'published', 'declined', 'withdrawn'] as const;
export const DECLINE_EXCHANGE_REASONS = [
	'personal', // 個人のことが書いてある
	'business', // 商売・勧誘
	'unclear', // 内容がわからない
	'elsewhere', // 別の窓口が受ける
	'other',
] as const;
export type DeclineExchangeReason = (typeof DECLINE_EXCHANGE_REASONS)[number];

/** What somebody told, in `coordination` until a coordinator has looked, and as its author sees it in `ticket/{hash}`. */
export const RaisedExchange = v.looseObject({
	id: Id,
	...said,
	from: v.picklist(EXCHANGE_ORIGINS),
	at: Instant,
	state: v.picklist(RAISED_EXCHANGE_STATES),
	reason: v.optional(v.picklist(DECLINE_EXCHANGE_REASONS)),
	/** the coordinator's own words to whoever told it */
	words: v.optional(v.string()),
	/** in `coordination` alone: which device or account told it (`raiser.ts`) */
	by: v.optional(v.string()),
});
export type RaisedExchange = v.InferOutput<typeof RaisedExchange>;

/** What a ticket opens: what was told or agreed to, and the introductions that wait for an answer or came of it. */
export const ExchangeAnswer = v.looseObject({
	protocol: v.number(),
	now: Instant,
	raised: v.optional(RaisedExchange),
	introductions: v.array(IntroductionRow),
	/** the link of a mail that asks whether this still holds: as everybody reads it */
	holds: v.optional(v.looseObject({ id: Id, side: v.picklist(EXCHANGE_SIDES), title: v.string() })),
	/** the link of somebody who can help */
	helper: v.optional(HelperSelf),
	/** a place that its keeper lends */
	lent: v.optional(LentSelf),
});
export type ExchangeAnswer = v.InferOutput<typeof ExchangeAnswer>;

export const EXCHANGE_INTENTS = {
	/** Anybody. */
	'exchange.raise': v.looseObject({
		exchangeId: Uuid,
		/** SHA-256 of the ticket's token, base64url; a kiosk and a desk hand it over and keep none */
		ticketHash: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{43}$/))),
		...said,
		from: v.picklist(EXCHANGE_ORIGINS),
		/** whom to call, sealed to the server (`src/data/seal.ts`) */
		sealed: v.optional(SealedText),
		/** the language its author reads, for mails */
		lang,
	}),
	/** What becomes of something that was told. */
	'exchange.decide': v.looseObject({
		exchangeId: Uuid,
		decision: v.picklist(['publish', 'decline']),
		reason: v.optional(v.picklist(DECLINE_EXCHANGE_REASONS)),
		words: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300))),
		/** for `publish`: wording without what should not be public */
		title: v.optional(words(80)),
		text: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(800))),
	}),
	/** Writes one, or changes it; `rev`: the version its author saw, absent when it is new. */
	'exchange.put': v.looseObject({
		exchangeId: Id,
		rev: v.optional(v.number()),
		...said,
		groupId: v.optional(Id),
		issueIds: v.optional(v.pipe(v.array(Id), v.maxLength(10))),
		/** what coordinators alone see; absent: as it was */
		contact: v.optional(AskerContact),
		/** language of mails to that contact; absent: as it was */
		lang,
		note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(600))),
	}),
	/** It still holds: `EXCHANGE_DAYS` from today. */
	'exchange.renew': v.looseObject({ exchangeId: Id }),
	/** It is over. */
	'exchange.end': v.looseObject({ exchangeId: Id, ended: v.picklist(['met', 'gone']) }),
} as const;
