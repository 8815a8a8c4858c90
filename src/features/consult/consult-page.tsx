import './consult.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { CONSULT_THEMES, type ConsultTheme } from '../../../contract/consult.ts';
import { paths } from '../../../contract/paths.ts';
import { makeReceiptCode } from '../../../contract/receipt-code.ts';
import type { SealedText } from '../../../contract/request.ts';
import { now } from '../../data/clock.ts';
import { askAdvice } from '../../data/consults.ts';
import { dismiss, outboxRead, type Returned, returned, StorageFull } from '../../data/outbox.ts';
import { canSeal, currentSealingKey, sealContact } from '../../data/seal.ts';
import { type Town, town } from '../../data/town.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { contactOf, NO_CONTACT } from '../../ui/contact-check.ts';
import { ContactFields } from '../../ui/contact-fields.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { type Address, textIn } from '../../ui/filter-address.ts';
import { Screen } from '../../ui/screen.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { THEME_WORDS } from './consult-words.ts';
import { desksOf, freeMeetings } from './queries.ts';
import { myGroupIds } from './rights.ts';
import { TimesChoice } from './times-choice.tsx';

/** Asks for advice, without account, with or without a line. */
export function ConsultPage() {
	const address: Address = useSearch({ strict: false });
	// only what came back has to be read from the outbox first
	if (!town.value || (textIn(address, 'again') !== '' && !outboxRead.value)) return null;
	const again = returned.value.find(({ id, name }) => id === textIn(address, 'again') && name === 'consult.ask');
	const fresh: ConsultForm = again
		? formOf(again)
		: { ...EMPTY, deskId: textIn(address, 'desk'), groupId: textIn(address, 'group') };
	return <Form key={textIn(address, 'again')} here={town.value} fresh={fresh} again={again} />;
}

type ConsultForm = { theme: ConsultTheme | ''; text: string; deskId: string; groupId: string; meetingId: string };
const EMPTY: ConsultForm = { theme: '', text: '', deskId: '', groupId: '', meetingId: '' };
const DRAFT = 'consult';

function formOf({ args }: Returned): ConsultForm {
	const text = (of: keyof ConsultForm) => (typeof args[of] === 'string' ? (args[of] as string) : '');
	return {
		theme: text('theme') as ConsultTheme,
		text: text('text'),
		deskId: text('deskId'),
		groupId: text('groupId'),
		meetingId: text('meetingId'),
	};
}

type Problem = 'theme' | 'text' | 'contact' | 'full';

function Form({ here, fresh, again: cameBack }: { here: Town; fresh: ConsultForm; again: Returned | undefined }) {
	const navigate = useNavigate();
	// it leaves the returned once it is asked again
	const [again] = useState(cameBack);
	// what is asked is kept at every pause; whom to answer never is, except sealed and sent
	const kept = useKeptDraft<ConsultForm>(DRAFT, (before) => {
		if (again || !before) return fresh;
		const { deskId, groupId, ...rest } = { ...EMPTY, ...(before as ConsultForm) };
		// the way that led here says where to
		return { ...rest, deskId: fresh.deskId || deskId, groupId: fresh.groupId || groupId };
	});
	const form = kept.value;
	const [contact, setContact] = useState(NO_CONTACT);
	const [problem, setProblem] = useState<Problem | null>(null);
	const key = currentSealingKey(here.keys.values());
	if (form === null) return null;
	const desks = desksOf(here);
	const times = freeMeetings(here, form.deskId, now.value);
	const groups = myGroupIds().flatMap((id) => {
		const name = here.groups.get(id)?.name;
		return name ? [{ value: id, label: name }] : [];
	});
	const change = (patch: Partial<ConsultForm>) => {
		kept.put({ ...form, ...patch });
		setProblem(null);
	};
	const send = async () => {
		const { theme, deskId, groupId, meetingId } = form;
		const text = form.text.trim();
		if (theme === '') return setProblem('theme');
		if (text === '') return setProblem('text');
		const reach = contactOf(contact);
		if (contact.kind !== 'none' && !reach) return setProblem('contact');
		const before = again?.detail?.field === 'sealed' ? undefined : (again?.args.sealed as SealedText | undefined);
		const sealed = reach && key ? await sealContact(reach, key) : before;
		try {
			kept.settle(form);
			const id = await askAdvice(
				{
					...{ code: makeReceiptCode(), theme, text, lang: locale.peek() },
					...(here.guides.has(deskId) && { deskId }),
					...(groups.some(({ value }) => value === groupId) && { groupId }),
					...(times.some(({ id }) => id === meetingId) && { meetingId }),
				},
				{ sealed, draft: DRAFT, again: again && String(again.args.consultId) },
			);
			kept.stop();
			if (again) await dismiss(again.id);
			await navigate({ href: paths.consultOne(id), replace: true });
		} catch (reason) {
			if (!(reason instanceof StorageFull)) throw reason;
			setProblem('full');
		}
	};
	return (
		<Screen title={<T k="consult.ask" />} lead={<T k="consult.lead" />}>
			<form
				class="consult__form"
				noValidate
				onSubmit={(event: Event) => {
					event.preventDefault();
					void send();
				}}
			>
				<div>
					<ChoiceChips
						legend={<T k="consult.theme" />}
						value={form.theme || undefined}
						onChange={(theme) => change({ theme: theme as ConsultTheme })}
						options={CONSULT_THEMES.map((value) => ({ value, label: <T k={THEME_WORDS[value]} /> }))}
					/>
					<div role="alert">
						{problem === 'theme' && (
							<p class="field__error">
								＊<T k="consult.missingTheme" />
							</p>
						)}
					</div>
				</div>
				<TextField
					label={<T k="consult.text" />}
					support={<T k="consult.textHint" />}
					lines={6}
					value={form.text}
					onInput={(text) => change({ text: text.slice(0, 2000) })}
					error={problem === 'text' && <T k="consult.missingText" />}
				/>
				{groups.length > 0 && (
					<SelectField
						label={<T k="consult.group" />}
						value={form.groupId}
						options={[{ value: '', label: t('consult.noGroup') }, ...groups]}
						onChange={(groupId) => change({ groupId })}
					/>
				)}
				{canSeal() && key && (
					<ContactFields
						contact={contact}
						change={(typed) => {
							setContact(typed);
							setProblem(null);
						}}
						isWrong={problem === 'contact'}
						legend="consult.reply"
						none="consult.replyHere"
					/>
				)}
				{desks.length > 0 && (
					<SelectField
						label={<T k="consult.desk" />}
						value={here.guides.has(form.deskId) ? form.deskId : ''}
						options={[
							{ value: '', label: t('consult.anyDesk') },
							...desks.map(({ id, title, titleEn }) => ({
								value: id,
								label: locale.value === 'en' ? (titleEn ?? title) : title,
							})),
						]}
						onChange={(deskId) => change({ deskId, meetingId: '' })}
					/>
				)}
				{times.length > 0 && (
					<fieldset>
						<legend class="chips__legend">
							<T k="consult.meeting" />
						</legend>
						<TimesChoice times={times} value={form.meetingId} onChange={(meetingId) => change({ meetingId })} none />
					</fieldset>
				)}
				<div role="alert">
					{(problem === 'full' || kept.problem === 'full') && (
						<p class="field__error">
							＊<T k="consult.full" />
						</p>
					)}
				</div>
				<div>
					<Button type="submit" variant="solid">
						<T k="consult.send" />
					</Button>
				</div>
			</form>
		</Screen>
	);
}
