import type { IdentityReply, IdentityWhy } from '../../data/identity-wire.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';

export type Problem = Extract<IdentityReply<unknown>, { ok: false }>;

const WORDS: Record<IdentityWhy, MessageKey> = {
	unreachable: 'account.problemUnreachable',
	'server-error': 'account.problemServer',
	'too-many': 'account.problemTooMany',
	'signed-out': 'account.problemEnded',
	invalid: 'account.problemInvalid',
	'already-set': 'account.problemAlreadySet',
	wrong: 'account.problemWrong',
	over: 'account.problemOver',
	'other-browser': 'account.problemOtherBrowser',
};

/** Why it did not go, and what to do. */
export function ProblemText({ problem }: { problem: Problem }) {
	if (problem.why === 'too-many') {
		return <T k="account.problemTooMany" wait={<Wait seconds={problem.waitSeconds ?? 60} />} />;
	}
	if (problem.why === 'wrong' && problem.left !== undefined) return <T k="account.problemWrongLeft" n={problem.left} />;
	return <T k={WORDS[problem.why]} />;
}

function Wait({ seconds }: { seconds: number }) {
	if (seconds <= 60) return <T k="account.waitSeconds" n={seconds} />;
	return <T k="account.waitMinutes" n={Math.ceil(seconds / 60)} />;
}
