/**
 * Editing a group or an event, field by field, with or without a line.
 *
 * Each field says what its author saw (`was`) and what it shall be (`to`): fields that nobody else touched merge; a field that
 * somebody changed meanwhile keeps its value, and both stand in a `conflict` row until a person has decided.
 */
import * as v from 'valibot';
import { Id, Instant, LocalDate, LocalTime, rowFields, Worded } from './common.ts';
import { EVENT_TYPES, EventStatus } from './event.ts';
import { Uuid } from './intent.ts';

/** JSON of any shape; the whole row is checked by its kind's schema after the merge. `undefined` travels as absent: the field is empty. */
export const FieldEdit = v.looseObject({
	/** a path in the flat row (`flat-row.ts`): `members`, `contact.phone` */
	field: v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}(?:\.[a-zA-Z]{1,40})?$/)),
	was: v.optional(v.unknown()),
	to: v.optional(v.unknown()),
});
export type FieldEdit = { field: string; was?: unknown; to?: unknown };

/** Two people, one field: id `{kind}:{recordId}:{field}`, in the scope of those who may decide. */
export const ConflictRow = v.looseObject({
	...rowFields,
	record: v.looseObject({ kind: v.picklist(['group', 'event', 'guide']), id: Id }),
	field: v.string(),
	/** every wish that was not taken, the newest last */
	wishes: v.array(
		v.looseObject({ to: v.optional(v.unknown()), by: v.string(), at: Instant, consent: v.optional(v.string()) }),
	),
});
export type ConflictRow = v.InferOutput<typeof ConflictRow>;

/** An edit or a new event that waits for a coordinator's yes, where the profile says so. */
export const PendingRow = v.looseObject({
	...rowFields,
	record: v.looseObject({ kind: v.picklist(['group', 'event']), id: Id }),
	/** the public row as it would be */
	data: v.looseObject({}),
	/** what was wished, field by field, so that it merges when the yes comes; absent for a new record */
	edits: v.optional(v.array(FieldEdit)),
	withhold: v.optional(v.array(v.string())),
	show: v.optional(v.array(v.string())),
	/** the words somebody agreed to (`CONSENT_WORDS`) */
	consent: v.optional(v.string()),
	by: v.string(),
	at: Instant,
	state: v.picklist(['open', 'declined']),
	words: v.optional(v.string()),
});
export type PendingRow = v.InferOutput<typeof PendingRow>;

/** Which text somebody agreed to before a person's name, number or address was shown: raised when the text changes. */
export const CONSENT_WORDS = '2026-11';

/** What a group keeps to itself, in `group/{groupId}`: id is the group's. */
export const GroupPrivateRow = v.looseObject({
	...rowFields,
	/** path → value of each withheld field */
	values: v.record(v.string(), v.unknown()),
	/** who agreed, when, to which words, that the contact is shown */
	consent: v.optional(v.looseObject({ by: v.string(), at: Instant, words: v.string() })),
});
export type GroupPrivateRow = v.InferOutput<typeof GroupPrivateRow>;

const fields = v.pipe(v.array(FieldEdit), v.minLength(1), v.maxLength(60));
const paths = v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(60));

export const EDITING_INTENTS = {
	'group.edit': v.looseObject({
		groupId: Id,
		/** may be empty when only `withhold` or `show` change */
		fields: v.pipe(v.array(FieldEdit), v.maxLength(60)),
		/** paths of fields that are kept 非公開 from now on (`members`, `contact.phone`); those kept before stay so … */
		withhold: v.optional(paths),
		/** … unless they are named here: an edit that was long under way never makes public what another withheld meanwhile */
		show: v.optional(paths),
		/** the person whose name, number or address becomes public agreed to these words (`CONSENT_WORDS`) */
		consent: v.optional(v.looseObject({ words: v.pipe(v.string(), v.maxLength(40)) })),
	}),
	/** 「まちがいありません」: sets 最終確認日 to the day the server hears it. */
	'group.confirm': v.looseObject({ groupId: Id }),
	'event.create': v.looseObject({
		eventId: Uuid,
		groupId: v.optional(Id),
		placeId: v.optional(Id),
		eventType: v.picklist(EVENT_TYPES),
		/** everything else of the row */
		data: v.looseObject({}),
	}),
	'event.edit': v.looseObject({ eventId: Id, fields }),
	/** Cancels, moves, postpones: the whole event, or one of its dates. */
	'event.status': v.looseObject({
		eventId: Id,
		status: EventStatus,
		reason: v.optional(Worded),
		/** only this occurrence */
		date: v.optional(LocalDate),
		/** where it moves to */
		to: v.optional(v.looseObject({ date: LocalDate, from: v.optional(LocalTime), to: v.optional(LocalTime) })),
	}),
	'event.confirm': v.looseObject({ eventId: Id }),
	/** A person decides between two readings. */
	'conflict.decide': v.looseObject({
		scope: v.pipe(v.string(), v.maxLength(240)),
		conflictId: Id,
		/** index into `wishes`, or `kept` */
		take: v.union([v.literal('kept'), v.pipe(v.number(), v.integer(), v.minValue(0))]),
	}),
	/** A coordinator lets an edit through, or sends it back with words. */
	'pending.decide': v.looseObject({
		pendingId: Id,
		decision: v.picklist(['publish', 'decline']),
		words: v.optional(v.pipe(v.string(), v.maxLength(500))),
	}),
} as const;
