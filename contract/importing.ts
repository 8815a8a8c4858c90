/**
 * Bringing in a file at the desk: what the server says it understood, what a person chooses, what was carried out.
 *
 * Sentences about cells (`wrong`, `write`) are plain Japanese, as the importer words them. All answers are `no-store`; those that
 * take long are lines of JSON (`ImportLine`), the last of which is the answer.
 */
import * as v from 'valibot';
import { Instant } from './common.ts';
import type { Role } from './roles.ts';

export const IMPORT_KINDS = ['places', 'events', 'groups', 'rooms', 'safety'] as const;
export const MOST_IMPORT_BYTES = 32 * 1024 * 1024;
/** Rows of a kind of change that a preview shows; the numbers count all. */
export const MOST_SHOWN = 100;

const short = v.pipe(v.string(), v.maxLength(500));

export const ImportChoices = v.object({
	kind: v.optional(v.picklist(IMPORT_KINDS)),
	/** `6/7/2020`, where its column proves nothing */
	slashOrder: v.optional(v.picklist(['month-first', 'day-first'])),
	/** field → header as the file writes it; '' takes none */
	columns: v.optional(v.record(v.pipe(v.string(), v.maxLength(40)), v.pipe(v.string(), v.maxLength(200)))),
	/** id of the dataset whose next edition this is */
	dataset: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(60))),
	title: v.optional(short),
	publisher: v.optional(short),
	licence: v.optional(short),
	licenceUrl: v.optional(v.pipe(short, v.regex(/^https?:\/\//))),
	attribution: v.optional(short),
	/** the file is the whole truth: what is not in it goes */
	complete: v.optional(v.boolean()),
});
export type ImportChoices = v.InferOutput<typeof ImportChoices>;

/** `choices` absent: those of last time. */
export const PlanAsk = v.object({
	choices: v.optional(ImportChoices),
	/** `kind\nid\nfield` of each difference in which the list wins over a person */
	takeFile: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(400))), v.maxLength(2000))),
});
export type PlanAsk = v.InferOutput<typeof PlanAsk>;

/** `digest`: of the plan that the person saw; another one is not carried out. */
export const ApplyAsk = v.object({ ...PlanAsk.entries, digest: v.pipe(v.string(), v.maxLength(64)) });
export type ApplyAsk = v.InferOutput<typeof ApplyAsk>;

export const ImportQuestion = v.variant('ask', [
	v.object({ ask: v.literal('kind'), readings: v.array(v.picklist(IMPORT_KINDS)) }),
	v.object({ ask: v.literal('column'), field: v.string(), meaning: v.string(), readings: v.array(v.string()) }),
	v.object({
		ask: v.literal('slash-order'),
		cells: v.number(),
		samples: v.array(v.object({ value: v.string(), monthFirst: v.string(), dayFirst: v.string() })),
	}),
]);
export type ImportQuestion = v.InferOutput<typeof ImportQuestion>;

export const ImportProblem = v.object({
	severity: v.picklist(['file', 'row', 'value', 'doubt', 'note']),
	/** a reason's summary in Japanese */
	reason: v.string(),
	line: v.optional(v.number()),
	column: v.optional(v.string()),
	value: v.optional(v.string()),
	wrong: v.string(),
	write: v.optional(v.string()),
});
export type ImportProblem = v.InferOutput<typeof ImportProblem>;

export const PreviewRow = v.object({
	kind: v.string(),
	id: v.string(),
	name: v.string(),
	line: v.optional(v.number()),
	/** `before` and `after` in words; absent: nothing there */
	fields: v.array(v.object({ field: v.string(), before: v.optional(v.string()), after: v.optional(v.string()) })),
});
export type PreviewRow = v.InferOutput<typeof PreviewRow>;

export const PreviewClash = v.object({
	/** for `takeFile` */
	key: v.string(),
	name: v.string(),
	field: v.string(),
	here: v.string(),
	file: v.string(),
	line: v.optional(v.number()),
});
export type PreviewClash = v.InferOutput<typeof PreviewClash>;

export const RunCounts = v.object({
	added: v.number(),
	changed: v.number(),
	unchanged: v.number(),
	/** not in the file any more; `removed` of them go */
	vanished: v.number(),
	removed: v.number(),
	/** rows of the file that cannot be taken */
	refused: v.number(),
});
export type RunCounts = v.InferOutput<typeof RunCounts>;

export const PlanAnswer = v.object({
	file: v.object({ id: v.string(), name: v.string(), size: v.number(), until: Instant }),
	choices: ImportChoices,
	/** the choices are those that were made for an earlier file of this source */
	remembered: v.boolean(),
	questions: v.array(ImportQuestion),
	/** absent: nothing of the file could be read, and `problems` says why */
	understood: v.optional(
		v.object({
			kind: v.picklist(IMPORT_KINDS),
			encoding: v.string(),
			/** line of the header in the file */
			headerLine: v.number(),
			dataRows: v.number(),
			columns: v.array(
				v.object({
					/** as the file writes it */
					header: v.string(),
					/** as the standard calls it; absent: no field takes it, and it is kept beside the row */
					means: v.optional(v.string()),
					/** the header looks the same but is written with other characters */
					lookalike: v.boolean(),
				}),
			),
		}),
	),
	dataset: v.object({
		id: v.string(),
		title: v.string(),
		publisher: v.optional(v.string()),
		licence: v.optional(v.string()),
		attribution: v.optional(v.string()),
		/** there already: this is its next edition */
		known: v.boolean(),
	}),
	/** another dataset that has most of these rows already */
	sameList: v.optional(v.object({ id: v.string(), title: v.string() })),
	counts: RunCounts,
	added: v.array(PreviewRow),
	changed: v.array(PreviewRow),
	vanished: v.array(PreviewRow),
	refused: v.array(ImportProblem),
	/** what else is said of cells */
	remarks: v.array(ImportProblem),
	remarkCount: v.number(),
	clashes: v.array(PreviewClash),
	clashCount: v.number(),
	/** changes that would be written; 0: nothing to do */
	writes: v.number(),
	digest: v.string(),
});
export type PlanAnswer = v.InferOutput<typeof PlanAnswer>;

export const ApplyAnswer = v.object({ runId: v.optional(v.string()), written: v.number(), counts: RunCounts });
export type ApplyAnswer = v.InferOutput<typeof ApplyAnswer>;

/** `kept`: rows that a person changed since; they stay. */
export const UndoAnswer = v.object({
	restored: v.number(),
	kept: v.array(v.object({ kind: v.string(), name: v.string() })),
});
export type UndoAnswer = v.InferOutput<typeof UndoAnswer>;

/** `step`: `read` rows of the file, `compare` with what is there, `write` changes. */
export const ImportLine = v.union([
	v.object({
		progress: v.object({ step: v.picklist(['read', 'compare', 'write']), done: v.number(), of: v.number() }),
	}),
	v.object({ plan: PlanAnswer }),
	v.object({ applied: ApplyAnswer }),
	/** `changed`: somebody changed the rows meanwhile, look again; `too-much`: the file took more time or memory than it may */
	v.object({ failed: v.picklist(['changed', 'too-much', 'nothing', 'unexpected']) }),
]);
export type ImportLine = v.InferOutput<typeof ImportLine>;

export const ImportRun = v.object({
	id: v.string(),
	at: Instant,
	by: v.string(),
	dataset: v.string(),
	file: v.string(),
	counts: RunCounts,
	undoneAt: v.optional(Instant),
	/** rows the undoing left */
	kept: v.optional(v.number()),
	/** can be taken back as a whole */
	undoable: v.boolean(),
});
export type ImportRun = v.InferOutput<typeof ImportRun>;

export const ImportHistory = v.object({ now: Instant, runs: v.array(ImportRun) });
export type ImportHistory = v.InferOutput<typeof ImportHistory>;

/** Lists are the whole town's, so those who look after the whole town bring them in. */
export function mayImport(roles: readonly Role[]): boolean {
	return roles.some(({ role }) => role === 'administrator' || role === 'coordinator');
}

/** What came of one visit to a subscribed address. `held`: a person must look at the file (`fileId`) first. */
export const FETCH_OUTCOMES = ['imported', 'unchanged', 'held', 'failed'] as const;
export type FetchOutcome = (typeof FETCH_OUTCOMES)[number];

/** Why a visit failed, or why its file waits. */
export const FETCH_REASONS = [
	'address',
	'host',
	'inside',
	'unreachable',
	'status',
	'redirects',
	'too-big',
	'too-slow',
	'too-much',
	/** nothing of the file can be read */
	'unread',
	/** it can be read in more ways than one */
	'questions',
	/** a field that a person and the list both changed */
	'clashes',
	/** more than half of its rows are gone */
	'half-gone',
	/** the first file of a source is looked at by a person */
	'first',
	'no-room',
] as const;
export type FetchReason = (typeof FETCH_REASONS)[number];

export const SubscriptionVisit = v.object({
	at: Instant,
	outcome: v.picklist(FETCH_OUTCOMES),
	reason: v.optional(v.picklist(FETCH_REASONS)),
	fileId: v.optional(v.string()),
});
export type SubscriptionVisit = v.InferOutput<typeof SubscriptionVisit>;

export const Subscription = v.object({
	id: v.string(),
	name: v.string(),
	url: v.string(),
	everyHours: v.number(),
	nextAt: Instant,
	/** the newest first */
	visits: v.array(SubscriptionVisit),
});
export type Subscription = v.InferOutput<typeof Subscription>;

/** `hosts`: from which files may be fetched; none: whoever runs the server has named none. */
export const SubscriptionList = v.object({
	now: Instant,
	hosts: v.array(v.string()),
	subscriptions: v.array(Subscription),
});
export type SubscriptionList = v.InferOutput<typeof SubscriptionList>;

export const SubscribeAsk = v.object({
	name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
	url: v.pipe(v.string(), v.trim(), v.maxLength(1000)),
	everyHours: v.picklist([6, 24, 168]),
	/** of the mails when it fails, and when it is well again */
	lang: v.optional(v.picklist(['ja', 'easy', 'en']), 'ja'),
});
export type SubscribeAsk = v.InferOutput<typeof SubscribeAsk>;
