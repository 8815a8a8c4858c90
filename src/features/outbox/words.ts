/** Words for what waits. A reason to wait without words does not compile. */
import type { WaitingProblem } from '../../data/own-tables.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';

const WAITS: Record<WaitingProblem, MessageKey> = {
	unreachable: 'outbox.waitsUnreachable',
	'server-error': 'outbox.waitsServer',
	'not-our-server': 'outbox.waitsPortal',
	'damaged-answer': 'outbox.waitsBroken',
	'stale-answer': 'outbox.waitsBroken',
	'newer-protocol': 'outbox.waitsVersion',
	'storage-blocked': 'outbox.waitsStorage',
	'storage-full': 'outbox.waitsStorage',
	'storage-lost': 'outbox.waitsForLine',
	diverged: 'outbox.waitsForLine',
	'signed-out': 'outbox.waitsSignedOut',
	'other-account': 'outbox.waitsOtherAccount',
};

export function waitsOf(problem: WaitingProblem | undefined): MessageKey {
	return problem === undefined ? 'outbox.waitsForLine' : WAITS[problem];
}
