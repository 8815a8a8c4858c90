/** What a handler sees and may do while one intent runs. Whatever it did is taken back when it refuses. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { LocalMoment } from '../../contract/dates.ts';
import type { Refusal } from '../../contract/intent.ts';
import { type Kind, type RowOf, SCHEMAS } from '../../contract/kinds.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import type { AskerContact } from '../../contract/request.ts';
import type { Actor } from '../../contract/roles.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Query } from '../db/database.ts';
import { type RowChange, RowRefused } from '../log.ts';
import type { QueuedMail } from '../mail/queue.ts';
import { type AreaMemory, join, publicPartition } from './area-memory.ts';

export type Outcome =
	| { accepted: true; result?: Record<string, unknown> }
	| { refused: Refusal; detail?: Record<string, unknown> };

export type Seen<T> = { id: string; rev: number; data: T };

export type Moment = { ms: number; instant: string; tokyo: LocalMoment };

/** A line for the audit. `before` and `after` never hold a contact. */
export type AuditLine = {
	kind: string;
	recordId: string;
	placeId?: string | undefined;
	/** the account whose doing it is, where the server works for somebody who sent no intent */
	by?: string | undefined;
	before?: unknown;
	after?: unknown;
};

/** Where this server can send to those who follow. */
export type FollowWays = { mail: boolean; pushHosts: readonly string[] };

export type ContextOptions = {
	area: string;
	memory: AreaMemory;
	transaction: () => Promise<Query>;
	/** for reading, without a safe point before it */
	query: Query;
	now: Moment;
	actor: Actor;
	tickets: ReadonlySet<string>;
	/** the client database that sent it; absent: the server's own work */
	client?: string | undefined;
	/** absent: the server's own work */
	intent?: { id: string; madeAt: string; made: number | undefined };
	what: string;
	contact: AskerContact | null | undefined;
	ways: FollowWays;
	mails: QueuedMail[];
};

export class IntentContext {
	readonly area: string;
	/** by the server's clock */
	readonly now: Moment;
	readonly actor: Actor;
	/** hashes of the tickets that came with the push */
	readonly tickets: ReadonlySet<string>;
	/** its id, and when it was made as far as the server can tell (milliseconds; undefined: not said) */
	readonly intent: { id: string; madeAt: string; made: number | undefined } | undefined;
	/** what was sealed, opened; null: it cannot be opened; undefined: nothing was sealed */
	readonly opened: AskerContact | null | undefined;
	/** rows of this server's own tables; see `shelf.ts` */
	readonly memory: AreaMemory;
	readonly ways: FollowWays;
	/** for reading */
	readonly query: Query;
	readonly #options: ContextOptions;
	readonly #mails: QueuedMail[] = [];
	readonly #audit: AuditLine[] = [];

	constructor(options: ContextOptions) {
		this.#options = options;
		this.area = options.area;
		this.now = options.now;
		this.actor = options.actor;
		this.tickets = options.tickets;
		this.intent = options.intent;
		this.opened = options.contact;
		this.memory = options.memory;
		this.ways = options.ways;
		this.query = options.query;
	}

	/** The device that wrote this, by a name that says nothing elsewhere: whoever compares two forums finds no person. */
	deviceIn(forumId: string): string {
		return nameIn(forumId, this.#options.client ?? '');
	}

	/** Whoever wrote this, by such a name: the account, the same on all its devices, or else the device. */
	authorIn(forumId: string): string {
		const { accountId } = this.actor;
		return accountId === null ? this.deviceIn(forumId) : accountIn(forumId, accountId);
	}

	/**
	 * The transaction itself, for tables that have no shelf. What is written through it is taken back with everything else
	 * when the intent is refused.
	 */
	tx(): Promise<Query> {
		return this.#options.transaction();
	}

	/** A live public row with its version, or undefined. Its data are shared: never change them. */
	async read<K extends Kind>(kind: K, id: string): Promise<Seen<RowOf[K]> | undefined> {
		const key = join(kind, id);
		const row = (await this.memory.public.of(this.query, publicPartition(kind, key))).get(key);
		return row?.data ? { id, rev: row.rev, data: row.data as RowOf[K] } : undefined;
	}

	/** All live rows of a kind of which there are few. */
	async list<K extends 'place' | 'room' | 'closure'>(kind: K): Promise<RowOf[K][]> {
		const list: RowOf[K][] = [];
		for (const { data } of (await this.memory.public.of(this.query, kind)).values()) {
			if (data) list.push(data as RowOf[K]);
		}
		return list;
	}

	/**
	 * Writes a public row as it shall be, or deletes it. Everybody sees it: nothing private may be in it.
	 * Throws `RowRefused` when it does not fit the contract; the intent is then refused as `invalid`. `fits`: that was found of this
	 * row before, and what was changed since keeps to it.
	 */
	async put<K extends Kind>({ kind, id, data }: RowChange<K>, fits = false): Promise<void> {
		const key = join(kind, id);
		const present = (await this.memory.public.of(this.query, publicPartition(kind, key))).get(key);
		const body = data === null ? null : bodyOf(kind, id, data, fits);
		if ((present?.body ?? null) === body) return;
		const blank = { kind, id, rev: 0, body: null, data: null };
		// one version more than the database has, however often it is written in this transaction
		const rev = (this.memory.public.storedOf(blank)?.rev ?? 0) + 1;
		this.memory.public.put({ kind, id, rev, body, data });
	}

	/** A live private row with its version, or undefined. */
	async privateRead<T = Record<string, unknown>>(
		scope: PrivateScope,
		kind: string,
		id: string,
	): Promise<Seen<T> | undefined> {
		const row = await this.memory.privateRows.one(this.query, join(scope, kind, id));
		return row && row.body !== null ? { id, rev: row.rev, data: JSON.parse(row.body) as T } : undefined;
	}

	/** Was there such a private row once, or is there one now? */
	async privateWas(scope: PrivateScope, kind: string, id: string): Promise<boolean> {
		return (await this.memory.privateRows.one(this.query, join(scope, kind, id))) !== undefined;
	}

	/**
	 * Writes a private row, or leaves a tombstone without content. Devices get it by the next private pull. `rev` only where
	 * several scopes hold the same thing and shall count alike.
	 */
	async privatePut(
		scope: PrivateScope,
		kind: string,
		id: string,
		data: Record<string, unknown> | null,
		rev?: number,
	): Promise<void> {
		const present = await this.memory.privateRows.one(this.query, join(scope, kind, id));
		if (data === null && (present?.body ?? null) === null) return;
		const body = data === null ? null : canonicalJson(data);
		this.memory.privateRows.put({
			area: this.area,
			scope,
			kind,
			id,
			rev: rev ?? (present?.rev ?? 0) + 1,
			seq: 0,
			at: this.now.ms,
			body,
		});
	}

	/** Notes who did what. Kept for three years; never with a contact in it. */
	audit(line: AuditLine): void {
		this.#audit.push(line);
	}

	/** A mail that leaves after the commit, and only then. */
	mail(mail: QueuedMail): void {
		this.#mails.push(mail);
	}

	/** Mails about this (a UUID) that have not left yet never do. */
	async unmail(about: string): Promise<void> {
		for (const mails of [this.#mails, this.#options.mails]) {
			for (let at = mails.length - 1; at >= 0; at--) if (mails[at]?.about === about) mails.splice(at, 1);
		}
		const transaction = await this.tx();
		await transaction.deleteFrom('mail_out').where('body', 'like', `%"about":"${about}"%`).execute();
	}

	/**
	 * What the log still says of a public row that its owner took back: its lines stay, since numbers are dense, and hold nothing.
	 */
	async forgetVersions(kind: Kind, id: string): Promise<void> {
		const transaction = await this.tx();
		await transaction
			.updateTable('log')
			.set({ body: null })
			.where('area', '=', this.area)
			.where('kind', '=', kind)
			.where('id', '=', id)
			.execute();
	}

	/** After the commit the file of the database holds no byte of what was deleted. */
	scrub(): void {
		this.memory.scrubs = true;
	}

	/** The intent is accepted: its audit and its mails count. */
	settle(): void {
		const { memory, what, intent, mails } = this.#options;
		const actor = this.actor.accountId ?? (intent ? 'ticket' : 'server');
		for (const { kind, recordId, placeId, by, before, after } of this.#audit) {
			memory.audit.push({
				at: this.now.ms,
				actor: by ?? actor,
				what,
				intent_id: intent?.id ?? null,
				place_id: placeId ?? null,
				kind,
				record_id: recordId,
				before: before === undefined ? null : canonicalJson(before),
				after: after === undefined ? null : canonicalJson(after),
			});
		}
		mails.push(...this.#mails);
	}
}

const nameIn = (forumId: string, who: string): string =>
	createHash('sha256').update(`${forumId} ${who}`).digest('base64url').slice(0, 12);

/** The name under which an account writes in a forum. */
export const accountIn = (forumId: string, accountId: string): string => nameIn(forumId, `account ${accountId}`);

function bodyOf(kind: Kind, id: string, data: { id: string }, fits: boolean): string {
	const result = fits ? undefined : v.safeParse(SCHEMAS[kind], data);
	if (result && !result.success) {
		const issues = result.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
		throw new RowRefused([{ kind, id, issues }]);
	}
	if (data.id !== id) throw new RowRefused([{ kind, id, issues: [`id: the row says ${data.id}`] }]);
	const { updatedAt: _, ...content } = data as { id: string; updatedAt?: string };
	return canonicalJson(content);
}
