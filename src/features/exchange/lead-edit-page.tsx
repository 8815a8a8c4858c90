import './exchange.css';
import { useParams, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'preact/hooks';
import { EXCHANGE_SIDES, EXCHANGE_WHO, type Exchange } from '../../../contract/exchange.ts';
import type { ArgsOf } from '../../../contract/intents.ts';
import { paths } from '../../../contract/paths.ts';
import { now, today } from '../../data/clock.ts';
import { keep } from '../../data/keep.ts';
import { dismiss, outboxRead, type Returned, returned } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { sessionRead } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { newUuid } from '../../data/uuid.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n/language.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { contactOf, NO_CONTACT, type TypedContact } from '../../ui/contact-check.ts';
import { ContactFields } from '../../ui/contact-fields.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { type Address, oneIn, textIn } from '../../ui/filter-address.ts';
import { Screen, Section } from '../../ui/screen.tsx';
import { Warning } from '../../ui/warning.tsx';
import { NoExchange } from './exchange-page.tsx';
import { coordinatesHere, myGroupIds, writesHere } from './rights.ts';
import { SaidFields } from './said-fields.tsx';
import { emptyForm, formOf, isUntilFine, type SaidForm, saidOf } from './said-form.ts';

type Args = ArgsOf<'exchange.put'>;
type Fresh = { form: SaidForm; groupId: string; issueId: string; contact: TypedContact; lang: string; note: string };

/** A representative or a coordinator writes a need or an offer, or changes one. */
export function EditExchangePage() {
	const { id } = useParams({ strict: false }) as { id?: string };
	const address: Address = useSearch({ strict: false });
	const here = town.value;
	const again = textIn(address, 'again');
	const cameBack = useRef<Returned | undefined>(undefined);
	if (!sessionRead.value || !here || (again !== '' && !outboxRead.value)) return null;
	if (!coordinatesHere() && myGroupIds().length === 0) return <Screen title={<T k="coordination.notYours" />} />;
	// it leaves the returned once it is kept again
	cameBack.current ??= returned.value.find((one) => one.id === again && one.name === 'exchange.put');
	const refused = cameBack.current?.id === again ? cameBack.current : undefined;
	const row = id === undefined ? undefined : here.exchanges.get(id);
	if (id !== undefined && !row && !refused) return <NoExchange />;
	if (row && !writesHere(row)) return <Screen title={<T k="coordination.notYours" />} />;
	const fresh = freshOf(address, row, refused?.args as Args | undefined, id);
	return <Edit key={`${id}${again}`} town={here} row={row} fresh={fresh} refusedId={refused?.id} />;
}

function freshOf(
	address: Address,
	row: Exchange | undefined,
	refused: Args | undefined,
	id: string | undefined,
): Fresh {
	const group = textIn(address, 'group') || (coordinatesHere() ? '' : (myGroupIds()[0] ?? ''));
	const side = oneIn(address, 'side', EXCHANGE_SIDES, 'need') || 'need';
	const from = refused ?? row;
	const known = id === undefined ? undefined : privateTown.peek()?.exchangePrivate.get(id);
	const contact = refused?.contact ?? known?.contact;
	return {
		form: from ? formOf(from) : emptyForm(side, group ? 'group' : 'city'),
		groupId: from ? (from.groupId ?? '') : group,
		issueId: from ? (from.issueIds?.[0] ?? '') : textIn(address, 'issue'),
		contact: contact && contact.kind !== 'none' ? { ...contact, kind: contact.kind } : NO_CONTACT,
		lang: refused?.lang ?? known?.lang ?? 'ja',
		note: refused?.note ?? known?.note ?? '',
	};
}

function Edit({
	town: here,
	row,
	fresh,
	refusedId,
}: {
	town: Town;
	row: Exchange | undefined;
	fresh: Fresh;
	refusedId: string | undefined;
}) {
	const [form, setForm] = useState(fresh.form);
	const [groupId, setGroupId] = useState(fresh.groupId);
	const [issueId, setIssueId] = useState(fresh.issueId);
	const [contact, setContact] = useState(fresh.contact);
	const [lang, setLang] = useState(fresh.lang);
	const [note, setNote] = useState(fresh.note);
	const [state, setState] = useState<'writing' | 'missing' | 'until' | 'contact' | 'kept' | 'full'>('writing');
	const rev = row && here.revs?.get('exchange')?.get(row.id);
	const groups = [...here.groups.values()]
		.filter(({ id }) => coordinatesHere() || myGroupIds().includes(id))
		.sort((a, b) => ((a.nameKana ?? a.name) < (b.nameKana ?? b.name) ? -1 : 1));
	const issues = [...here.issues.values()].filter(({ joinedInto }) => joinedInto === undefined);
	const save = async () => {
		if (form.title.trim() === '') return setState('missing');
		if (form.until !== row?.until && !isUntilFine(form.until, today.peek())) return setState('until');
		const reach = contactOf(contact);
		if (contact.kind !== 'none' && !reach) return setState('contact');
		const { until, ...said } = saidOf(form);
		const known = privateTown.peek()?.exchangePrivate.get(row?.id ?? '');
		const takenBack = known?.contact &&
			contact.kind === 'none' && { name: known.contact.name, kind: 'none' as const, value: '' };
		const contactNow = reach ?? takenBack;
		const others = (row?.issueIds ?? []).filter((id) => id !== fresh.issueId);
		const issueIds = [...(issueId ? [issueId] : []), ...others.filter((id) => id !== issueId)];
		const kept = await keep('exchange.put', {
			exchangeId: row?.id ?? newUuid(now.peek().ms),
			...(rev !== undefined && { rev }),
			...said,
			...(until && until !== row?.until && { until }),
			...(groupId && { groupId }),
			...(issueIds.length > 0 && { issueIds }),
			...(contactNow && { contact: contactNow, ...(contactNow.kind === 'email' && { lang }) }),
			...(note.trim() !== fresh.note && { note: note.trim() }),
		});
		if (kept === 'kept' && refusedId !== undefined) await dismiss(refusedId);
		setState(kept);
	};
	if (state === 'kept') {
		return (
			<Screen title={<T k="exchange.doneWaiting" />}>
				<p class="exchange__acts">
					<LinkButton href={row ? paths.exchangeOne(row.id) : paths.exchange()}>
						<T k={row ? 'common.back' : 'exchange.toList'} />
					</LinkButton>
				</p>
			</Screen>
		);
	}
	return (
		<Screen title={<T k="coordination.writeTitle" />}>
			{refusedId !== undefined && (
				<Warning>
					<p>
						<T k="coordination.changed" />
					</p>
				</Warning>
			)}
			<form
				noValidate
				onSubmit={(event: Event) => {
					event.preventDefault();
					void save();
				}}
			>
				<SelectField
					label={<T k="coordination.forGroup" />}
					value={groupId}
					options={[
						...(coordinatesHere() ? [{ value: '', label: t('coordination.noGroup') }] : []),
						...groups.map(({ id, name }) => ({ value: id, label: name })),
					]}
					onChange={(chosen) => {
						setGroupId(chosen);
						if (chosen) setForm({ ...form, who: 'group' });
					}}
				/>
				<SaidFields
					form={form}
					change={(patch) => {
						setForm({ ...form, ...patch });
						setState('writing');
					}}
					missing={state === 'missing'}
					badUntil={state === 'until'}
					who={groupId ? ['group', 'company', 'university', 'school'] : EXCHANGE_WHO}
				/>
				{issues.length > 0 && (
					<SelectField
						label={<T k="coordination.aboutIssue" />}
						value={issueId}
						options={[
							{ value: '', label: t('coordination.noIssue') },
							...issues.map(({ id, title }) => ({ value: id, label: title })),
						]}
						onChange={setIssueId}
					/>
				)}
				<Section heading={<T k="coordination.privateHeading" />}>
					<ContactFields contact={contact} change={setContact} isWrong={state === 'contact'} />
					{contact.kind === 'email' && (
						<SelectField
							label={<T k="coordination.mailLang" />}
							value={lang}
							options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
							onChange={setLang}
						/>
					)}
					<TextField
						label={<T k="coordination.privateNote" />}
						lines={3}
						value={note}
						onInput={(typed) => setNote(typed.slice(0, 600))}
					/>
				</Section>
				<div role="alert">
					{state === 'full' && (
						<p class="field__error">
							＊<T k="exchange.full" />
						</p>
					)}
				</div>
				<div class="exchange__acts">
					<Button type="submit" variant="solid">
						<T k="coordination.save" />
					</Button>
					<LinkButton href={row ? paths.exchangeOne(row.id) : paths.exchange()}>
						<T k="common.cancel" />
					</LinkButton>
				</div>
			</form>
		</Screen>
	);
}
