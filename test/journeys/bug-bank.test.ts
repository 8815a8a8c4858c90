/**
 * Would the journeys notice? Each known bug of sync engines is planted, one at a time, and a named check must then fail.
 * That all checks pass with nothing planted is what `journeys.test.ts` shows.
 */
import { afterEach, expect, test, vi } from 'vitest';
import type { Bug } from '../../src/data/planted.ts';
import { fallSick, type Sickness } from '../support/sickness.ts';
import { ALL_CHECKS } from './checks/all-checks.ts';

const planted = vi.hoisted((): { bug: string | undefined } => ({ bug: undefined }));
vi.mock('../../src/data/planted.ts', () => ({
	get PLANTED() {
		return planted.bug;
	},
}));

/** The check that must notice; a bug added without one does not compile. */
const NOTICED_BY: Record<Bug, string> = {
	'log-read-inclusive': 'A hundred changes arrive with one request',
	'cursor-before-rows': 'A browser killed at any step of a catch-up shows the town before or after it, never between',
	'rows-and-cursor-apart':
		'A browser killed at any step of a catch-up shows the town before or after it, never between',
	'nudge-moves-cursor': 'A change on the server reaches two tablets that nobody touches',
	'bad-row-skipped': 'Rows with fields from a later version are kept as they came',
	'tombstones-skipped': 'A deleted group disappears, and nobody has to repair anything',
	'old-changes-applied': 'The same changes twice, or older ones after newer, change nothing',
	'stale-answer-accepted': 'A cache that gives an older head does not turn the town back',
	'retired-epoch-accepted': 'A cache that still holds the town before the restore is not believed',
	'epochs-mixed': 'A server restored in the middle of a walk never mixes two lives of the town',
	'cached-conflict-loop': 'A refusal that a cache repeats for ever costs a bounded number of questions',
	'retry-without-pause': 'An hour of errors costs a bounded number of questions, and the first good answer ends it',
	'foreign-await-in-transaction': 'A hundred changes arrive with one request',
	'no-open-timeout': 'An older window that does not let go of the store does not leave the screen empty for ever',
	'dead-connection-kept': 'A connection to the disk that died is opened again, and nothing is lost',
	'checksum-copied':
		'A server whose log forgot a change is found out at once, counted once, and the town is right again',
	'checksum-ignored':
		'A server whose log forgot a change is found out at once, counted once, and the town is right again',
	'heal-trusts-pages': 'A row that flipped on the disk is noticed and healed by fetching one page',
	'page-not-verified': 'A page that is not the page its name promises is refused, with and without a secure address',
	'gap-not-noticed': 'A gap in the log is noticed before anything is written',
	'portal-accepted': 'The login page of a Wi-Fi is not taken for the town',
	'own-clock-decides': 'Any clock a tablet may have leads to the same town, and the town’s own time',
	'unknown-kinds-dropped': 'Rows of a kind this version does not know are kept, counted, and survive a restart',
	'snapshot-keeps-changes': 'A server restored from a back-up is followed, and nothing of its former life remains',
	'lock-waits-for-ever': 'A window frozen in the middle of a walk does not stop the others',
	'unseen-rows-kept':
		'A tablet that slept longer than the log remembers shows what is true now, and no deleted group returns',
	'newer-protocol-read':
		'A server that is newer than this page is not misread: what is here stays, and the page asks to be renewed',
	'kept-before-committed':
		'A browser killed at any step of writing has the draft or the wish, and what was called kept is kept',
	'draft-gone-before-kept':
		'A browser killed at any step of writing has the draft or the wish, and what was called kept is kept',
	'new-id-at-each-attempt': 'A lost answer, a doubled question and a late answer: the wish runs once',
	'numbers-reused':
		'Wishes carry the numbers 1, 2, 3 under one name, over restarts and windows, and after one was taken back',
	'taken-back-leaves-gap':
		'Wishes carry the numbers 1, 2, 3 under one name, over restarts and windows, and after one was taken back',
	'copied-client-kept': 'A copied device sends what only it wrote under a name of its own, and nothing runs twice',
	'refused-stays':
		'What the server refuses comes back with all that was written and its reason, and holds up nothing behind it',
	'refused-thrown-away':
		'What the server refuses comes back with all that was written and its reason, and holds up nothing behind it',
	'receipts-assumed':
		'What the server refuses comes back with all that was written and its reason, and holds up nothing behind it',
	'dependence-forgotten':
		'What was built on a wish that was refused comes back to its author saying so; what was not, is done',
	'closed-on-receipt': 'A wish leaves the list only when what came of it is on the device',
	'outbox-cleared-on-receipt':
		'Two windows that send at the same time, without any lock, lose nothing and send nothing twice',
	'other-account-sent': 'What an account wrote waits for that account, and holds up nobody else',
	'push-inside-transaction':
		'What is written without a line is kept over a restart, leaves when there is one, and is then the town’s',
	'push-without-pause':
		'An hour in which nothing can be sent costs a bounded number of requests, and then all leaves by itself',
	'private-comes-back': 'Whoever signs out leaves nothing behind, also when an answer was still on its way',
};

const SERVER_NOTICED_BY: Record<Sickness, string> = {
	'numbers-before-commit': 'A hundred changes arrive with one request',
	'deletion-forgotten': 'A deleted group disappears, and nobody has to repair anything',
	'snapshot-number-too-new': 'A tablet set up between two snapshots has what changed since the last one',
	'receipts-apart': 'A server that dies at any step of a push did all of it or none, and each wish runs once',
	'restore-keeps-epoch': 'A server restored from a back-up is followed, and nothing of its former life remains',
};

const CHECKS = new Map(Object.values(ALL_CHECKS).flatMap((checks) => Object.entries(checks)));
/** A check that a bug makes hang has noticed it too. */
const HANGS_AFTER_MS = 15_000;

afterEach(() => {
	planted.bug = undefined;
	fallSick(null);
});

for (const [bug, check] of Object.entries(NOTICED_BY)) {
	test(`${bug} is noticed: ${check}`, { timeout: 60_000 }, async () => {
		planted.bug = bug;
		expect(await notices(check)).toBe(true);
	});
}

for (const [sickness, check] of Object.entries(SERVER_NOTICED_BY)) {
	test(`${sickness} on the server is noticed: ${check}`, { timeout: 60_000 }, async () => {
		fallSick(sickness as Sickness);
		expect(await notices(check)).toBe(true);
	});
}

async function notices(name: string): Promise<boolean> {
	const check = CHECKS.get(name);
	if (!check) throw new Error(`There is no check of the name ${name}`);
	let timer: NodeJS.Timeout | undefined;
	const hanging = new Promise<boolean>((resolve) => {
		timer = setTimeout(() => resolve(true), HANGS_AFTER_MS);
	});
	const failing = check().then(
		() => false,
		() => true,
	);
	const noticed = await Promise.race([failing, hanging]);
	clearTimeout(timer);
	return noticed;
}
