import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { TextField } from '../../ui/field.tsx';
import type { AskForm, ContactKind } from './ask-form.ts';

/** What is being typed: in this window's memory alone, until it is sealed. */
export type TypedContact = { name: string; value: string };
export const NOTHING_TYPED: TypedContact = { name: '', value: '' };

/** Why nothing can be sealed here: no HTTPS, or the server's key has not come yet. */
export type SealProblem = 'insecure' | 'no-key';

/** One contact, and what happens with it, in words beside the field. */
export function ContactChoice({
	form,
	typed,
	change,
	type,
	problem,
	cannotSeal,
}: {
	form: AskForm;
	typed: TypedContact;
	change: (patch: Partial<AskForm>) => void;
	type: (typed: TypedContact) => void;
	/** what was typed cannot be a telephone number or an address */
	problem: boolean;
	cannotSeal: SealProblem | null;
}) {
	if (cannotSeal) {
		return (
			<p class="ask__hint">
				<T k={cannotSeal === 'insecure' ? 'requests.contactInsecure' : 'requests.contactNoKey'} />
			</p>
		);
	}
	const isSealedOnly = form.sealed !== null && typed.name === '' && typed.value === '';
	return (
		<>
			<ChoiceChips
				hideLegend
				legend={<T k="requests.contactHeading" />}
				options={[
					{ value: 'phone', label: <T k="requests.contactPhone" /> },
					{ value: 'email', label: <T k="requests.contactEmail" /> },
					{ value: 'none', label: <T k="requests.contactNone" /> },
				]}
				value={form.contactKind}
				onChange={(kind) => change({ contactKind: kind as ContactKind })}
			/>
			{form.contactKind === 'none' ? (
				<p class="ask__hint">
					<T k="requests.contactNoneHint" />
				</p>
			) : isSealedOnly ? (
				<div class="chosen-who">
					<p class="chosen-who__what chosen-who__what--sealed">
						<T k="requests.contactSealed" />
					</p>
					<Button variant="text" onClick={() => change({ sealed: null })}>
						<T k="requests.contactAgain" />
					</Button>
				</div>
			) : (
				<>
					<TextField
						label={<T k="requests.contactName" />}
						value={typed.name}
						onInput={(name) => type({ ...typed, name })}
					/>
					<TextField
						label={<T k={form.contactKind === 'email' ? 'requests.contactEmail' : 'requests.contactPhone'} />}
						type={form.contactKind === 'email' ? 'email' : 'tel'}
						inputMode={form.contactKind === 'email' ? 'email' : 'tel'}
						value={typed.value}
						onInput={(value) => type({ ...typed, value })}
						error={
							problem ? (
								<T k={form.contactKind === 'email' ? 'requests.contactBadEmail' : 'requests.contactBadPhone'} />
							) : undefined
						}
						support={<T k="requests.contactPurpose" />}
					/>
					<p class="ask__hint">
						<T k="requests.contactSealing" />
					</p>
				</>
			)}
		</>
	);
}
