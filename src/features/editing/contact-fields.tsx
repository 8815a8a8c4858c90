import { unflatten } from '../../../contract/flat-row.ts';
import { newlyShown, PERSONAL_FIELDS } from '../../../contract/group-fields.ts';
import { T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { Switch } from '../../ui/field.tsx';
import { TextEdit } from './fields.tsx';
import type { Edit } from './use-edit.ts';

/**
 * How the group is reached. The desk puts people through unless the group wants otherwise: then the purpose stands beside the
 * fields, and what shows a person needs that person's consent.
 */
export function ContactFields({ edit }: { edit: Edit }) {
	const hasOwn = PERSONAL_FIELDS.some((path) => edit.value(path));
	const throughDesk =
		edit.value('contact.throughDesk') === true || (!hasOwn && edit.value('contact.throughDesk') !== false);
	return (
		<>
			<ChoiceChips
				legend={<T k="editing.contactHow" />}
				value={throughDesk ? 'desk' : 'own'}
				onChange={(how) => edit.change('contact.throughDesk', how === 'desk')}
				options={[
					{ value: 'desk', label: <T k="editing.throughDesk" /> },
					{ value: 'own', label: <T k="editing.ownContact" /> },
				]}
			/>
			<p class="field__support">
				<T k={throughDesk ? 'editing.throughDeskSays' : 'editing.ownContactSays'} />
			</p>
			{(!throughDesk || hasOwn) && (
				<>
					<TextEdit edit={edit} path="contact.name" most={100} />
					<TextEdit edit={edit} path="contact.phone" type="tel" most={40} />
					<TextEdit edit={edit} path="contact.email" type="email" most={254} />
					<TextEdit edit={edit} path="contact.formUrl" type="url" support={<T k="editing.urlSupport" />} />
				</>
			)}
			<TextEdit edit={edit} path="contact.note" lines={2} most={300} support={<T k="editing.contactNoteSupport" />} />
			{needsConsent(edit) && (
				<div class="consent">
					<p>
						<T k="editing.consentPurpose" />
					</p>
					<Switch
						label={<T k="editing.consentTick" />}
						checked={edit.draft.consent}
						onChange={(consent) => edit.setConsent(consent)}
					/>
				</div>
			)}
		</>
	);
}

/** Does something of a person become public by this? */
export function needsConsent(edit: Edit): boolean {
	const before: Record<string, unknown> = {};
	const after: Record<string, unknown> = {};
	for (const path of PERSONAL_FIELDS) {
		const wasKept = edit.isWithheld(path) !== null && isKeptNow(edit, path);
		if (!wasKept) before[path] = edit.present[path];
		if (!edit.isWithheld(path)) after[path] = edit.value(path);
	}
	return newlyShown(unflatten(before), unflatten(after)).length > 0;
}

function isKeptNow({ draft, isWithheld }: Edit, path: string): boolean {
	return draft.show.includes(path) || (isWithheld(path) === true && !draft.withhold.includes(path));
}
