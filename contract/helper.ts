/**
 * 人材: a person who can help, known to coordinators alone and only as long as they agree to it.
 *
 * A helper lies whole in `coordination`, as the kind `helper`, and nowhere else: no public row, no kiosk, no other scope. Whoever it
 * is about holds a link: `GET /p/{area}/exchange` with the header `Engawa-Ticket: {token}` answers `HelperSelf` in `ExchangeAnswer`.
 *
 * Consent is part of the row: which words, in which language, on which day, how, until when. When it is taken back, and the day after
 * it has run out, the row goes and with it every trace of the person: what cases, introductions, mails and devices held of them.
 */
import * as v from 'valibot';
import { Id, LocalDate } from './common.ts';
import { EXCHANGE_KINDS, TIME_BANDS } from './help-kinds.ts';
import { Uuid } from './intent.ts';
import { Weekday } from './place.ts';
import { AskerContact, SealedText } from './request.ts';

/** Words that people agreed to, by their name. A text that was agreed to once never changes: another gets another name. */
export const CONSENT_TEXTS = ['helper-1'] as const;
export type ConsentText = (typeof CONSENT_TEXTS)[number];
export const CONSENT_NOW: ConsentText = 'helper-1';

export const CONSENT_LANGUAGES = ['ja', 'ja-x-easy', 'en'] as const;

export const CONSENT_HOW = [
	'spoken', // 読み上げて、口頭で
	'written', // 書面で
	'self', // 本人が画面で
] as const;
export type ConsentHow = (typeof CONSENT_HOW)[number];

/** A consent holds so long when nobody says otherwise, and at most. */
export const CONSENT_DAYS = 365;
export const MOST_CONSENT_DAYS = 731;
/** From so many days before its end somebody asks whether it still holds. */
export const ASK_CONSENT_DAYS = 30;
/** A link that nobody filled in opens nothing any more. */
export const INVITED_DAYS = 14;

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
const Code = v.pipe(v.string(), v.maxLength(20));

/** What a person says they can do: seen by coordinators alone, like everything else here. */
const said = {
	/** kinds of help */
	kinds: v.pipe(v.array(v.picklist(EXCHANGE_KINDS)), v.minLength(1), v.maxLength(EXCHANGE_KINDS.length)),
	/** codes of the profile's fields */
	fields: v.pipe(v.array(Code), v.maxLength(20)),
	/** codes of the profile's abilities, as the person states them; nobody scores them */
	abilities: v.optional(v.pipe(v.array(Code), v.maxLength(20))),
	/** コミュニティセンター in whose neighbourhoods; absent: the whole town */
	placeIds: v.optional(v.pipe(v.array(Id), v.maxLength(20))),
	days: v.optional(v.pipe(v.array(Weekday), v.maxLength(7))),
	bands: v.optional(v.pipe(v.array(v.picklist(TIME_BANDS)), v.maxLength(3))),
	/** in the person's own words */
	text: v.optional(words(400)),
};

const agreed = {
	text: v.picklist(CONSENT_TEXTS),
	/** the language in which it was read */
	lang: v.picklist(CONSENT_LANGUAGES),
	until: LocalDate,
	how: v.picklist(CONSENT_HOW),
};

/** As it is recorded. */
export const Consent = v.looseObject({
	...agreed,
	/** a newer server's text is shown by its name */
	text: v.string(),
	/** the day on which the person agreed */
	on: LocalDate,
	/** the coordinator who recorded it; absent: the person did */
	by: v.optional(v.string()),
});
export type Consent = v.InferOutput<typeof Consent>;

/** `invited`: a link was handed out and nothing of the person is known; `active`: they agreed. */
export const HELPER_STATES = ['invited', 'active'] as const;

export const HelperRow = v.looseObject({
	id: Id,
	state: v.picklist(HELPER_STATES),
	...said,
	kinds: v.array(v.picklist(EXCHANGE_KINDS)),
	/** the name, and how to reach them */
	contact: v.optional(AskerContact),
	consent: v.optional(Consent),
	/** coordinators' own; the person does not see it */
	note: v.optional(v.string()),
	/** of the person's link */
	ticketHash: v.optional(v.string()),
	/** of the link in the last mail that asked whether the consent goes on */
	mailHash: v.optional(v.string()),
	/** the end of the consent for which that was asked */
	askedUntil: v.optional(LocalDate),
	/** when the link was handed out, or the person registered */
	since: LocalDate,
});
export type HelperRow = v.InferOutput<typeof HelperRow>;

/** What the person sees of themself. */
export const HelperSelf = v.looseObject({
	id: Id,
	rev: v.number(),
	state: v.picklist(HELPER_STATES),
	...said,
	kinds: v.array(v.picklist(EXCHANGE_KINDS)),
	contact: v.optional(AskerContact),
	consent: v.optional(Consent),
});
export type HelperSelf = v.InferOutput<typeof HelperSelf>;

/** May coordinators see this person on that day? */
export function isAgreed({ state, consent }: Pick<HelperRow, 'state' | 'consent'>, today: LocalDate): boolean {
	return state === 'active' && consent !== undefined && consent.until >= today;
}

const ticketHash = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

export const HELPER_INTENTS = {
	/** A link for somebody who fills it in themself, or a new one in the place of one that was lost. */
	'helper.link': v.looseObject({ helperId: Uuid, ticketHash }),
	/**
	 * Registers a person, or changes what is said of them: by a coordinator, or by the person with their link. `rev`: the version
	 * its author saw, absent when it is new. Nobody is registered without `consent` and a name.
	 */
	'helper.put': v.looseObject({
		helperId: Uuid,
		rev: v.optional(v.number()),
		ticketHash: v.optional(ticketHash),
		...said,
		/** name and how to be reached, sealed to the server where it is typed; absent: as it was */
		sealed: v.optional(SealedText),
		consent: v.optional(v.looseObject(agreed)),
		/** by coordinators; absent: as it was */
		note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(600))),
	}),
	/** The person agrees for longer. */
	'helper.consent': v.looseObject({ helperId: Uuid, ...agreed }),
	/** The person does not agree any more: everything goes. */
	'helper.withdraw': v.looseObject({ helperId: Uuid }),
} as const;
