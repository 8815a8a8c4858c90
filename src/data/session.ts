/**
 * Who is signed in on this device. The server decides; what it said last is kept in the own store, so that a person stays who
 * they are without a line. The key itself is in a cookie that no script can read.
 */

import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import * as v from 'valibot';
import type { Role } from '../../contract/roles.ts';
import { type FactorOffer, SessionInfo, type SignedInPlace } from '../../contract/session.ts';
import { dependOn } from './depend-on.ts';
import { forgetOwn } from './held-forum.ts';
import { createIdentityWire, type IdentityReply } from './identity-wire.ts';
import { type Own, own } from './own.ts';
import { type Box, box } from './own-box.ts';
import { type PrivateDesk, privateOfDevice } from './private.ts';
import { forgetSent } from './sent.ts';
import { OWED, settleSignOut } from './sign-out.ts';
import { browserWorld, type World } from './world.ts';

export type Session = {
	accountId: string;
	name: string;
	email: string;
	/** what the server lets this person do now */
	roles: Role[];
	/** the second factor was proven in this session */
	secondFactor: boolean;
	/** roles that wait for the second factor */
	waitingRoles: Role[];
	factor: SessionInfo['factor'];
	recoveryLeft?: number | undefined;
	shared: boolean;
	/** by the server's clock */
	until: string;
	idleMinutes: number;
};

/** How an act went: done, or why not. */
export type Acted<T = undefined> = IdentityReply<T>;

export type SessionDesk = {
	/** null: nobody, as far as is known */
	session: ReadonlySignal<Session | null>;
	/** false: the own store has not been read yet */
	sessionRead: ReadonlySignal<boolean>;
	/** true after a session ended that nobody ended here: time was over, or it was ended elsewhere */
	sessionEnded: ReadonlySignal<boolean>;
	/** Asks for a mail with a code; `ok` says nothing of whether anybody has that address. */
	askForCode(email: string, lang: 'ja' | 'easy' | 'en'): Promise<Acted<{ until: string }>>;
	/** `shared`: on a device of many people, so that it ends soon. */
	signIn(code: string, shared: boolean): Promise<Acted>;
	/** Asks the server how the session stands. Without a line everything stays as it is. */
	refreshSession(): Promise<void>;
	/** A person is there: keeps the session from ending; at most every few minutes over the line. */
	noteUse(): void;
	startFactor(): Promise<Acted<FactorOffer>>;
	/** `value`: the recovery codes, shown once. */
	confirmFactor(code: string): Promise<Acted<string[]>>;
	proveSecondFactor(code: string): Promise<Acted>;
	removeFactor(): Promise<Acted>;
	renewRecovery(): Promise<Acted<string[]>>;
	listSessions(): Promise<Acted<SignedInPlace[]>>;
	endSessions(which: { id: string } | { others: true }): Promise<Acted<SignedInPlace[]>>;
	/**
	 * Forgets the person on this device at once: private rows, what came back to them, unfinished forms. The server is told now, or
	 * as soon as there is a line. What they wrote and was not sent stays, and leaves when they sign in again. Nobody signed in:
	 * nothing happens.
	 */
	signOut(): Promise<void>;
	/** Follows the own store and other windows; returns the stop. */
	start(): () => void;
};

/** A sign of the person is told to the server this often at most. */
const SEEN_EVERY_MS = 5 * 60_000;

export function createSession(world: World, own: Own, box: Box, desk: PrivateDesk): SessionDesk {
	const wire = createIdentityWire(world);
	const session = signal<Session | null>(null);
	const sessionRead = signal(false);
	const sessionEnded = signal(false);
	let toldAt = Number.NEGATIVE_INFINITY;
	let leaving = false;

	const load = async () => {
		const kept = readKept(await own.get('session'));
		if (session.peek() && !kept && !leaving) sessionEnded.value = true;
		if (JSON.stringify(session.peek()) !== JSON.stringify(kept)) session.value = kept;
		sessionRead.value = true;
	};

	/** Another window, and what lists by author, look again. */
	const tellAll = () => {
		box.wrote.value++;
		box.moved.value++;
	};

	const keep = async (info: SessionInfo | null) => {
		const before = session.peek();
		const next = info && sessionOf(info);
		if (next === null) {
			await own.put('session', null);
			if (before) {
				sessionEnded.value = true;
				session.value = null;
				await desk.forgetPrivate();
			}
			return;
		}
		sessionEnded.value = false;
		const moved = JSON.stringify(before) !== JSON.stringify(next);
		if (!moved) return;
		if (before && before.accountId !== next.accountId) await desk.forgetPrivate();
		await own.put('session', next);
		session.value = next;
		tellAll();
		// what they wrote before leaves now, also while a turn is under way that looked for it already
		if (before?.accountId !== next.accountId) box.recorded.value++;
	};

	/** Keeps the session that an answer carries. */
	const keepAnswer = async <T>(
		reply: IdentityReply<{ session: SessionInfo | null; recovery?: string[] | undefined }>,
		value: (recovery: string[]) => T,
		{ begins = false } = {},
	): Promise<Acted<T>> => {
		// who signed out while it was on its way stays signed out
		if (!begins && !session.peek()) return { ok: false, why: 'signed-out' };
		if (reply.ok) {
			await keep(reply.value.session);
			return { ok: true, value: value(reply.value.recovery ?? []) };
		}
		if (reply.why === 'signed-out') await keep(null);
		return reply;
	};
	const nothing = () => undefined;

	const areaOf = async (): Promise<string | null> => {
		const area = await own.get('area');
		return typeof area === 'string' ? area : null;
	};

	return {
		session,
		sessionRead,
		sessionEnded,
		askForCode: async (email, lang) => {
			// a sign-out that arrived late would end the session that begins now
			await settleSignOut(world, own);
			const area = await areaOf();
			return area === null ? { ok: false, why: 'unreachable' } : wire.sendCode(area, email, lang);
		},
		signIn: async (code, shared) => {
			const area = await areaOf();
			if (area === null) return { ok: false, why: 'unreachable' };
			return keepAnswer(await wire.signIn(area, code, shared), nothing, { begins: true });
		},
		refreshSession: async () => {
			if (!session.peek()) return;
			await keepAnswer(await wire.session(), nothing);
		},
		noteUse: () => {
			const now = world.now();
			if (!session.peek() || Math.abs(now - toldAt) < SEEN_EVERY_MS) return;
			toldAt = now;
			wire
				.seen()
				.then((reply) => keepAnswer(reply, nothing))
				.catch((error) => world.report('The session cannot be kept', error));
		},
		startFactor: () => wire.startFactor(),
		confirmFactor: async (code) => keepAnswer(await wire.confirmFactor(code), (recovery) => recovery),
		proveSecondFactor: async (code) => keepAnswer(await wire.proveFactor(code), nothing),
		removeFactor: async () => keepAnswer(await wire.removeFactor(), nothing),
		renewRecovery: async () => keepAnswer(await wire.renewRecovery(), (recovery) => recovery),
		listSessions: async () => {
			const reply = await wire.sessions();
			if (reply.ok) return { ok: true, value: reply.value.sessions };
			if (reply.why === 'signed-out') await keep(null);
			return reply;
		},
		endSessions: async (which) => {
			const reply = await wire.endSessions(which);
			return reply.ok ? { ok: true, value: reply.value.sessions } : reply;
		},
		signOut: async () => {
			const account = session.peek()?.accountId ?? readKept(await own.get('session'))?.accountId;
			if (account === undefined) return;
			leaving = true;
			try {
				// first of all: from here on a late answer brings nothing back
				await own.put('session', OWED);
				session.value = null;
				sessionEnded.value = false;
				await desk.forgetPrivate();
				await forgetPapers(box, account);
				tellAll();
				await settleSignOut(world, own);
			} finally {
				leaving = false;
			}
		},
		start: () => {
			const follow = effect(() => {
				dependOn(box.moved); // this or another window signed in or out
				load().catch((error) => world.report('Who is signed in cannot be read', error));
			});
			let seenRev: number | undefined;
			const rights = effect(() => {
				const rev = desk.privateTown.value?.me?.rev;
				// roles were changed by somebody: the server says what they are now
				if (rev !== undefined && seenRev !== undefined && rev !== seenRev) {
					wire
						.session()
						.then((reply) => keepAnswer(reply, nothing))
						.catch((error) => world.report('The session cannot be kept', error));
				}
				seenRev = rev;
			});
			return () => {
				follow();
				rights();
			};
		},
	};
}

/** What came back to this person, and forms that were not finished, hold names and telephone numbers. */
async function forgetPapers(box: Box, account: string): Promise<void> {
	await box.change(async (tables) => {
		for (const { id, by } of await tables.returned.toArray()) if (by === account) await tables.returned.delete(id);
		for (const { key } of await tables.drafts.toArray()) await tables.drafts.delete(key);
		await forgetSent(tables, account);
		await forgetOwn(tables);
	});
}

/** What this or an older version kept. */
function readKept(kept: unknown): Session | null {
	const read = v.safeParse(KeptSession, kept);
	return read.success ? (read.output as Session) : null;
}
const KeptSession = v.object({
	...v.omit(SessionInfo, ['area']).entries,
	secondFactor: v.boolean(),
});

function sessionOf(info: SessionInfo): Session {
	const { accountId, name, email, roles, waitingRoles, factor, recoveryLeft, shared, until, idleMinutes } = info;
	return {
		accountId,
		name,
		email,
		roles,
		secondFactor: factor === 'proven',
		waitingRoles,
		factor,
		...(recoveryLeft === undefined ? {} : { recoveryLeft }),
		shared,
		until,
		idleMinutes,
	};
}

const main = createSession(browserWorld(), own, box, privateOfDevice);
main.start();
export const {
	session,
	sessionRead,
	sessionEnded,
	askForCode,
	signIn,
	refreshSession,
	noteUse,
	startFactor,
	confirmFactor,
	proveSecondFactor,
	removeFactor,
	renewRecovery,
	listSessions,
	endSessions,
	signOut,
} = main;
