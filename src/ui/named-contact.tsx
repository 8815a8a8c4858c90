import { T } from '../i18n/text.tsx';
import { ChoiceChips } from './chips.tsx';
import type { TypedContact } from './contact-check.ts';
import { TextField } from './field.tsx';

/** The name, and how to be reached: kept in the window alone until it is sealed and sent. */
export function NamedContact({
	contact,
	change,
	problem,
}: {
	contact: TypedContact;
	change: (contact: TypedContact) => void;
	problem: string | null;
}) {
	return (
		<>
			<TextField
				label={<T k="helpers.name" />}
				need="required"
				value={contact.name}
				onInput={(name) => change({ ...contact, name: name.slice(0, 80) })}
				error={problem === 'name' && <T k="helpers.badName" />}
			/>
			<ChoiceChips
				legend={<T k="helpers.contactHow" />}
				value={contact.kind}
				onChange={(kind) => change({ ...contact, kind: kind as TypedContact['kind'] })}
				options={[
					{ value: 'phone', label: <T k="exchange.contactPhone" /> },
					{ value: 'email', label: <T k="exchange.contactEmail" /> },
					{ value: 'none', label: <T k="helpers.contactNone" /> },
				]}
			/>
			{contact.kind !== 'none' && (
				<TextField
					label={<T k={contact.kind === 'phone' ? 'exchange.contactPhone' : 'exchange.contactEmail'} />}
					type={contact.kind === 'phone' ? 'tel' : 'email'}
					inputMode={contact.kind === 'phone' ? 'tel' : 'email'}
					value={contact.value}
					onInput={(value) => change({ ...contact, value: value.slice(0, 200) })}
					error={problem === 'contact' && <T k="helpers.badContact" />}
				/>
			)}
			<p class="field__support">
				<T k="helpers.contactSealed" />
			</p>
		</>
	);
}
