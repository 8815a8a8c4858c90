/** What a desk writes: the board, notices, closures, temporary rules; and what any reader may tell it. */
import * as v from 'valibot';
import { Closure } from './closure.ts';
import { Id, Instant, LocalDate, rowFields } from './common.ts';
import { Uuid } from './intent.ts';
import { Notice } from './notice.ts';
import { RuleSet } from './place.ts';

/** One slot of the board. The last mark to *arrive* wins, unless it was made before the mark that is there. */
export const BoardMark = v.looseObject({
	roomId: Id,
	date: LocalDate,
	slotId: v.pipe(v.string(), v.maxLength(40)),
	/** free, taken, closed, 不明 */
	mark: v.picklist(['f', 't', 'c', '?']),
	/** who has it, for the desk alone (「卓球の会」) */
	words: v.optional(v.pipe(v.string(), v.maxLength(80))),
});
export type BoardMark = v.InferOutput<typeof BoardMark>;

/** 「この情報は古い・まちがい」, as it lies in `desk/{placeId}`, `group/{groupId}` or `coordination`. */
export const ReportRow = v.looseObject({
	...rowFields,
	about: v.looseObject({ kind: v.string(), id: Id }),
	what: v.picklist(['old', 'wrong', 'gone', 'other']),
	text: v.optional(v.string()),
	at: Instant,
	state: v.picklist(['open', 'done']),
	doneBy: v.optional(v.string()),
});
export type ReportRow = v.InferOutput<typeof ReportRow>;

/** Who painted what on the board, for the desk alone: id `{roomId}:{date}:{slotId}`. */
export const BoardWordsRow = v.looseObject({
	...rowFields,
	mark: v.string(),
	words: v.optional(v.string()),
	by: v.string(),
	at: Instant,
});
export type BoardWordsRow = v.InferOutput<typeof BoardWordsRow>;

/** Things that a reader may tell something about. */
export const REPORTED_KINDS = [
	'place',
	'room',
	'group',
	'event',
	'guide',
	'notice',
	'issue',
	'exchange',
	'story',
] as const;
export type ReportedKind = (typeof REPORTED_KINDS)[number];

export const DESK_INTENTS = {
	/** Paints slots, a whole week in one intent. */
	'board.mark': v.looseObject({
		placeId: Id,
		marks: v.pipe(v.array(BoardMark), v.minLength(1), v.maxLength(500)),
	}),
	/** Writes or changes a notice of the place (`placeIds` has only places of this desk) or, by an administrator, of the town. */
	'notice.put': v.looseObject({ noticeId: Uuid, placeId: v.optional(Id), notice: v.omit(Notice, ['id', 'updatedAt']) }),
	'notice.end': v.looseObject({ noticeId: Id, placeId: v.optional(Id) }),
	'closure.put': v.looseObject({ closureId: Uuid, placeId: Id, closure: v.omit(Closure, ['id', 'updatedAt']) }),
	'closure.remove': v.looseObject({ closureId: Id, placeId: Id }),
	/** Temporary rules with dates; they go before the usual ones on those days. */
	'rules.put': v.looseObject({ placeId: Id, rev: v.number(), rules: v.pipe(v.array(RuleSet), v.maxLength(20)) }),
	/** 「まちがいありません」 about the place and its rooms: sets 最終確認日 to the day the server hears it. */
	'place.confirm': v.looseObject({ placeId: Id }),
	/** Any reader, also without account. */
	'report.send': v.looseObject({
		reportId: Uuid,
		about: v.looseObject({ kind: v.picklist(REPORTED_KINDS), id: Id }),
		what: v.picklist(['old', 'wrong', 'gone', 'other']),
		text: v.optional(v.pipe(v.string(), v.maxLength(500))),
	}),
	'report.done': v.looseObject({ reportId: Uuid, scope: v.pipe(v.string(), v.maxLength(240)) }),
} as const;
