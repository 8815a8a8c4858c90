/** Tables of the importer: files that wait for a yes, what each import changed, what lists said last, and subscriptions. */

/** A file that somebody sent; kept for a day. All times of these tables: milliseconds since 1970 by the server's clock. */
export type ImportFileTable = {
	/** random, part of the address */
	id: string;
	area: string;
	account_id: string;
	name: string;
	bytes: Uint8Array;
	size: number;
	/** JSON of `ImportChoices`: the last that were made */
	choices: string;
	/** the subscription that fetched it */
	subscription_id: string | null;
	at: number;
};

/** An import that was carried out. */
export type ImportRunTable = {
	id: string;
	area: string;
	/** null: fetched on schedule */
	account_id: string | null;
	by_name: string;
	dataset: string;
	file: string;
	/** JSON of `RunCounts` */
	counts: string;
	subscription_id: string | null;
	at: number;
	undone_at: number | null;
	/** rows that the undoing left as they were, because a person had changed them since */
	kept: number | null;
	/** the changes of the log after the one and up to the other are its own; null: all are among `import_before` */
	from_seq: number | null;
	to_seq: number | null;
};

/** One row that an import changed and that was there, as it was before; goes when the import can no longer be undone. */
export type ImportBeforeTable = {
	run_id: string;
	kind: string;
	id: string;
	/** `rev` that the import left */
	rev: number;
	/** stored text; null: it was not there */
	body: string | null;
	/** what the list had said before; null: nothing */
	base: string | null;
};

/** Each imported row as its list said it last. */
export type ImportBaseTable = { area: string; kind: string; id: string; body: string };

/** What was answered for a source, for its next file. */
export type ImportMappingTable = {
	area: string;
	dataset: string;
	/** the folded headers of its file */
	signature: string;
	/** JSON of `ImportChoices` */
	choices: string;
	at: number;
};

export type SubscriptionTable = {
	id: string;
	area: string;
	/** who is told when it fails */
	account_id: string;
	name: string;
	url: string;
	/** JSON of `ImportChoices` */
	choices: string;
	every_hours: number;
	etag: string | null;
	modified: string | null;
	/** when it is fetched next; whoever moves it on fetches it */
	next_at: number;
	/** in a row, since the last success */
	failures: number;
	last_ok_at: number | null;
	made_at: number;
	/** of mails about it: `ja`, `easy`, `en` */
	lang: string;
	/** the trouble that was told: `failed`, `held`; empty: none, or it was told that it is over */
	told: string;
	told_at: number | null;
};

/** One visit to a subscribed address. */
export type SubscriptionVisitTable = {
	id: string;
	subscription_id: string;
	at: number;
	/** `FetchOutcome` */
	outcome: string;
	/** JSON, what a person is told of it */
	detail: string;
	run_id: string | null;
	/** the file that waits for a person */
	file_id: string | null;
};

export type ImportTables = {
	import_file: ImportFileTable;
	import_run: ImportRunTable;
	import_before: ImportBeforeTable;
	import_base: ImportBaseTable;
	import_mapping: ImportMappingTable;
	subscription: SubscriptionTable;
	subscription_visit: SubscriptionVisitTable;
};
