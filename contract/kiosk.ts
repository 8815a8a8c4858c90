/**
 * A kiosk: a device that nobody owns, enrolled by a coordinator, which may read the public replica, add to the sealed outbox
 * and say how it is. Nothing else.
 *
 * Enrolment has the shape of RFC 8628: the tablet shows a code, somebody with the right approves it on their own phone and
 * chooses centre and name. The device proves itself by a P-256 key that cannot leave it.
 *
 * | request | proof | answer |
 * | --- | --- | --- |
 * | `POST /k/{area}/enrolments` `EnrolRequest` | – | `EnrolAnswer` |
 * | `GET /k/{area}/enrolments/{id}` | header `Engawa-Proof` | `EnrolState` |
 * | `GET /k/{area}/enrolments/by-code/{code}` | session | `AskedEnrolment` |
 * | `POST /k/{area}/approvals` `Approval` | session | 204; 404 wrong or past code; 429 after five wrong codes |
 * | `GET /k/{area}/fleet` | session | `Fleet` |
 * | `POST /k/{area}/fleet/{kioskId}` `FleetOrder` | session | 204 |
 * | `POST /k/{area}/alarm-mails` `AlarmMails` | session | 204: mails of trouble begin or end for who asks |
 * | `GET /k/{area}/usage.csv` | session | all counts of use, for spreadsheets |
 * | `POST /k/{area}/beats` `Beat` | header `Engawa-Proof` | `BeatAnswer`; 410 when un-enrolled |
 *
 * `Engawa-Proof: {kioskId or enrolment id}.{ms since 1970}.{signature}`: ECDSA P-256/SHA-256 over `{method} {path} {ms}` and a
 * line with the SHA-256 of the body, base64url. A proof is taken once, and only near the server's clock, which each answer tells.
 */
import * as v from 'valibot';
import { Id, Instant, LocalTime } from './common.ts';
import { MOST_DEEDS, PIN_DIGITS, StaffDeed, StaffPin } from './kiosk-staff.ts';
import { USAGE_WHATS, UsageBatch, UsageCounted } from './usage.ts';

/** Letters and figures of a code on the glass: no 0/O, 1/I/L, no vowels that make words. */
export const CODE_SYMBOLS = '23456789BCDFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 8;
/** A code lives this long (ASVS V6.5.5). */
export const CODE_LIFE_MS = 10 * 60_000;
/** How far a proof's time may be from the server's clock. */
export const PROOF_SKEW_MS = 2 * 60_000;

/** Name of a version of the page. */
export const BUILD = /^[\da-f]{12}$/;

export const EnrolRequest = v.looseObject({
	/** uncompressed P-256 point, base64url */
	publicKey: v.pipe(v.string(), v.regex(/^[\w-]{87}$/)),
	/** what the tablet says it is, for the person who approves */
	about: v.optional(v.pipe(v.string(), v.maxLength(200))),
});
export type EnrolRequest = v.InferOutput<typeof EnrolRequest>;

export const EnrolAnswer = v.looseObject({
	id: Id,
	code: v.string(),
	until: Instant,
	now: Instant,
});
export type EnrolAnswer = v.InferOutput<typeof EnrolAnswer>;

/** What a centre may leave out on its kiosk. */
export const KIOSK_PARTS = ['rooms', 'stories', 'print'] as const;
export type KioskPart = (typeof KIOSK_PARTS)[number];

/**
 * How a kiosk behaves. It travels signed, see `SignedSettings`; the device keeps the last good one and takes only what carries a
 * higher version.
 */
export const KioskConfig = v.looseObject({
	version: v.number(),
	/** seconds without touch until the question */
	idleSeconds: v.pipe(v.number(), v.integer(), v.minValue(30), v.maxValue(1800)),
	/** the same while somebody reads or fills in a form */
	readingSeconds: v.pipe(v.number(), v.integer(), v.minValue(30), v.maxValue(3600)),
	/** seconds the question stays before the visit ends; at least 20 (WCAG 2.2.1) */
	warnSeconds: v.pipe(v.number(), v.integer(), v.minValue(20), v.maxValue(120)),
	languages: v.pipe(v.array(v.picklist(['ja', 'ja-x-easy', 'en'])), v.minLength(1)),
	/** the screen is dim between these, over midnight too */
	dim: v.optional(v.looseObject({ from: LocalTime, to: LocalTime })),
	/** id of a notice that stands on the attract screen */
	pinnedNoticeId: v.optional(Id),
	/** sound when a key is touched */
	sound: v.optional(v.boolean()),
	/** left out on this kiosk: free rooms and stories of the resting screen, printing */
	hides: v.optional(v.array(v.picklist(KIOSK_PARTS))),
	/** what lets staff in at the tablet; never shown to people */
	pin: v.optional(StaffPin),
	/** where the person to ask sits, in words (「入口の右の 窓口」) */
	helpText: v.optional(v.pipe(v.string(), v.maxLength(120))),
});
export type KioskConfig = v.InferOutput<typeof KioskConfig>;

export const DEFAULT_KIOSK_CONFIG: KioskConfig = {
	version: 0,
	idleSeconds: 90,
	readingSeconds: 180,
	warnSeconds: 30,
	languages: ['ja', 'ja-x-easy', 'en'],
	dim: { from: '22:00', to: '07:30' },
};

/**
 * Settings as the server signed them: ECDSA P-256/SHA-256 over `settingsText`, base64url. The kiosk learns the key with its
 * enrolment, so that nobody between it and the server can change how it behaves, nor bring back settings of last year.
 */
export const SignedSettings = v.looseObject({
	/** JSON of `KioskConfig` */
	text: v.pipe(v.string(), v.maxLength(4_000)),
	signature: v.pipe(v.string(), v.regex(/^[\w-]{86}$/)),
});
export type SignedSettings = v.InferOutput<typeof SignedSettings>;

/** What is signed: settings are good for one kiosk alone. */
export function settingsText(kioskId: string, text: string): string {
	return `engawa kiosk settings\n${kioskId}\n${text}`;
}

export const EnrolState = v.variant('state', [
	v.looseObject({ state: v.literal('waiting'), until: Instant, now: Instant }),
	v.looseObject({ state: v.literal('over'), now: Instant }),
	v.looseObject({
		state: v.literal('approved'),
		kioskId: Id,
		placeId: Id,
		name: v.string(),
		/** uncompressed P-256 point, base64url */
		serverKey: v.pipe(v.string(), v.regex(/^[\w-]{87}$/)),
		settings: SignedSettings,
		now: Instant,
	}),
]);
export type EnrolState = v.InferOutput<typeof EnrolState>;

export const AskedEnrolment = v.looseObject({ code: v.string(), about: v.optional(v.string()), askedAt: Instant });
export type AskedEnrolment = v.InferOutput<typeof AskedEnrolment>;

export const Approval = v.looseObject({
	code: v.pipe(v.string(), v.maxLength(20)),
	placeId: Id,
	name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
});
export type Approval = v.InferOutput<typeof Approval>;

/** How a kiosk is. Never anything a visitor wrote. */
export const Beat = v.looseObject({
	/** version of the page */
	build: v.pipe(v.string(), v.maxLength(60)),
	/** number of the last change it holds; 0: none */
	cursor: v.number(),
	/** the server's clock when it was last heard, ms; absent: never */
	heardAt: v.optional(v.number()),
	waiting: v.number(),
	/** bytes used and allowed, where the browser says so */
	usedBytes: v.optional(v.number()),
	quotaBytes: v.optional(v.number()),
	storage: v.picklist(['kept', 'may-vanish', 'memory']),
	/** since the last beat */
	crashes: v.number(),
	divergences: v.number(),
	/** ms since the page began */
	upMs: v.number(),
	/** device clock minus server clock, ms */
	skewMs: v.number(),
	worker: v.picklist(['active', 'none', 'waiting']),
	configVersion: v.number(),
	/** staff have put it into もしもの時, until then */
	emergencyUntil: v.optional(Instant),
	/** what staff did at the tablet and the server has not heard of */
	staff: v.optional(v.pipe(v.array(StaffDeed), v.maxLength(MOST_DEEDS))),
	/** how it was used, the oldest batch the server does not have */
	usage: v.optional(UsageBatch),
	/** orders it has carried out */
	done: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(20))),
});
export type Beat = v.InferOutput<typeof Beat>;

export const ORDERS = ['restart', 'sync'] as const;

export const BeatAnswer = v.looseObject({
	now: Instant,
	placeId: Id,
	name: v.string(),
	/** only when other than what the kiosk has */
	settings: v.optional(SignedSettings),
	/** how far its counts have been added up */
	counted: v.optional(UsageCounted),
	/** version of the page that this kiosk shall run; absent: the newest */
	build: v.optional(v.pipe(v.string(), v.regex(BUILD))),
	orders: v.array(v.looseObject({ id: v.string(), order: v.picklist(ORDERS) })),
});
export type BeatAnswer = v.InferOutput<typeof BeatAnswer>;

/** What is wrong with a kiosk, the worst first. */
export const ALARMS = ['silent', 'old-data', 'stuck-outbox', 'crashing', 'clock', 'memory-only'] as const;
export type Alarm = (typeof ALARMS)[number];

/** Whether who asks wants to be mailed of trouble, and in which language. */
export const AlarmMails = v.looseObject({ on: v.boolean(), lang: v.picklist(['ja', 'easy', 'en']) });
export type AlarmMails = v.InferOutput<typeof AlarmMails>;

export const Fleet = v.looseObject({
	now: Instant,
	/** who asks is mailed when something is wrong */
	alarmMails: v.optional(v.boolean()),
	/** screens opened at each centre in the last seven days, and searches without result */
	usage: v.optional(
		v.array(v.looseObject({ placeId: Id, what: v.picklist(USAGE_WHATS), name: v.string(), n: v.number() })),
	),
	/** how far the newest version has come; absent: the page was never built, or there is no first kiosk */
	rollout: v.optional(
		v.looseObject({
			newest: v.string(),
			verdict: v.picklist(['trying', 'good', 'bad']),
			/** since when the first kiosk runs it */
			since: v.optional(Instant),
		}),
	),
	kiosks: v.array(
		v.looseObject({
			id: Id,
			placeId: Id,
			name: v.string(),
			enrolledAt: Instant,
			enrolledBy: v.string(),
			beatAt: v.optional(Instant),
			beat: v.optional(Beat),
			config: KioskConfig,
			/** staff can come in at the tablet */
			hasPin: v.optional(v.boolean()),
			/** it takes a newer version a day before the others */
			canary: v.optional(v.boolean()),
			alarms: v.array(v.picklist(ALARMS)),
		}),
	),
});
export type Fleet = v.InferOutput<typeof Fleet>;

export const FleetOrder = v.variant('do', [
	v.looseObject({ do: v.literal('restart') }),
	v.looseObject({ do: v.literal('sync') }),
	v.looseObject({ do: v.literal('un-enrol') }),
	/** it takes newer versions first; any other of the area does so no more */
	v.looseObject({ do: v.literal('lead') }),
	v.looseObject({
		do: v.literal('move'),
		placeId: Id,
		name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
	}),
	/** digits; 400 `weak-pin` for one that stands in every list */
	v.looseObject({ do: v.literal('pin'), pin: v.pipe(v.string(), v.maxLength(PIN_DIGITS.most)) }),
	v.looseObject({ do: v.literal('configure'), config: v.omit(KioskConfig, ['version']) }),
]);
export type FleetOrder = v.InferOutput<typeof FleetOrder>;

/** What is signed: method, path, time and body, so that a proof overheard is good for nothing else. */
export function proofText(method: string, path: string, ms: number, bodyHash: string): string {
	return `${method} ${path} ${ms}\n${bodyHash}`;
}
