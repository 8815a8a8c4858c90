/**
 * 相談: somebody asks for advice, and hears what becomes of it.
 *
 *   received → taken → answered → closed          taken: a coordinator has it; answered: a word has gone to its author
 *   received ← handed to another 相談窓口          answered → taken: its author wrote again
 *   any of them → withdrawn                       by its author; all that was said goes at once
 *
 * A consultation lies whole in `coordination`, as `consult`. Its author sees `ConsultSelf`, in `ticket/{hash}` and `person/{accountId}`:
 * `GET /p/{area}/consult` with the header `Engawa-Ticket: {token}` answers `ConsultAnswer`. Nothing of it is public.
 */
import * as v from 'valibot';
import { Id, Instant, LocalDate, LocalTime } from './common.ts';
import { LevelCode } from './coordination-level.ts';
import { Uuid } from './intent.ts';
import { MEETING_HOW } from './meeting.ts';
import { AskerContact, SealedText } from './request.ts';

export const CONSULT_THEMES = [
	'begin', // 活動を始めたい
	'people', // 仲間・担い手
	'money', // お金・助成
	'place', // 場所
	'run', // 運営・会計・広報
	'together', // ほかの団体・企業・学校と
	'trouble', // 地域のこまりごと
	'other',
] as const;
export type ConsultTheme = (typeof CONSULT_THEMES)[number];

export const CONSULT_STATES = ['received', 'taken', 'answered', 'closed', 'withdrawn'] as const;
export type ConsultState = (typeof CONSULT_STATES)[number];

export const CONSULT_OUTCOMES = [
	'settled', // 見通しが立った
	'connected', // 人・団体・制度につないだ
	'informed', // 知りたいことを伝えた
	'elsewhere', // 専門の窓口を案内した
	'no-word', // 連絡がとれなかった
] as const;
export type ConsultOutcome = (typeof CONSULT_OUTCOMES)[number];

export const CONSULT_ORIGINS = ['phone', 'account', 'telephone', 'window'] as const;
export type ConsultOrigin = (typeof CONSULT_ORIGINS)[number];

/** A first answer is due after so many days. */
export const ANSWER_DAYS = 7;
/** What one consultation holds of messages, of notes. */
export const MOST_MESSAGES = 100;

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));

const Message = v.looseObject({ at: Instant, from: v.picklist(['author', 'desk']), text: v.string() });

/** The chosen time. `changes` counts how often it was set, for calendars. */
export const ChosenMeeting = v.looseObject({
	id: Id,
	date: LocalDate,
	from: LocalTime,
	to: LocalTime,
	how: v.picklist(MEETING_HOW),
	placeId: v.optional(Id),
	placeText: v.optional(v.string()),
	reach: v.optional(v.string()),
	changes: v.number(),
});
export type ChosenMeeting = v.InferOutput<typeof ChosenMeeting>;

export const CONSULT_STEPS = [
	'received',
	'taken',
	'handed', // to another 相談窓口
	'answered',
	'added', // its author wrote again
	'meeting', // a time was agreed on
	'meeting-missed', // the time it asked for was another's
	'meeting-off',
	'closed',
	'withdrawn',
] as const;
export type ConsultStepKind = (typeof CONSULT_STEPS)[number];

const Step = v.looseObject({
	what: v.picklist(CONSULT_STEPS),
	at: Instant,
	/** to whom it was handed */
	deskId: v.optional(Id),
	/** why, to its author */
	words: v.optional(v.string()),
	/** of a meeting */
	date: v.optional(LocalDate),
	time: v.optional(LocalTime),
});
export type ConsultStep = v.InferOutput<typeof Step>;

const shared = {
	id: Id,
	/** 受付番号 (`receipt-code.ts`) */
	code: v.string(),
	/** the 相談窓口 that has it; absent: whichever a coordinator finds */
	deskId: v.optional(Id),
	theme: v.picklist(CONSULT_THEMES),
	groupId: v.optional(Id),
	state: v.picklist(CONSULT_STATES),
	/** the first is what was asked; none: it was withdrawn, or forgotten */
	messages: v.array(Message),
	steps: v.array(Step),
	askedAt: Instant,
	due: LocalDate,
	meeting: v.optional(ChosenMeeting),
	outcome: v.optional(v.looseObject({ kind: v.picklist(CONSULT_OUTCOMES), words: v.optional(v.string()) })),
};

export const ConsultRow = v.looseObject({
	...shared,
	from: v.picklist(CONSULT_ORIGINS),
	/** language for answers, BCP 47 */
	lang: v.optional(v.string()),
	contact: v.optional(AskerContact),
	/** scopes in which its author reads it */
	reach: v.array(v.string()),
	owner: v.optional(v.looseObject({ accountId: v.string(), name: v.string() })),
	/** its owner asks another coordinator to take it */
	handingOver: v.optional(v.boolean()),
	notes: v.array(v.looseObject({ at: Instant, by: v.string(), text: v.string() })),
	/** 地域: a コミュニティセンター's neighbourhood; codes of fields; and the plan's level, as a coordinator sees it */
	placeId: v.optional(Id),
	fields: v.optional(v.array(v.string())),
	level: v.optional(LevelCode),
	/** the day on which a mail last said that it is overdue */
	reminded: v.optional(LocalDate),
});
export type ConsultRow = v.InferOutput<typeof ConsultRow>;

/** What its author sees. */
export const ConsultSelf = v.looseObject(shared);
export type ConsultSelf = v.InferOutput<typeof ConsultSelf>;

export const ConsultAnswer = v.looseObject({
	protocol: v.number(),
	now: Instant,
	rev: v.number(),
	consult: ConsultSelf,
});
export type ConsultAnswer = v.InferOutput<typeof ConsultAnswer>;

/** Does anybody still do something about it? */
export const isUnderWay = ({ state }: { state: ConsultState }) => state !== 'closed' && state !== 'withdrawn';

const consultId = Uuid;

export const CONSULT_INTENTS = {
	/** Anybody; a coordinator writes down what was said by telephone or at the window. */
	'consult.ask': v.looseObject({
		consultId,
		code: v.pipe(v.string(), v.regex(/^[0-9A-Z]{8}$/)),
		/** SHA-256 of the ticket's token, base64url; only what a coordinator wrote down has none */
		ticketHash: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{43}$/))),
		deskId: v.optional(Id),
		theme: v.picklist(CONSULT_THEMES),
		text: words(2000),
		groupId: v.optional(Id),
		lang: v.optional(v.pipe(v.string(), v.maxLength(20))),
		/** whom to answer, sealed to the server */
		sealed: v.optional(SealedText),
		/** when to meet. If it is another's meanwhile, the consultation is received without it and says so */
		meetingId: v.optional(Id),
		from: v.picklist(CONSULT_ORIGINS),
	}),
	/** Its author writes again. */
	'consult.add': v.looseObject({ consultId, text: words(2000) }),
	'consult.withdraw': v.looseObject({ consultId }),
	/** When to meet, by its author or by a coordinator for them; another time goes back. `meetingId` absent: no time any more. */
	'consult.meet': v.looseObject({ consultId, meetingId: v.optional(Id), words: v.optional(words(300)) }),
	/** What a coordinator writes on; only what is named changes, so two who write at once both keep theirs. */
	'consult.change': v.looseObject({
		consultId,
		note: v.optional(words(600)),
		due: v.optional(LocalDate),
		level: v.optional(LevelCode),
		/** null: the whole town */
		placeId: v.optional(v.nullable(Id)),
		fields: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(5))),
		/** `take`: I have it; `ask`: another coordinator should; `keep`: it stays with its owner */
		owner: v.optional(v.picklist(['take', 'ask', 'keep'])),
	}),
	/** A word to its author. */
	'consult.answer': v.looseObject({ consultId, text: words(2000) }),
	/** Another 相談窓口 has it from now on; `words`: why, to its author. */
	'consult.hand': v.looseObject({ consultId, deskId: Id, words: words(300) }),
	'consult.close': v.looseObject({
		consultId,
		outcome: v.picklist(CONSULT_OUTCOMES),
		/** to its author */
		words: v.optional(words(600)),
	}),
} as const;
