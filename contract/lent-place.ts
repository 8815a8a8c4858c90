/**
 * ほかの場所: a café, a temple, a company's room whose keeper lets others use it.
 *
 * To readers it is a `Place` like any other, with `lent`: for what, who, under which conditions, how to ask. Nobody here knows when
 * it is free, and it has no rooms. Its public row exists only while its keeper agrees; who that is, and what they agreed to, lies
 * whole in `coordination` as the kind `lent-place`. A keeper holds a link: `GET /p/{area}/exchange` with the header
 * `Engawa-Ticket: {token}` answers `LentSelf` in `ExchangeAnswer`.
 */
import * as v from 'valibot';
import { Fee, Id, LocalDate, Presence } from './common.ts';
import { addDays } from './dates.ts';
import { CONSENT_HOW, CONSENT_LANGUAGES, Consent } from './helper.ts';
import { Uuid } from './intent.ts';
import { LENT_CONDITIONS } from './lent.ts';
import { AskerContact, SealedText } from './request.ts';

/** Words that keepers agreed to, by their name. A text that was agreed to once never changes: another gets another name. */
export const LENDING_TEXTS = ['place-1'] as const;
export type LendingText = (typeof LENDING_TEXTS)[number];
export const LENDING_TEXT_NOW: LendingText = 'place-1';

/** A year after its keeper last said that it is so, they are asked … */
export const LENT_YEAR_DAYS = 365;
/** … and when nobody answers for so long, it is shown no more. */
export const LENT_ANSWER_DAYS = 60;
/** How long a consent holds when nobody says otherwise, and at most. */
export const LENDING_DAYS = LENT_YEAR_DAYS + LENT_ANSWER_DAYS;
export const MOST_LENDING_DAYS = 731;
/** A consent that ends sooner is asked about so many days before. */
export const ASK_LENDING_DAYS = 30;

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));

/** What its keeper says of it: all of this becomes public. */
const said = {
	name: words(80),
	nameKana: v.optional(words(80)),
	/** カフェ, お寺, 会社の会議室 … */
	typeText: words(40),
	address: words(120),
	lat: v.optional(v.pipe(v.number(), v.minValue(20), v.maxValue(46))),
	lon: v.optional(v.pipe(v.number(), v.minValue(122), v.maxValue(154))),
	phone: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(30))),
	url: v.optional(v.pipe(v.string(), v.trim(), v.regex(/^https?:\/\/\S+$/), v.maxLength(300))),
	description: v.optional(words(400)),
	/** when it may be used, in words */
	hoursText: words(200),
	fee: Fee,
	capacity: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5000))),
	/** one of `ACCESSIBILITY_ITEMS` → has it */
	accessibility: v.optional(v.record(v.pipe(v.string(), v.maxLength(40)), Presence)),
	accessibilityText: v.optional(words(300)),
	/** ids of the profile's areas */
	areaIds: v.optional(v.pipe(v.array(Id), v.maxLength(5))),
	...LENT_CONDITIONS,
};
const Said = v.looseObject(said);
export type LentSaid = v.InferOutput<typeof Said>;

const agreed = {
	text: v.picklist(LENDING_TEXTS),
	/** the language in which it was read */
	lang: v.picklist(CONSENT_LANGUAGES),
	until: LocalDate,
	how: v.picklist(CONSENT_HOW),
};

/** `waiting`: proposed by its keeper, and nobody has looked yet. */
export const LENT_STATES = ['waiting', 'shown', 'declined'] as const;
export const DECLINE_LENT_REASONS = [
	'business', // 宣伝・勧誘が主な目的
	'unclear', // 内容がわからない
	'not-keeper', // 場所の方と確かめられない
	'elsewhere', // 別の窓口が受ける
	'other',
] as const;
export type DeclineLentReason = (typeof DECLINE_LENT_REASONS)[number];

const held = {
	id: Id,
	state: v.picklist(LENT_STATES),
	...said,
	/** what its keeper wrote since, until a coordinator has looked; what was said before is shown meanwhile */
	change: v.optional(Said),
	consent: Consent,
	/** who keeps it, and how to reach them; gone once it was declined */
	contact: v.optional(AskerContact),
	/** when somebody last said that it is so */
	confirmedOn: LocalDate,
	since: LocalDate,
	reason: v.optional(v.picklist(DECLINE_LENT_REASONS)),
	/** the coordinator's own words to its keeper */
	words: v.optional(v.string()),
};

export const LentPlaceRow = v.looseObject({
	...held,
	/** coordinators' own; its keeper does not see it */
	note: v.optional(v.string()),
	/** of its keeper's links, the newest last */
	ticketHashes: v.array(v.string()),
	/** when its keeper was last asked whether it is still so */
	remindedOn: v.optional(LocalDate),
});
export type LentPlaceRow = v.InferOutput<typeof LentPlaceRow>;

/** What its keeper sees. */
export const LentSelf = v.looseObject({ ...held, rev: v.number() });
export type LentSelf = v.InferOutput<typeof LentSelf>;

/** Does its keeper agree on that day? */
export function isLendingAgreed(
	{ state, consent }: Pick<LentPlaceRow, 'state' | 'consent'>,
	today: LocalDate,
): boolean {
	return state !== 'declined' && consent.until >= today;
}

/** From which day its keeper is asked whether it is still so. */
export function asksAgainFrom({ confirmedOn, consent }: Pick<LentPlaceRow, 'confirmedOn' | 'consent'>): LocalDate {
	const days = [addDays(confirmedOn, LENT_YEAR_DAYS), addDays(consent.until, -ASK_LENDING_DAYS)];
	return days.sort()[0] as LocalDate;
}

const ticketHash = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

export const LENDING_INTENTS = {
	/** By whoever keeps the place, where the town's profile has it so. A coordinator looks at it first. */
	'lending.propose': v.looseObject({
		lentId: Uuid,
		ticketHash,
		...said,
		/** who keeps it, sealed to the server where it is typed */
		sealed: SealedText,
		consent: v.looseObject(agreed),
	}),
	/**
	 * Writes one, or changes it: by a coordinator, at once, or by its keeper with their link, who waits for a coordinator. `rev`: the
	 * version its author saw, absent when it is new. Nothing is shown without `consent` and somebody who keeps it.
	 */
	'lending.put': v.looseObject({
		lentId: Uuid,
		rev: v.optional(v.number()),
		ticketHash: v.optional(ticketHash),
		...said,
		/** absent: as it was */
		sealed: v.optional(SealedText),
		consent: v.optional(v.looseObject(agreed)),
		/** by coordinators; absent: as it was */
		note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(600))),
	}),
	/** What becomes of what its keeper wrote; `rev`: the version that was looked at. */
	'lending.decide': v.looseObject({
		lentId: Uuid,
		rev: v.number(),
		decision: v.picklist(['publish', 'decline']),
		reason: v.optional(v.picklist(DECLINE_LENT_REASONS)),
		words: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300))),
	}),
	/** It is still so, and its keeper agrees for longer. */
	'lending.confirm': v.looseObject({ lentId: Uuid, ...agreed }),
	/** Another link for its keeper. */
	'lending.link': v.looseObject({ lentId: Uuid, ticketHash }),
	/** Its keeper does not agree any more: it is shown nowhere, and everything of it goes. */
	'lending.withdraw': v.looseObject({ lentId: Uuid }),
} as const;
