/** People who can help, what names them elsewhere, and how all of it goes. */
import type { CaseRow } from '../../contract/case.ts';
import type { HelperRow } from '../../contract/helper.ts';
import { pairOf } from '../../contract/matching.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import type { IntentContext, Seen } from '../intents/intent-context.ts';
import {
	CASE,
	CASE_OF_PAIR,
	HELPER,
	INTRODUCTION,
	introductionId,
	MISMATCH,
	readCase,
	readNamed,
	rememberWorked,
	withoutWords,
	writeNamed,
} from './case-store.ts';
import { COORDINATION } from './exchange-store.ts';

/** in `ticket/{hash}`: whose link it is */
export const HELPER_LINK = 'helper-link';

export async function readHelper(context: IntentContext, helperId: string): Promise<Seen<HelperRow> | undefined> {
	return context.privateRead<HelperRow>(COORDINATION, HELPER, helperId);
}

/** The links go with the row: another one makes the former open nothing. */
export async function writeHelper(context: IntentContext, row: HelperRow): Promise<void> {
	const before = (await readHelper(context, row.id))?.data;
	const links = linksOf(row);
	for (const hash of before ? linksOf(before) : []) {
		if (!links.includes(hash)) await context.privatePut(`ticket/${hash}`, HELPER_LINK, row.id, null);
	}
	await context.privatePut(COORDINATION, HELPER, row.id, row);
	for (const hash of links) await context.privatePut(`ticket/${hash}`, HELPER_LINK, row.id, { id: row.id });
}

/** Of the link they were given, and of the one in the last mail. */
const linksOf = ({ ticketHash, mailHash }: HelperRow): string[] =>
	[ticketHash, mailHash].filter((hash) => hash !== undefined);

/** Came one of the person's own links with the push? */
export async function isHelperSelf(context: IntentContext, helperId: string): Promise<boolean> {
	const row = (await readHelper(context, helperId))?.data;
	return row !== undefined && linksOf(row).some((hash) => context.tickets.has(hash));
}

/** Everything that says who they are, wherever it stands. What is left: that a case ended, of which kind, and on which days. */
export async function forgetHelper(context: IntentContext, row: HelperRow): Promise<void> {
	const { id } = row;
	const { caseIds, needIds } = await readNamed(context, id);
	for (const caseId of caseIds) {
		const named = await readCase(context, caseId);
		if (named) await forgetInCase(context, named);
	}
	for (const needId of needIds) await context.privatePut(COORDINATION, MISMATCH, pairOf(needId, id), null);
	await writeNamed(context, id, { caseIds: [], needIds: [] });
	await context.privatePut(COORDINATION, HELPER, id, null);
	for (const hash of linksOf(row)) await context.privatePut(`ticket/${hash}`, HELPER_LINK, id, null);
	await context.unmail(id);
	context.scrub();
}

/** Notes and words of a case may speak of the person, and so may the reasons: all of it goes, on both sides. */
async function forgetInCase(context: IntentContext, row: CaseRow): Promise<void> {
	for (const side of ['need', 'offer'] as const) {
		for (const scope of row.reach[side] as PrivateScope[]) {
			await context.privatePut(scope, INTRODUCTION, introductionId(row.id, side), null);
		}
	}
	const { handingOver: _, outcome, ...kept } = withoutWords(row);
	const on = context.now.tokyo.date;
	await context.privatePut(COORDINATION, CASE, row.id, {
		...kept,
		why: [],
		state: 'ended',
		steps: row.state === 'ended' ? row.steps : [...row.steps, { state: 'ended', on }],
		outcome: { kind: outcome?.kind ?? 'declined' },
		withdrawn: true,
	} satisfies CaseRow);
	await context.privatePut(COORDINATION, CASE_OF_PAIR, pairOf(row.needId, row.offerId), null);
	await rememberWorked(context, { id: row.id, parties: row.parties });
}
