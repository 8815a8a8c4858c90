/**
 * Known bugs of sync engines, built in here switched off, so that the tests can prove that they would find each.
 *
 * `PLANTED` is a constant, so the bundler removes every planted branch from what is shipped; tests replace this module.
 */
export type Bug =
	| 'log-read-inclusive'
	| 'cursor-before-rows'
	| 'rows-and-cursor-apart'
	| 'nudge-moves-cursor'
	| 'bad-row-skipped'
	| 'tombstones-skipped'
	| 'old-changes-applied'
	| 'stale-answer-accepted'
	| 'retired-epoch-accepted'
	| 'epochs-mixed'
	| 'cached-conflict-loop'
	| 'retry-without-pause'
	| 'foreign-await-in-transaction'
	| 'no-open-timeout'
	| 'dead-connection-kept'
	| 'checksum-copied'
	| 'checksum-ignored'
	| 'heal-trusts-pages'
	| 'page-not-verified'
	| 'gap-not-noticed'
	| 'portal-accepted'
	| 'own-clock-decides'
	| 'unknown-kinds-dropped'
	| 'snapshot-keeps-changes'
	| 'lock-waits-for-ever'
	| 'unseen-rows-kept'
	| 'newer-protocol-read';

export const PLANTED = '' as Bug | '';
