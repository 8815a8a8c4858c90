import { useState } from 'preact/hooks';
import { StorageFull } from '../../data/outbox.ts';
import { T } from '../../i18n/text.tsx';

export type Keeping = { problem: unknown; isBusy: boolean; keep(write: () => Promise<unknown>): void };

/** Writes once and says so when it could not be kept; `onKept` runs when it lies in the outbox. */
export function useKeeping(onKept: () => void): Keeping {
	const [problem, setProblem] = useState<unknown>(null);
	const [isBusy, setBusy] = useState(false);
	return {
		problem,
		isBusy,
		keep(write) {
			if (isBusy) return;
			setBusy(true);
			write().then(
				() => {
					setProblem(null);
					setBusy(false);
					onKept();
				},
				(reason: unknown) => {
					setProblem(reason);
					setBusy(false);
				},
			);
		},
	};
}

/** Nothing was written: what was typed is still on the screen. */
export function KeepProblem({ keeping, isFull }: { keeping: Keeping; isFull?: boolean }) {
	return (
		<div role="alert">
			{keeping.problem || isFull ? (
				<p class="field__error">
					<T k={!keeping.problem || keeping.problem instanceof StorageFull ? 'desk.noRoomLeft' : 'desk.notKept'} />
				</p>
			) : null}
		</div>
	);
}
