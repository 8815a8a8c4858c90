/**
 * What the signed-in account may read beyond the town, in memory for screens; kept in `private-store.ts`.
 *
 * It exists as long as the session does: when the session ends, by a person or by the server, the database is deleted, also
 * without a line. Who is signed in is said by the own store alone, so a late answer cannot bring anything back.
 */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { CaseRow, IntroductionRow, MismatchRow, WeightsRow } from '../../contract/case.ts';
import type { ConsultRow, ConsultSelf } from '../../contract/consult.ts';
import { toTokyo } from '../../contract/dates.ts';
import type { BoardWordsRow, ReportRow } from '../../contract/desk.ts';
import type { ConflictRow, GroupPrivateRow, PendingRow } from '../../contract/editing.ts';
import type { EvaluationRow, EvaluationYearRow } from '../../contract/evaluation.ts';
import type { ExchangePrivate, RaisedExchange } from '../../contract/exchange.ts';
import type { EnteredRow } from '../../contract/figure.ts';
import type { EndedMailsRow } from '../../contract/follow.ts';
import type { HelperRow } from '../../contract/helper.ts';
import type { RaisedIssue } from '../../contract/issue.ts';
import type { LentPlaceRow } from '../../contract/lent-place.ts';
import type { MeetingRow } from '../../contract/meeting.ts';
import type { MemberRow, MeRow } from '../../contract/people.ts';
import type { PrivateChanges } from '../../contract/private-feed.ts';
import type { RaiserRow } from '../../contract/raiser.ts';
import type { RequestRow } from '../../contract/request.ts';
import type { OfferedStory } from '../../contract/story.ts';
import type { TieDraft } from '../../contract/tie.ts';
import { StoreUnavailable } from './connection.ts';
import { accountOf } from './outbox.ts';
import { type Own, own } from './own.ts';
import { type Box, box } from './own-box.ts';
import type { Waiting } from './own-tables.ts';
import { PLANTED } from './planted.ts';
import {
	deletePrivateStores,
	openPrivateStore,
	type PrivateRecord,
	type PrivateStore,
	type ScopeAt,
} from './private-store.ts';
import { CONSULT_SELF, forgetWithdrawn, HELPER, LENT, runOut, withdrawnIn, withoutHelpers } from './withdrawn.ts';
import { browserWorld, type World } from './world.ts';
import type { Why, WritingWire } from './writing-wire.ts';

/** A row with the scope it lies in and its version. */
export type Scoped<R> = R & { scope: string; rev: number };

export type PrivateTown = {
	accountId: string;
	/** by id; where one lies in several scopes, the desk's, which knows most */
	requests: ReadonlyMap<string, Scoped<RequestRow>>;
	reports: ReadonlyMap<string, Scoped<ReportRow>>;
	boardWords: ReadonlyMap<string, Scoped<BoardWordsRow>>;
	conflicts: ReadonlyMap<string, Scoped<ConflictRow>>;
	pending: ReadonlyMap<string, Scoped<PendingRow>>;
	/** what groups keep to themselves, by the group's id */
	groupPrivate: ReadonlyMap<string, Scoped<GroupPrivateRow>>;
	members: ReadonlyMap<string, Scoped<MemberRow>>;
	/** what people raised, for coordinators */
	raisedIssues: ReadonlyMap<string, Scoped<RaisedIssue>>;
	/** for coordinators: needs and offers that people told, whom to call, cases, what does not fit, what counts how much */
	raisedExchanges: ReadonlyMap<string, Scoped<RaisedExchange>>;
	/** who told them: for coordinators */
	raisers: ReadonlyMap<string, Scoped<RaiserRow>>;
	exchangePrivate: ReadonlyMap<string, Scoped<ExchangePrivate>>;
	cases: ReadonlyMap<string, Scoped<CaseRow>>;
	mismatches: ReadonlyMap<string, Scoped<MismatchRow>>;
	weights?: Scoped<WeightsRow>;
	/** what is proposed to the groups I represent; a coordinator sees everybody's */
	introductions: ReadonlyMap<string, Scoped<IntroductionRow>>;
	/** for who evaluates the plan: each 施策 by `{年度}:{code}`, each 年度, and numbers by hand by `{indicator}:{month}` */
	evaluations: ReadonlyMap<string, Scoped<EvaluationRow>>;
	evaluationYears: ReadonlyMap<string, Scoped<EvaluationYearRow>>;
	entered: ReadonlyMap<string, Scoped<EnteredRow>>;
	/** ties that are to be shown, and who agreed: all for coordinators, their own for groups */
	ties: ReadonlyMap<string, Scoped<TieDraft>>;
	/** people who can help, as long as they agree; links that nobody filled in yet */
	helpers: ReadonlyMap<string, Scoped<HelperRow>>;
	/** places that their keepers lend, and who keeps them */
	lentPlaces: ReadonlyMap<string, Scoped<LentPlaceRow>>;
	/** stories: what waits for a coordinator, and what became of one's own */
	offeredStories: ReadonlyMap<string, Scoped<OfferedStory>>;
	/** 相談: all of it for coordinators, with the times to meet that anybody offers; what I asked myself */
	consults: ReadonlyMap<string, Scoped<ConsultRow>>;
	meetings: ReadonlyMap<string, Scoped<MeetingRow>>;
	ownConsults: ReadonlyMap<string, Scoped<ConsultSelf>>;
	/** for coordinators: news by mail that ended because nobody has the address any more */
	endedMails?: Scoped<EndedMailsRow>;
	me?: Scoped<MeRow>;
	/** grows with each new value of this session */
	version: number;
};

export type PrivateDesk = {
	/** null: nobody is signed in, or nothing has come yet */
	privateTown: ReadonlySignal<PrivateTown | null>;
	/** Deletes all that accounts left here, also without a line. What is unsent stays in the outbox. */
	forgetPrivate(): Promise<void>;
	/** Shows what is kept for whoever is signed in; another window may have changed it. */
	load(): Promise<void>;
	/**
	 * Asks for what is new. Answers why it could not, or null; `signed-out`: the server knows no session. `done`: what had its receipt
	 * before, so that its effect is in the answer.
	 */
	pull(wire: WritingWire, area: string, done?: readonly Waiting[]): Promise<Why | null>;
	/** How far what is kept for whoever is signed in has been read; null: nobody is, or nothing can be kept. */
	cursors(area: string): Promise<ScopeAt[] | null>;
	close(): void;
};

export function createPrivate(world: World, own: Own, box: Box): PrivateDesk {
	const privateTown = signal<PrivateTown | null>(null);
	let store: PrivateStore | null = null;
	/** where nothing can be kept */
	let memory: PrivateRecord[] | null = null;
	let versions = 0;
	/** how far what is shown had been read */
	let shown = '';

	const storeOf = (accountId: string): PrivateStore => {
		if (store?.accountId !== accountId) {
			store?.close();
			store = openPrivateStore(world, accountId);
		}
		return store;
	};
	const hide = () => {
		store?.close();
		store = null;
		memory = null;
		privateTown.value = null;
	};
	const show = (accountId: string, records: readonly PrivateRecord[]) => {
		const { date } = toTokyo(world.now());
		const over = runOut(records, date);
		privateTown.value = townOf(
			accountId,
			over.size > 0 ? records.filter((one) => !over.has(one)) : records,
			++versions,
		);
	};
	const forget = async () => {
		hide();
		await deletePrivateStores(world);
	};
	const isStill = async (accountId: string) => PLANTED === 'private-comes-back' || (await accountOf(own)) === accountId;

	return {
		privateTown,
		forgetPrivate: async () => {
			await forget();
			box.wrote.value++; // other windows hide it too
			box.moved.value++;
		},
		load: async () => {
			const accountId = await accountOf(own);
			if (accountId === null) return hide();
			const isShown = privateTown.peek()?.accountId === accountId;
			if (isShown && memory) return;
			const kept = storeOf(accountId);
			const at = memory ? '' : await stampOf(kept);
			if (isShown && at === shown) return;
			if (!isShown) privateTown.value = null;
			const before = versions;
			const records = memory ?? (await readOf(kept, toTokyo(world.now()).date));
			if (!records || before !== versions || !(await isStill(accountId))) return;
			shown = at ?? '';
			show(accountId, records);
		},
		pull: async (wire, area, done = []) => {
			const accountId = await accountOf(own);
			if (accountId === null) return null;
			const kept = storeOf(accountId);
			const cursors = memory ? [] : await kept.cursors(area).catch(noStore);
			const reply = await wire.changes(area, cursors ?? []);
			if (!reply.ok) return reply.why;
			if (!(await isStill(accountId))) return null; // they signed out while it was on its way
			try {
				const told = (await own.get('kiosk')) ? withoutHelpers(reply.value) : reply.value;
				if (cursors) await kept.apply(area, told);
				// a scope that came anew because the server was restored lacks what was done since, too
				const isAnew = (cursors ?? []).some(({ scope, epoch }) =>
					told.scopes.some((one) => one.scope === scope && one.epoch !== epoch),
				);
				const withdrawn = withdrawnIn(told, isAnew ? [] : done);
				if (withdrawn) await box.change((tables) => forgetWithdrawn(tables, withdrawn));
				memory = cursors ? null : recordsOf(told);
				const at = memory ? '' : await stampOf(kept);
				const records = memory ?? (await kept.read(toTokyo(world.now()).date));
				if (await isStill(accountId)) {
					const isNews = cursors !== null && at !== shown;
					shown = at ?? '';
					show(accountId, records);
					if (isNews) box.wrote.value++; // other windows read it from the store
				} else if (store === null)
					await deletePrivateStores(world); // and again: the write may have made it anew
				else await forget();
			} catch (error) {
				noStore(error);
			}
			return null;
		},
		cursors: async (area) => {
			const accountId = await accountOf(own);
			return accountId === null || memory ? null : storeOf(accountId).cursors(area).catch(noStore);
		},
		close: () => store?.close(),
	};
}

async function stampOf(store: PrivateStore): Promise<string | null> {
	try {
		return await store.stamp();
	} catch (error) {
		return noStore(error);
	}
}

/** A store that cannot be used is no mistake of ours; everything else is. */
function noStore(error: unknown): null {
	if (error instanceof StoreUnavailable) return null;
	throw error;
}

async function readOf(store: PrivateStore, today: string): Promise<PrivateRecord[] | null> {
	try {
		return await store.read(today);
	} catch (error) {
		return noStore(error);
	}
}

function recordsOf({ scopes }: PrivateChanges): PrivateRecord[] {
	return scopes.flatMap(({ scope, rows }) =>
		rows.flatMap(([kind, id, rev, data]) => (data === null ? [] : [{ scope, kind, id, rev, data }])),
	);
}

function townOf(accountId: string, records: readonly PrivateRecord[], version: number): PrivateTown {
	const of = <R>(kind: string): Map<string, Scoped<R>> => {
		const rows = new Map<string, Scoped<R>>();
		for (const record of records) {
			if (record.kind !== kind) continue;
			if (rows.get(record.id)?.scope.startsWith('desk/')) continue;
			rows.set(record.id, { ...(record.data as R), scope: record.scope, rev: record.rev });
		}
		return rows;
	};
	const weights = of<WeightsRow>('match-weights').values().next().value;
	const me = of<MeRow>('me').values().next().value;
	const endedMails = of<EndedMailsRow>('ended-mails').values().next().value;
	return {
		accountId,
		requests: of<RequestRow>('request'),
		reports: of<ReportRow>('report'),
		boardWords: of<BoardWordsRow>('board-words'),
		conflicts: of<ConflictRow>('conflict'),
		pending: of<PendingRow>('pending'),
		groupPrivate: of<GroupPrivateRow>('group-private'),
		members: of<MemberRow>('member'),
		raisedIssues: of<RaisedIssue>('raised-issue'),
		offeredStories: of<OfferedStory>('offered-story'),
		raisedExchanges: of<RaisedExchange>('raised-exchange'),
		raisers: of<RaiserRow>('raiser'),
		exchangePrivate: of<ExchangePrivate>('exchange-private'),
		cases: of<CaseRow>('case'),
		mismatches: of<MismatchRow>('mismatch'),
		...(weights ? { weights } : {}),
		...(endedMails ? { endedMails } : {}),
		introductions: of<IntroductionRow>('introduction'),
		evaluations: of<EvaluationRow>('evaluation'),
		evaluationYears: of<EvaluationYearRow>('evaluation-year'),
		entered: of<EnteredRow>('entered'),
		ties: of<TieDraft>('tie-draft'),
		helpers: of<HelperRow>(HELPER),
		lentPlaces: of<LentPlaceRow>(LENT),
		consults: of<ConsultRow>('consult'),
		meetings: of<MeetingRow>('meeting'),
		ownConsults: of<ConsultSelf>(CONSULT_SELF),
		...(me ? { me } : {}),
		version,
	};
}

const main = createPrivate(browserWorld(), own, box);
export const { privateTown, forgetPrivate } = main;
/** For `writing.ts`. */
export const privateOfDevice = main;
