import { dropDraft } from '../../data/drafts.ts';
import {
	type EditDraft,
	EMPTY_DRAFT,
	isWithheldIn,
	readEditDraft,
	wish,
	withholdInDraft,
	withReturned,
} from '../../data/edit-draft.ts';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { type RecordRef, waitingWishes } from './waiting-edits.ts';

export type Edit = {
	/** a record that is there, or a new one */
	record: RecordRef | null;
	draft: EditDraft;
	/** as everybody, or the record's own people, see it now */
	present: Readonly<Record<string, unknown>>;
	/** as it stands in the form: wished, else waiting, else present */
	value(path: string): unknown;
	change(path: string, to: unknown): void;
	/** undefined: nothing of it waits */
	waiting(path: string): { to: unknown } | undefined;
	/** null: this record keeps nothing to itself */
	isWithheld(path: string): boolean | null;
	setWithheld(path: string, isWithheld: boolean): void;
	setConsent(consent: boolean): void;
	/** what could not be kept on this device, and why */
	problem: 'full' | null;
	/** Sends by `write`; true when it lies in the outbox. */
	send(write: (draft: EditDraft) => Promise<unknown>): Promise<boolean>;
	discard(): void;
	/** Lays what came back into the form again. */
	takeBack(args: Readonly<Record<string, unknown>>): void;
};

/** A form about one record whose every pause is kept; null until what was kept has been read. */
export function useEdit(
	key: string,
	record: RecordRef | null,
	present: Readonly<Record<string, unknown>>,
	withheld: readonly string[] | null,
): Edit | null {
	const kept = useKeptDraft<EditDraft>(key, readEditDraft);
	const { value: draft, problem, put } = kept;
	const latest = () => kept.latest() ?? EMPTY_DRAFT;

	if (!draft) return null;
	const waiting = record ? waitingWishes(record) : new Map<string, unknown>();
	const seen = (path: string) => (waiting.has(path) ? waiting.get(path) : present[path]);
	return {
		record,
		draft,
		present,
		problem,
		value: (path) => (Object.hasOwn(draft.wishes, path) ? draft.wishes[path] : seen(path)),
		// what waits is answered first: whoever writes on writes on top of it
		change: (path, to) => put(wish(latest(), { ...present, [path]: seen(path) }, path, to)),
		waiting: (path) => (waiting.has(path) ? { to: waiting.get(path) } : undefined),
		isWithheld: (path) => withheld && isWithheldIn(draft, withheld, path),
		setWithheld: (path, isWithheld) => put(withholdInDraft(latest(), withheld ?? [], path, isWithheld)),
		setConsent: (consent) => put({ ...latest(), consent }),
		send: async (write) => {
			const sent = latest();
			kept.settle(sent);
			try {
				await write(sent);
			} catch (reason) {
				kept.failed(reason);
				return false;
			}
			kept.settle(EMPTY_DRAFT);
			return true;
		},
		takeBack: (args) => put(withReturned(latest(), args)),
		discard: () => {
			kept.settle(EMPTY_DRAFT);
			void dropDraft(key);
		},
	};
}
