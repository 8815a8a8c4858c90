/**
 * What this device holds of a person, or of a place that somebody lends, when the consent is taken back, beside the private scopes:
 * what was sent and put away, what came back refused, and drafts. It goes when the tombstone comes, or when the server says in a
 * refusal that they have withdrawn.
 */
import type { LocalDate } from '../../contract/common.ts';
import { type HelperRow, isAgreed } from '../../contract/helper.ts';
import { isLendingAgreed, type LentPlaceRow } from '../../contract/lent-place.ts';
import type { PrivateChanges } from '../../contract/private-feed.ts';
import type { OwnTables, Returned, Waiting } from './own-tables.ts';
import { keepOfSent } from './sent.ts';

/** its kind in `coordination` */
export const HELPER = 'helper';
/** what somebody asked advice for, as its author sees it */
export const CONSULT_SELF = 'consult-self';
/** Drafts of forms about one person begin with this. */
export const HELPER_DRAFT = 'helper-';
/** the same of places that their keepers lend */
export const LENT = 'lent-place';
export const LENT_DRAFT = 'lent-';

/** People and keepers of places who withdrew, and cases that named a person: by the ids that intents speak of. */
export type Withdrawn = { ids: ReadonlySet<string>; caseIds: ReadonlySet<string> };

/**
 * `done`: wishes whose effect must be in these changes, unless it is gone again. A scope that comes whole holds no tombstones, so
 * whoever was noted and is not there has withdrawn.
 */
export function withdrawnIn(
	{ scopes }: PrivateChanges,
	done: readonly Pick<Waiting, 'name' | 'args'>[],
): Withdrawn | null {
	const coordination = scopes.find(({ scope }) => scope === 'coordination');
	if (!coordination) return null;
	const { rows, whole } = coordination;
	const noted = rows.filter(([kind]) => kind === HELPER || kind === LENT);
	const ids = new Set(noted.flatMap(([, id, , data]) => (data === null ? [id] : [])));
	if (whole) {
		const here = new Set(noted.map(([, id]) => id));
		for (const id of done.flatMap(spokenOf)) if (!here.has(id)) ids.add(id);
	}
	const caseIds = new Set(rows.flatMap(([kind, id, , data]) => (kind === 'case' && data?.withdrawn ? [id] : [])));
	return ids.size + caseIds.size > 0 ? { ids, caseIds } : null;
}

/** The person or place that a wish notes, or brings together with somebody. */
function spokenOf({ name, args }: Pick<Waiting, 'name' | 'args'>): string[] {
	const id = name === 'helper.put' ? args.helperId : name === 'lending.put' ? args.lentId : args.helper && args.offerId;
	return typeof id === 'string' ? [id] : [];
}

/** That somebody withdrew says nothing of them, and a server that was set back must hear it again. */
const SAYS_NOTHING: readonly string[] = ['helper.withdraw', 'lending.withdraw'];

function isAbout({ name, args }: Pick<Returned, 'name' | 'args'>, { ids, caseIds }: Withdrawn): boolean {
	if (SAYS_NOTHING.includes(name)) return false;
	return (
		ids.has(String(args.helperId)) ||
		ids.has(String(args.lentId)) ||
		(args.helper === true && ids.has(String(args.offerId))) ||
		caseIds.has(String(args.caseId))
	);
}

export async function forgetWithdrawn(tables: OwnTables, withdrawn: Withdrawn): Promise<void> {
	await keepOfSent(tables, (one) => !isAbout(one, withdrawn));
	for (const one of await tables.returned.toArray()) if (isAbout(one, withdrawn)) await tables.returned.delete(one.id);
	// the news came before its receipt, or before its effect: it is not put away later
	for (const one of await tables.waiting.toArray())
		if (isAbout(one, withdrawn)) await tables.waiting.put({ ...one, forgotten: true });
	for (const id of withdrawn.ids) {
		await tables.drafts.delete(HELPER_DRAFT + id);
		await tables.drafts.delete(LENT_DRAFT + id);
	}
}

/** Which of a refused intent's arguments may come back: all, or the ids alone where the person withdrew meanwhile. */
export function argsToGiveBack(
	args: Record<string, unknown>,
	detail: Record<string, unknown> | undefined,
): Record<string, unknown> {
	if (detail?.withdrawn !== true) return args;
	return Object.fromEntries(Object.entries(args).filter(([name]) => name.endsWith('Id') || name === 'helper'));
}

/**
 * What a device that nobody owns may keep of an answer, whoever is signed in on it: nothing of what coordinators share, no way to
 * reach a person who can help, and nothing of what anybody asked advice for.
 */
export function withoutHelpers(changes: PrivateChanges): PrivateChanges {
	const scopes = changes.scopes
		.filter(({ scope }) => scope !== 'coordination')
		.map((one) => ({
			...one,
			rows: one.rows.filter(([kind, , , data]) => kind !== CONSULT_SELF && data?.helper !== true),
		}));
	return { ...changes, scopes };
}

type Kept = { kind: string; id: string; data: Record<string, unknown> };

/**
 * People and places whose consent has run out by that day, and whatever names one: nobody may see them here either, whether or not the server
 * was heard.
 */
export function runOut<R extends Kept>(rows: readonly R[], today: LocalDate): ReadonlySet<R> {
	const over = rows.filter(({ kind, data }) => {
		if (kind === LENT) return data.state !== 'declined' && !isLendingAgreed(data as unknown as LentPlaceRow, today);
		const row = data as unknown as HelperRow;
		return kind === HELPER && row.state === 'active' && !isAgreed(row, today);
	});
	if (over.length === 0) return new Set();
	const ids = new Set<unknown>(over.map(({ id }) => id));
	const idOf = (side: unknown) => (side as { id?: unknown } | undefined)?.id;
	const names = ({ data: { helper, offerId, mine, other } }: R) =>
		helper === true && [offerId, idOf(mine), idOf(other)].some((id) => ids.has(id));
	return new Set([...over, ...rows.filter(names)]);
}
