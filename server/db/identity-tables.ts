/** Tables of accounts, sessions and mail. Nothing in them is public; whatever lets somebody in is stored as a hash. */

/** A person who was invited into an area. */
export type AccountTable = {
	/** UUIDv7 */
	id: string;
	area: string;
	/** lower case; null once removed, so that the address may be invited again */
	email: string | null;
	name: string;
	state: 'invited' | 'active' | 'removed';
	/** all times of these tables: milliseconds since 1970 by the server's clock */
	invited_at: number;
	last_sign_in_at: number | null;
};

/** What an account may do, one line a role. */
export type AccountRoleTable = {
	account_id: string;
	role: string;
	/** place of a desk, group of a representative; '' for roles of the whole area */
	target: string;
};

/** A browser that is signed in. */
export type SessionTable = {
	/** SHA-256 of the token in its cookie, base64url */
	hash: string;
	/** names it in lists; opens nothing */
	id: string;
	account_id: string;
	made_at: number;
	/** last written or touched by a person */
	seen_at: number;
	/** when the second factor was proven; null: not in this session */
	proven_at: number | null;
	/** 1: on a device of many people, with shorter limits */
	shared: number;
	/** what the browser calls itself, in a few words */
	label: string;
};

/** A code that was asked for by one browser. For an unknown address there is one too, which nobody can guess. */
export type SignInCodeTable = {
	/** SHA-256 of the token in the asking browser's cookie */
	browser_hash: string;
	area: string;
	/** HMAC with that token, which is not stored: whoever reads the table can try nothing */
	code_hash: string;
	/** null: nobody has this address */
	account_id: string | null;
	expires_at: number;
	tries_left: number;
};

/** A TOTP secret. */
export type SecondFactorTable = {
	account_id: string;
	/** sealed with the server's secret (`secret-box.ts`) */
	sealed_secret: string;
	/** null: shown, but not yet proven to have arrived */
	confirmed_at: number | null;
	/** the last time step that was used; each is good once */
	last_step: number;
};

/** Codes on paper, each good once. */
export type RecoveryCodeTable = { account_id: string; hash: string };

/** How much was asked: one number a bucket (the generic cell rate algorithm). */
export type RateTable = {
	/** a hash; what it is of cannot be read back */
	bucket: string;
	/** when the bucket will be empty again; past: it is empty now */
	empty_at: number;
};

/** Mails that wait to leave. One that was sent, or is of no use any more, is deleted. */
export type MailOutTable = {
	id: string;
	/** JSON of `QueuedMail` */
	body: string;
	attempts: number;
	/** not before; while a process sends it, the end of its claim */
	due_at: number;
	/** after this it would be of no use */
	expires_at: number;
};

export type IdentityTables = {
	account: AccountTable;
	account_role: AccountRoleTable;
	session: SessionTable;
	sign_in_code: SignInCodeTable;
	second_factor: SecondFactorTable;
	recovery_code: RecoveryCodeTable;
	rate: RateTable;
	mail_out: MailOutTable;
};
