/** Tables of those who follow the town without an account. Nothing in them is public; what ends leaves them at once. */

/** One way of one person: a mail box, or a browser that takes Web Push. */
export type FollowTable = {
	/** UUIDv7, made on the device */
	id: string;
	area: string;
	/** SHA-256 of the token that the device holds */
	ticket_hash: string;
	way: 'mail' | 'push';
	state: 'confirming' | 'on';
	/** one of `FOLLOW_LANGS` */
	lang: string;
	/** JSON of `FollowedThing[]` */
	things: string;
	/** JSON of `News[]` */
	news: string;
	/** an address in lower case, or JSON of `PushTarget` */
	target: string;
	/** in the links of its mails: opens the list of what is followed, and ends it; '' for push */
	link: string;
	/** SHA-256 of the token in the mail that asks to confirm; null: nothing is asked */
	confirm_hash: string | null;
	/** all times of these tables: milliseconds since 1970 by the server's clock */
	confirm_until: number | null;
	/** how many such mails it was sent */
	confirm_mails: number;
	made_at: number;
	/** last heard of from the device */
	seen_at: number;
	/** up to when the weekly digest has looked */
	digest_at: number;
	/** weekly digests that had something to say */
	digests: number;
};

/** A request whose state a push follow wants to hear of. */
export type FollowTicketTable = {
	follow_id: string;
	area: string;
	/** SHA-256 of the request's ticket */
	ticket_hash: string;
	/** the version it was told of last; 0: none yet */
	rev: number;
};

/** A follow that has ended, by its name alone: noted beside the database, and then of no more use. */
export type FollowEndedTable = { id: string; area: string; at: number };

/** How far the town has been looked through for news. */
export type NewsCursorTable = { area: string; epoch: string; seq: number };

/** What is known of a thing that can become news: told once, however often its row is written. */
export type NewsSeenTable = {
	area: string;
	kind: string;
	id: string;
	/** what matters of it, as text that is compared */
	state: string;
	first_at: number;
	changed_at: number;
	/** nobody cares after this */
	until: number;
};

/** One thing to tell one follow, and the journal of what was told: a line a pair, for ever the only one. */
export type TellTable = {
	follow_id: string;
	/** names the thing and its state */
	key: string;
	area: string;
	/** `News` */
	news: string;
	/** JSON of `Telling` */
	body: string;
	attempts: number;
	/** not before; while a process sends it, the end of its claim */
	due_at: number;
	/** of no use after this */
	until: number;
	/** when it was told; null: not yet */
	told_at: number | null;
};

export type FollowTables = {
	follow: FollowTable;
	follow_ticket: FollowTicketTable;
	follow_ended: FollowEndedTable;
	news_cursor: NewsCursorTable;
	news_seen: NewsSeenTable;
	tell: TellTable;
};
