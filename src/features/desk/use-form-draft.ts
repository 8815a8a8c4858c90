import { dropDraft } from '../../data/drafts.ts';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { readFormDraft } from './form-draft.ts';

export type FormDraft<F> = {
	/** goes with the intent that the form becomes */
	key: string;
	form: F;
	change(patch: Partial<F>): void;
	/** Records it by `write`, which takes the draft with it; rejects as `write` does, and then it is still kept. */
	send<T>(write: () => Promise<T>): Promise<T>;
	/** The person gives it up. */
	drop(): void;
	isFull: boolean;
};

/**
 * A form of the desk that is kept at every pause; null until what was kept has been read. `suit` makes what is kept suit the day
 * and what the address asks for.
 */
export function useFormDraft<F extends object>(
	key: string,
	fresh: () => F,
	suit: (kept: F) => F = (kept) => kept,
): FormDraft<F> | null {
	const { value, latest, put, settle, stop, problem } = useKeptDraft<F>(key, (kept) =>
		suit(readFormDraft(fresh(), kept)),
	);
	if (value === null) return null;
	return {
		key,
		form: value,
		change: (patch) => put({ ...(latest() ?? value), ...patch }),
		send: async (write) => {
			settle(value); // no pause may end after the draft is gone
			const recorded = await write();
			stop();
			return recorded;
		},
		drop: () => {
			stop();
			void dropDraft(key);
		},
		isFull: problem === 'full',
	};
}
