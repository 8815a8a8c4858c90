import './network.css';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import type { ArgsOf } from '../../../contract/intents.ts';
import { paths } from '../../../contract/paths.ts';
import { type Partner, partnerKey, SECTORS, type Sector } from '../../../contract/tie.ts';
import { now, today } from '../../data/clock.ts';
import { keep } from '../../data/keep.ts';
import { dismiss, outboxRead, returned } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { sessionRead } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { newUuid } from '../../data/uuid.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { SelectField, Switch, TextField } from '../../ui/field.tsx';
import { FieldChoices } from '../../ui/field-choices.tsx';
import { type Address, textIn } from '../../ui/filter-address.ts';
import { Fold } from '../../ui/fold.tsx';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { SECTOR_WORDS } from './partner-text.tsx';
import { coordinatesHere } from './rights.ts';

type Form = Pick<ArgsOf<'tie.put'>, 'a' | 'b' | 'what' | 'going' | 'fields' | 'placeId'> & { year: string };
type Problem = 'name' | 'same' | 'what' | 'year' | 'full';

/** A coordinator writes who worked with whom; both sides are asked before anybody else sees it. */
export function TiePage() {
	const address: Address = useSearch({ strict: false });
	const here = town.value;
	if (!sessionRead.value || !outboxRead.value || !here) return null;
	if (!coordinatesHere()) return <Screen title={<T k="coordination.notAllowed" />} />;
	return <Edit town={here} again={textIn(address, 'again')} caseId={textIn(address, 'case')} />;
}

/** What came of a case begins with its two groups; a person behind one is never a partner. */
function freshOf(here: Town, caseId: string): Form {
	const parties = privateTown.peek()?.cases.get(caseId)?.parties;
	const partner = (id: string | undefined): Partner => {
		const group = id === undefined ? undefined : here.groups.get(id);
		return { sector: 'group', name: group?.name ?? '', ...(group && { groupId: group.id }) };
	};
	const year = today.peek().slice(0, 4);
	return { a: partner(parties?.need), b: partner(parties?.offer), what: '', year, going: true, fields: [] };
}

function Edit({ town: here, again, caseId }: { town: Town; again: string; caseId: string }) {
	const [refused] = useState(() => returned.peek().find(({ id, name }) => id === again && name === 'tie.put'));
	const [form, setForm] = useState<Form>(() => {
		const args = refused?.args as ArgsOf<'tie.put'> | undefined;
		return args ? { ...args, year: String(args.year) } : freshOf(here, caseId);
	});
	const [problem, setProblem] = useState<Problem | null>(null);
	const [isKept, setKept] = useState(false);
	const change = (patch: Partial<Form>) => setForm({ ...form, ...patch });
	const save = async () => {
		const year = Number(form.year.normalize('NFKC').trim());
		const isYear = Number.isInteger(year) && year >= 1900 && year <= Number(today.peek().slice(0, 4));
		const [a, b] = [named(form.a), named(form.b)];
		const wrong: Problem | null =
			a.name === '' || b.name === ''
				? 'name'
				: partnerKey(a) === partnerKey(b)
					? 'same'
					: form.what.trim() === ''
						? 'what'
						: isYear
							? null
							: 'year';
		setProblem(wrong);
		if (wrong) return;
		const { going, fields, placeId, what } = form;
		const said = { a, b, what: what.trim(), year, going, fields, ...(placeId && { placeId }) };
		const kept = await keep('tie.put', { tieId: newUuid(now.peek().ms), ...said });
		if (kept === 'full') return setProblem('full');
		if (refused) await dismiss(refused.id);
		setKept(true);
	};
	if (isKept) {
		return (
			<Screen title={<T k="networkLead.kept" />} lead={<T k="networkLead.keptLead" />}>
				<p class="network__acts">
					<LinkButton href={paths.ties()}>
						<T k="network.toTies" />
					</LinkButton>
				</p>
			</Screen>
		);
	}
	return (
		<Screen title={<T k="networkLead.writeTitle" />} lead={<T k="networkLead.writeLead" />}>
			<form
				noValidate
				onSubmit={(event: Event) => {
					event.preventDefault();
					void save();
				}}
			>
				{(['a', 'b'] as const).map((side) => (
					<PartnerFields
						key={side}
						town={here}
						heading={side}
						partner={form[side]}
						change={(partner) => change({ [side]: partner })}
						isWrong={problem === 'name' && form[side].name.trim() === ''}
						isSame={problem === 'same' && side === 'b'}
					/>
				))}
				<TextField
					label={<T k="networkLead.what" />}
					support={<T k="networkLead.whatSupport" />}
					need="required"
					value={form.what}
					onInput={(what) => change({ what: what.slice(0, 120) })}
					error={problem === 'what' && <T k="networkLead.badWhat" />}
				/>
				<PersonalNote text={`${form.a.name}\n${form.b.name}\n${form.what}`} />
				<TextField
					label={<T k="networkLead.year" />}
					inputMode="numeric"
					value={form.year}
					onInput={(year) => change({ year: year.slice(0, 4) })}
					error={problem === 'year' && <T k="networkLead.badYear" />}
				/>
				<Switch label={<T k="networkLead.going" />} checked={form.going} onChange={(going) => change({ going })} />
				<Fold name={<T k="exchange.fields" />} isOpen={form.fields.length > 0}>
					<FieldChoices value={form.fields} onChange={(fields) => change({ fields })} />
				</Fold>
				<div role="alert">
					{problem === 'full' && (
						<p class="field__error">
							＊<T k="coordination.full" />
						</p>
					)}
				</div>
				<div class="network__acts">
					<Button type="submit" variant="solid">
						<T k="coordination.save" />
					</Button>
					<LinkButton href={paths.ties()}>
						<T k="common.cancel" />
					</LinkButton>
				</div>
			</form>
		</Screen>
	);
}

const named = (partner: Partner): Partner => ({ ...partner, name: partner.name.trim() });

function PartnerFields({
	town: here,
	heading,
	partner,
	change,
	isWrong,
	isSame,
}: {
	town: Town;
	heading: 'a' | 'b';
	partner: Partner;
	change: (partner: Partner) => void;
	isWrong: boolean;
	isSame: boolean;
}) {
	const groups = [...here.groups.values()].sort((a, b) => ((a.nameKana ?? a.name) < (b.nameKana ?? b.name) ? -1 : 1));
	return (
		<Section heading={<T k={heading === 'a' ? 'networkLead.one' : 'networkLead.other'} />}>
			<ChoiceChips
				legend={<T k="networkLead.sector" />}
				value={partner.sector}
				onChange={(sector) => change({ sector: sector as Sector, name: partner.groupId ? '' : partner.name })}
				options={SECTORS.map((value) => ({ value, label: <T k={SECTOR_WORDS[value]} /> }))}
			/>
			{partner.sector === 'group' && (
				<SelectField
					label={<T k="coordination.forGroup" />}
					value={partner.groupId ?? ''}
					options={[
						{ value: '', label: t('networkLead.noPage') },
						...groups.map(({ id, name }) => ({ value: id, label: name })),
					]}
					onChange={(groupId) =>
						change({
							sector: 'group',
							name: here.groups.get(groupId)?.name.slice(0, 80) ?? '',
							...(groupId && { groupId }),
						})
					}
				/>
			)}
			{partner.groupId === undefined && (
				<TextField
					label={<T k="networkLead.name" />}
					need="required"
					value={partner.name}
					onInput={(name) => change({ ...partner, name: name.slice(0, 80) })}
					error={isWrong && <T k="networkLead.badName" />}
				/>
			)}
			<div role="alert">
				{isSame && (
					<p class="field__error">
						＊<T k="networkLead.badSame" />
					</p>
				)}
			</div>
		</Section>
	);
}
