import { useState } from 'preact/hooks';
import type { IdentityReply } from '../../data/identity-wire.ts';
import type { Problem } from './problem-text.tsx';

/** What went wrong, and the way to act. */
export type Acting = ReturnType<typeof useAct>;

/** One act over the line at a time: a second press while it is on its way does nothing. */
export function useAct() {
	const [problem, setProblem] = useState<Problem | null>(null);
	const [busy, setBusy] = useState(false);

	async function act<T>(work: () => Promise<IdentityReply<T>>, done: (value: T) => void): Promise<void> {
		if (busy) return;
		setBusy(true);
		setProblem(null);
		const reply = await work();
		setBusy(false);
		if (reply.ok) done(reply.value);
		else setProblem(reply);
	}
	return { act, problem, busy, clear: () => setProblem(null) };
}
