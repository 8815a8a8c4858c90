/**
 * Asking for a room (申込み). Never "booking": a request is asked for, received, confirmed at the window.
 *
 *   (on the device: draft → waiting) → prepared | received | confirmed | queued
 *   prepared  → confirmed · declined · withdrawn      counter: the paper at the window decides; takes no slot
 *   received  → confirmed · declined · withdrawn      the slot is kept while the desk decides
 *   confirmed → withdrawn · no-show · cancelled       cancelled: by the place, with a reason
 *   queued    → received · confirmed · withdrawn      waiting list: moves up when the slot frees
 */
import * as v from 'valibot';
import { Id, Instant, LocalDate, type LocalTime, rowFields } from './common.ts';
import { Uuid } from './intent.ts';
import { Purpose } from './room.ts';

export const REQUEST_STATES = [
	'prepared',
	'received',
	'confirmed',
	'declined',
	'withdrawn',
	'queued',
	'cancelled',
	'no-show',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** The slots of one day; `slotIds` lie side by side. */
export const AskedSlots = v.looseObject({
	date: LocalDate,
	slotIds: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.minLength(1), v.maxLength(12)),
});
export type AskedSlots = { date: string; slotIds: string[] };

/** Sealed at once to the server's public key (`seal.ts`): the device that wrote it cannot read it back. */
export const SealedText = v.looseObject({
	keyId: v.pipe(v.string(), v.maxLength(40)),
	/** HPKE's encapsulated key, base64url */
	enc: v.pipe(v.string(), v.maxLength(200)),
	/** base64url */
	text: v.pipe(v.string(), v.maxLength(4_000)),
});
export type SealedText = v.InferOutput<typeof SealedText>;

/** The *one* contact. What is sealed is the JSON of this. */
export const AskerContact = v.looseObject({
	/** who to ask for */
	name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
	kind: v.picklist(['phone', 'email', 'none']),
	value: v.pipe(v.string(), v.maxLength(200)),
});
export type AskerContact = v.InferOutput<typeof AskerContact>;

/** Why the desk says no, or the place cancels; screens have words for each, `words` adds the desk's own. */
export const DECLINE_REASONS = [
	'priority', // 協議会の事業・行事が優先
	'rules', // 利用のきまりに合わない
	'works', // 工事・点検
	'incomplete', // 書いてあることが足りない
	'other-asked', // ほかの申込みが先
	'other',
] as const;

/** What was asked, the same for everyone who may see the request. */
export const RequestBody = {
	placeId: Id,
	roomId: Id,
	slots: v.pipe(v.array(AskedSlots), v.minLength(1), v.maxLength(60)),
	purpose: Purpose,
	/** what for, in own words */
	purposeText: v.optional(v.pipe(v.string(), v.maxLength(200))),
	people: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
	/** a group of the directory; or only its name; neither: one person */
	groupId: v.optional(Id),
	groupName: v.optional(v.pipe(v.string(), v.maxLength(120))),
	/** 備品 they would use, in words */
	equipment: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(20))),
	note: v.optional(v.pipe(v.string(), v.maxLength(500))),
	/** language for answers, BCP 47 */
	lang: v.optional(v.pipe(v.string(), v.maxLength(20))),
};

/** One step of its story. */
export const RequestStep = v.looseObject({
	state: v.picklist(REQUEST_STATES),
	at: Instant,
	/** a role in words (「西部コミセン 窓口」), `author` for whoever asked */
	by: v.string(),
	reason: v.optional(v.string()),
	words: v.optional(v.string()),
	/** of a series: the day this step is about */
	date: v.optional(LocalDate),
});
export type RequestStep = v.InferOutput<typeof RequestStep>;

/** A request as it lies in `desk/{placeId}`, and, without contact and desk's notes, in its ticket and the asker's scope. */
export const RequestRow = v.looseObject({
	...rowFields,
	...RequestBody,
	/** 受付番号: 8 characters, made on the device (`receipt-code.ts`) */
	code: v.string(),
	state: v.picklist(REQUEST_STATES),
	steps: v.array(RequestStep),
	askedAt: Instant,
	/** how it came in */
	channel: v.picklist(['device', 'kiosk', 'telephone', 'window']),
	/** opened by the server for the desk; absent once it has expired */
	contact: v.optional(AskerContact),
	contactExpired: v.optional(v.boolean()),
	/** rules the desk overruled, with the reason */
	overruled: v.optional(v.array(v.looseObject({ code: v.string(), reason: v.string() }))),
	/** place in the waiting list, 1 is next */
	queuePlace: v.optional(v.number()),
	/** only in `desk/`: what the desk noted */
	deskNote: v.optional(v.string()),
});
export type RequestRow = v.InferOutput<typeof RequestRow>;

export const TicketAnswer = v.looseObject({
	protocol: v.number(),
	now: Instant,
	request: RequestRow,
	rev: v.number(),
});
export type TicketAnswer = v.InferOutput<typeof TicketAnswer>;

const askFields = {
	...RequestBody,
	requestId: Uuid,
	code: v.pipe(v.string(), v.regex(/^[0-9A-Z]{8}$/)),
	/** SHA-256 of the ticket's token (≥ 128 bit), base64url, 43 characters */
	ticketHash: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{43}$/))),
	/** sealed on shared devices and by people without account */
	sealed: v.optional(SealedText),
	/** in clear only by an account, or by the desk */
	contact: v.optional(AskerContact),
	/** when a slot is taken: `refuse`, or `queue` (waiting list) */
	ifTaken: v.optional(v.picklist(['refuse', 'queue'])),
};

export const REQUEST_INTENTS = {
	/** Asks for a room. All slots or none; a series is one request with many days. */
	'request.ask': v.looseObject(askFields),
	/** The author changes what was asked, while nobody has confirmed it. */
	'request.change': v.looseObject({
		requestId: Uuid,
		rev: v.number(),
		slots: v.optional(RequestBody.slots),
		purpose: v.optional(Purpose),
		purposeText: RequestBody.purposeText,
		people: v.optional(RequestBody.people),
		equipment: RequestBody.equipment,
		note: RequestBody.note,
	}),
	'request.withdraw': v.looseObject({ requestId: Uuid, words: v.optional(v.pipe(v.string(), v.maxLength(200))) }),
	/** The desk confirms, declines or cancels. `rev` is the one it saw. */
	'request.answer': v.looseObject({
		requestId: Uuid,
		placeId: Id,
		rev: v.number(),
		decision: v.picklist(['confirm', 'decline', 'cancel']),
		reason: v.optional(v.picklist(DECLINE_REASONS)),
		words: v.optional(v.pipe(v.string(), v.maxLength(500))),
		/** rules that speak against it, and why it is allowed nevertheless */
		overrule: v.optional(
			v.pipe(
				v.array(
					v.looseObject({
						code: v.pipe(v.string(), v.maxLength(40)),
						reason: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
					}),
				),
				v.maxLength(10),
			),
		),
	}),
	/** The desk writes down one made by telephone or in person; `confirm` at once. */
	'request.note-down': v.looseObject({
		...askFields,
		channel: v.picklist(['telephone', 'window']),
		confirm: v.boolean(),
		overrule: v.optional(
			v.pipe(
				v.array(
					v.looseObject({
						code: v.pipe(v.string(), v.maxLength(40)),
						reason: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
					}),
				),
				v.maxLength(10),
			),
		),
	}),
	'request.no-show': v.looseObject({ requestId: Uuid, placeId: Id, rev: v.number(), date: LocalDate }),
	'request.desk-note': v.looseObject({
		requestId: Uuid,
		placeId: Id,
		rev: v.number(),
		text: v.pipe(v.string(), v.maxLength(500)),
	}),
} as const;

/** Times that the asked slots span on a day, for words and papers. */
export type SlotTimes = { date: string; from: LocalTimeText; to: LocalTimeText };
type LocalTimeText = v.InferOutput<typeof LocalTime>;
