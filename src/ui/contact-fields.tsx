import type { MessageKey } from '../i18n/catalogue.ts';
import { T } from '../i18n/text.tsx';
import { ChoiceChips } from './chips.tsx';
import type { TypedContact } from './contact-check.ts';
import { TextField } from './field.tsx';

/** Whom to call: none, a telephone number or an address. */
export function ContactFields({
	contact,
	change,
	isWrong,
	legend = 'exchange.contactHeading',
	none = 'exchange.contactNone',
}: {
	contact: TypedContact;
	change: (contact: TypedContact) => void;
	isWrong: boolean;
	legend?: MessageKey;
	/** words for leaving none */
	none?: MessageKey;
}) {
	return (
		<>
			<ChoiceChips
				legend={<T k={legend} />}
				value={contact.kind}
				onChange={(kind) => change({ ...contact, kind: kind as TypedContact['kind'] })}
				options={[
					{ value: 'none', label: <T k={none} /> },
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
