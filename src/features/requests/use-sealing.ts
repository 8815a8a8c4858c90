import { useEffect, useRef, useState } from 'preact/hooks';
import type { SealedText } from '../../../contract/request.ts';
import { canSeal, currentSealingKey, sealContact } from '../../data/seal.ts';
import type { Town } from '../../data/town.ts';
import type { ContactKind } from './ask-form.ts';
import { contactOf } from './contact-check.ts';
import { NOTHING_TYPED, type SealProblem, type TypedContact } from './contact-choice.tsx';

/** A contact is sealed in the first pause of typing, and whenever it changes. */
const PAUSE_MS = 400;

/** What is typed as a contact, and its sealed copy, which alone is ever kept. */
export function useSealing(town: Town, kind: ContactKind, sealed: (text: SealedText | null) => void) {
	const [typed, setTyped] = useState<TypedContact>(NOTHING_TYPED);
	const turn = useRef(0);
	const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
	useEffect(() => () => clearTimeout(timer.current), []);

	const key = currentSealingKey(town.keys.values());
	const cannotSeal: SealProblem | null = !canSeal() ? 'insecure' : key === null ? 'no-key' : null;

	const sealNow = async (what: TypedContact, as: ContactKind): Promise<SealedText | null> => {
		clearTimeout(timer.current);
		const contact = contactOf(as, what);
		if (!contact || !key || cannotSeal) return null;
		turn.current += 1;
		const mine = turn.current;
		const text = await sealContact(contact, key);
		// an older contact that was sealed late must not replace a newer one
		return mine === turn.current ? text : null;
	};

	const later = (what: TypedContact, as: ContactKind) => {
		clearTimeout(timer.current);
		timer.current = setTimeout(() => {
			void sealNow(what, as).then((text) => text && sealed(text));
		}, PAUSE_MS);
	};

	return {
		typed,
		cannotSeal,
		contact: contactOf(kind, typed),
		isTyped: typed.name !== '' || typed.value !== '',
		type: (what: TypedContact) => {
			turn.current += 1;
			setTyped(what);
			sealed(null);
			later(what, kind);
		},
		/** another kind of the same: what was typed as a telephone number is sealed as one again */
		turnTo: (as: ContactKind) => later(typed, as),
		sealNow: () => sealNow(typed, kind),
	};
}
