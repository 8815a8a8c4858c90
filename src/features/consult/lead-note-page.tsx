import './consult.css';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { CONSULT_THEMES, type ConsultTheme } from '../../../contract/consult.ts';
import { paths } from '../../../contract/paths.ts';
import { makeReceiptCode } from '../../../contract/receipt-code.ts';
import { keep } from '../../data/keep.ts';
import { outboxRead } from '../../data/outbox.ts';
import { canSeal, currentSealingKey, sealContact } from '../../data/seal.ts';
import { sessionRead } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { newUuid } from '../../data/uuid.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { contactOf, NO_CONTACT } from '../../ui/contact-check.ts';
import { ContactFields } from '../../ui/contact-fields.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { THEME_WORDS } from './consult-words.ts';
import { desksOf } from './queries.ts';
import { coordinatesHere } from './rights.ts';

/** Writes down what somebody asked by telephone or at the window: it is answered and counted like all others. */
export function NoteConsultPage() {
	if (!sessionRead.value || !town.value || !outboxRead.value) return null;
	if (!coordinatesHere()) return <Screen title={<T k="coordination.notAllowed" />} />;
	return <Form here={town.value} />;
}

type NoteForm = { from: 'telephone' | 'window'; theme: ConsultTheme | ''; text: string; deskId: string };
const DRAFT = 'consult-note';

function Form({ here }: { here: Town }) {
	const navigate = useNavigate();
	const kept = useKeptDraft<NoteForm>(DRAFT, (before) => ({
		...{ from: 'telephone' as const, theme: '' as const, text: '', deskId: '' },
		...(before as NoteForm | undefined),
	}));
	const [contact, setContact] = useState(NO_CONTACT);
	const [problem, setProblem] = useState<'theme' | 'text' | 'contact' | 'full' | null>(null);
	const form = kept.value;
	const key = currentSealingKey(here.keys.values());
	if (form === null) return null;
	const change = (patch: Partial<NoteForm>) => {
		kept.put({ ...form, ...patch });
		setProblem(null);
	};
	const save = async () => {
		const { from, theme, deskId } = form;
		const text = form.text.trim();
		if (theme === '') return setProblem('theme');
		if (text === '') return setProblem('text');
		const reach = contactOf(contact);
		if (contact.kind !== 'none' && !reach) return setProblem('contact');
		const sealed = reach && key ? await sealContact(reach, key) : undefined;
		kept.settle(form);
		const args = {
			...{ consultId: newUuid(Date.now()), code: makeReceiptCode(), theme, text, from },
			...(here.guides.has(deskId) && { deskId }),
			...(sealed && { sealed }),
		};
		if ((await keep('consult.ask', args, { draft: DRAFT })) === 'full') return setProblem('full');
		kept.stop();
		await navigate({ href: paths.consultInbox(), replace: true });
	};
	return (
		<Screen title={<T k="consultLead.noteTitle" />}>
			<div class="consult__form">
				<ChoiceChips
					legend={<T k="consultLead.heardHow" />}
					value={form.from}
					onChange={(from) => change({ from: from as NoteForm['from'] })}
					options={(['telephone', 'window'] as const).map((value) => ({
						value,
						label: <T k={`consultLead.${value}`} />,
					}))}
				/>
				<ChoiceChips
					legend={<T k="consult.theme" />}
					value={form.theme || undefined}
					onChange={(theme) => change({ theme: theme as ConsultTheme })}
					options={CONSULT_THEMES.map((value) => ({ value, label: <T k={THEME_WORDS[value]} /> }))}
				/>
				<TextField
					label={<T k="consult.text" />}
					lines={5}
					value={form.text}
					onInput={(text) => change({ text: text.slice(0, 2000) })}
					error={problem === 'text' && <T k="consult.missingText" />}
				/>
				<SelectField
					label={<T k="consult.desk" />}
					value={form.deskId}
					options={[{ value: '', label: '—' }, ...desksOf(here).map(({ id, title }) => ({ value: id, label: title }))]}
					onChange={(deskId) => change({ deskId })}
				/>
				{canSeal() && key && (
					<ContactFields
						contact={contact}
						change={setContact}
						isWrong={problem === 'contact'}
						legend="consultLead.heardContact"
						none="consultLead.heardNone"
					/>
				)}
				<div role="alert">
					{(problem === 'theme' || problem === 'full') && (
						<p class="field__error">
							＊<T k={problem === 'theme' ? 'consult.missingTheme' : 'consultLead.full'} />
						</p>
					)}
				</div>
				<div class="consult__acts">
					<Button variant="solid" onClick={() => void save()}>
						<T k="consultLead.noteSave" />
					</Button>
				</div>
			</div>
		</Screen>
	);
}
