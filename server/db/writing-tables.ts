/** Tables of what people write: intents and their receipts, private scopes, requests with their slots, and the audit. */

/** How far a device's own numbering has been processed. */
export type ClientTable = { area: string; client: string; last_n: number; seen_at: number };

/** Every intent that was ever answered, so that none runs twice. */
export type ReceiptTable = {
	area: string;
	/** the intent's id */
	id: string;
	/** of what was asked: the same id with other content is a copied database */
	hash: string;
	/** JSON: `{ status, seq, result }` or `{ status, code, detail }` */
	body: string;
	at: number;
};

/** A private scope with its own small log. */
export type PrivateScopeTable = { area: string; scope: string; epoch: string; head: number };

/** The latest state of each private row; `body` null is a tombstone without content. */
export type PrivateRowTable = {
	area: string;
	scope: string;
	kind: string;
	id: string;
	rev: number;
	/** position in the scope's log */
	seq: number;
	at: number;
	body: string | null;
};

/** What the server must know of a request to find it; its content lies in `desk/{placeId}`. */
export type RequestTable = {
	area: string;
	id: string;
	place_id: string;
	room_id: string;
	code: string;
	state: string;
	rev: number;
	/** SHA-256 of its ticket's token */
	ticket: string | null;
	account_id: string | null;
	/** the group or person whose uses are counted together */
	asker: string | null;
	asked_at: number;
	/** the last day of use */
	last_date: string;
	/** its turn in the waiting list */
	queue_no: number | null;
	/** 1 while a contact is kept */
	has_contact: number;
};

/** A slot kept for a request. The primary key is what makes a double booking impossible. */
export type HoldTable = {
	area: string;
	room_id: string;
	date: string;
	slot_id: string;
	from_time: string;
	to_time: string;
	/** what the board says beneath it: the letter that comes back when the slot is freed */
	beneath: string;
	request_id: string;
};

/** A slot for which a request waits. */
export type WaitingTable = { area: string; room_id: string; date: string; slot_id: string; request_id: string };

/** A time to meet that was given to a consultation. Either is there once. */
export type MeetingHoldTable = { area: string; meeting_id: string; consult_id: string };

/** One use by one asker, for the limits a day and a month. */
export type UseTable = { area: string; place_id: string; asker: string; date: string; request_id: string };

/** Who did not come may not ask until a day. */
export type KeptFromTable = { area: string; place_id: string; asker: string; request_id: string; until: string };

/** The last mark of the board on a slot. */
export type MarkTable = {
	area: string;
	room_id: string;
	date: string;
	slot_id: string;
	letter: string;
	/** when it was painted, as far as the server can tell, and by whom */
	made_at: number;
	by_account: string | null;
};

/** Who did what, when, to what. Lines are added and, after their time, removed; a trigger refuses to change one. */
export type AuditTable = {
	area: string;
	no: number;
	at: number;
	/** account, `ticket` for somebody without one, `server` for what runs by itself */
	actor: string;
	/** name of the intent or of the work */
	what: string;
	intent_id: string | null;
	place_id: string | null;
	kind: string;
	record_id: string;
	/** JSON, never with a contact; null: it was not there */
	before: string | null;
	after: string | null;
};

export type WritingTables = {
	client: ClientTable;
	receipt: ReceiptTable;
	private_scope: PrivateScopeTable;
	private_row: PrivateRowTable;
	request: RequestTable;
	hold: HoldTable;
	waiting: WaitingTable;
	use: UseTable;
	kept_from: KeptFromTable;
	mark: MarkTable;
	meeting_hold: MeetingHoldTable;
	audit: AuditTable;
};
