import { T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import type { TypedContact } from '../../ui/contact-check.ts';
import { TextField } from '../../ui/field.tsx';

/** Whom to call: none, a telephone number or an address. */
export function ContactFields({
	contact,
	change,
	isWrong,
}: {
	contact: TypedContact;
	change: (contact: TypedContact) => void;
	isWrong: boolean;
}) {
	return (
		<>
			<ChoiceChips
				legend={<T k="exchange.contactHeading" />}
				value={contact.kind}
				onChange={(kind) => change({ ...contact, kind: kind as TypedContact['kind'] })}
				options={[
					{ value: 'none', label: <T k="exchange.contactNone" /> },
					{ value: 'phone', label: <T k="exchange.contactPhone" /> },
					{ value: 'email', label: <T k="exchange.contactEmail" /> },
				]}
			/>
			{contact.kind !== 'none' && (
				<>
					<TextField
						label={<T k="exchange.contactName" />}
						value={contact.name}
						onInput={(name) => change({ ...contact, name: name.slice(0, 80) })}
					/>
					<TextField
						label={<T k={contact.kind === 'phone' ? 'exchange.contactPhone' : 'exchange.contactEmail'} />}
						type={contact.kind === 'phone' ? 'tel' : 'email'}
						inputMode={contact.kind === 'phone' ? 'tel' : 'email'}
						value={contact.value}
						onInput={(value) => change({ ...contact, value: value.slice(0, 200) })}
						error={isWrong && <T k="exchange.contactBad" />}
					/>
				</>
			)}
		</>
	);
}
