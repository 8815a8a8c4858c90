import { useKeptDraft } from '../../ui/use-kept-draft.ts';

/** A form that is kept at every pause and changed field by field; see `useKeptDraft`. */
export function useDraft<F>(
	key: string,
	read: (kept: unknown) => F,
): { form: F | null; change: (patch: Partial<F>) => void; stop: () => void; problem: 'full' | null; isKept: boolean } {
	const { value: form, latest, put, stop, problem, isKept } = useKeptDraft(key, read);
	return {
		form,
		problem,
		isKept,
		change: (patch) => {
			const now = latest();
			if (now !== null) put({ ...now, ...patch });
		},
		stop,
	};
}
