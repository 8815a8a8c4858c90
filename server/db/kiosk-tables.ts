/** Tables of kiosks: who asked to be one, and which are. Nothing of any visitor. */

/** A tablet that shows a code and waits for somebody to approve it. */
export type KioskEnrolmentTable = {
	id: string;
	area: string;
	code: string;
	/** uncompressed P-256 point, base64url */
	public_key: string;
	about: string;
	/** all times of these tables: milliseconds since 1970 by the server's clock */
	asked_at: number;
	until: number;
	/** time of the newest proof that was taken: each is taken once */
	proven_ms: number;
};

export type KioskTable = {
	id: string;
	area: string;
	place_id: string;
	name: string;
	public_key: string;
	enrolled_at: number;
	/** name of the account that approved it */
	enrolled_by: string;
	/** JSON of `KioskConfig` */
	config: string;
	/** JSON of `{ id, order }[]`, not yet carried out */
	orders: string;
	proven_ms: number;
	beat_at: number | null;
	/** JSON of `Beat` */
	beat: string | null;
	/** JSON of `{ alarm, since }[]`: the incidents that somebody was told of and that are not over */
	told: string;
	/** un-enrolled: it hears so at its next contact */
	revoked_at: number | null;
	/** 1: it takes a newer version before the others of its area */
	canary: number;
};

/** Who asked to be mailed when something is wrong with a kiosk of their area. */
export type KioskWatchTable = {
	account_id: string;
	area: string;
	/** the language they were reading when they asked: `ja`, `easy`, `en` */
	lang: string;
	at: number;
};

/** The key pair that settings are signed with; 1 is the only one. */
export type KioskKeyTable = {
	n: number;
	/** uncompressed P-256 point, base64url */
	public_key: string;
	/** PKCS #8, base64url */
	private_key: string;
	made_at: number;
};

/** How far the newest version of the page has come among the kiosks of an area. */
export type KioskRolloutTable = {
	area: string;
	/** the version that the canary tries, or tried last */
	build: string;
	/** `trying`, `good`, `bad` */
	verdict: string;
	/** when the canary was first heard with it */
	since: number | null;
	/** how often it was heard with it since */
	beats: number;
	/** the last version that was good for a day */
	good: string | null;
};

/** How much of a kiosk's counts has been added up: each batch of a series once. */
export type KioskSeriesTable = {
	kiosk_id: string;
	/** random, made by the tablet with its first count */
	series: string;
	/** number of the last batch that was added */
	counted: number;
	at: number;
};

/** How often a screen was opened in an hour. Counts only: no text, no person, no kiosk. */
export type KioskUsageTable = {
	area: string;
	place_id: string;
	/** `2026-11-23T10`, Tokyo */
	hour: string;
	/** `screen` or `nothing-found` */
	what: string;
	/** a name of contract/usage.ts */
	name: string;
	n: number;
	/** of these, how many were told more than a day after */
	late: number;
};

export type KioskTables = {
	kiosk_enrolment: KioskEnrolmentTable;
	kiosk: KioskTable;
	kiosk_watch: KioskWatchTable;
	kiosk_key: KioskKeyTable;
	kiosk_rollout: KioskRolloutTable;
	kiosk_series: KioskSeriesTable;
	kiosk_usage: KioskUsageTable;
};
