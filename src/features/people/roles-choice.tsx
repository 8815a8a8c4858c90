import './people.css';
import { useState } from 'preact/hooks';
import { compareNames, foldKey } from '../../../contract/fold.ts';
import type { RoleName } from '../../../contract/roles.ts';
import { town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { centresByKana } from '../../ui/centres.ts';
import { ChoiceChips } from '../../ui/chips.tsx';
import { SearchField } from '../../ui/field.tsx';
import { ROLE_WORDS } from '../../ui/role-text.tsx';
import type { RolesForm } from './roles-form.ts';

const ALL: readonly RoleName[] = ['desk', 'representative', 'volunteer', 'coordinator', 'committee', 'administrator'];
/** What a coordinator may give. */
const FEW: readonly RoleName[] = ['representative', 'volunteer'];
/** Groups that are offered at once. */
const OFFERED = 12;

/** Which roles, and where they hold. */
export function RolesChoice({
	form,
	onChange,
	few,
	problem,
}: {
	form: RolesForm;
	onChange: (form: RolesForm) => void;
	/** only what a coordinator may give */
	few: boolean;
	problem: boolean;
}) {
	const known = town.value;
	if (!known) return null;
	const centres = centresByKana(known);
	return (
		<div class="roles-choice">
			<ChoiceChips
				multiple
				legend={<T k="people.rolesLegend" />}
				options={(few ? FEW : ALL).map((name) => ({ value: name, label: <ShortRole name={name} /> }))}
				value={form.names}
				onChange={(names) => onChange({ ...form, names: names as RoleName[] })}
			/>
			<p class="people__soft">
				<T k="people.rolesSupport" />
			</p>
			{form.names.includes('desk') && (
				<ChoiceChips
					multiple
					legend={<T k="people.desksLegend" />}
					options={centres.map((place) => ({
						value: place.id,
						label: <Named name={place.name} kana={place.nameKana} en={place.nameEn} />,
					}))}
					value={form.placeIds}
					onChange={(placeIds) => onChange({ ...form, placeIds })}
				/>
			)}
			{form.names.includes('representative') && (
				<GroupsChoice groupIds={form.groupIds} onChange={(groupIds) => onChange({ ...form, groupIds })} />
			)}
			<p class="people__problem" role="alert">
				{problem && <T k="people.rolesMissing" />}
			</p>
		</div>
	);
}

/** The role without its place: 「窓口」. */
function ShortRole({ name }: { name: RoleName }) {
	if (name === 'desk') return <T k="people.roleDeskShort" />;
	if (name === 'representative') return <T k="people.roleRepresentativeShort" />;
	return <T k={ROLE_WORDS[name]} />;
}

/** A town has hundreds of groups: those that are chosen, and those that a few letters find. */
function GroupsChoice({
	groupIds,
	onChange,
}: {
	groupIds: readonly string[];
	onChange: (groupIds: readonly string[]) => void;
}) {
	const [query, setQuery] = useState('');
	const known = town.value;
	if (!known) return null;
	const wanted = foldKey(query);
	const found = [...known.groups.values()].filter(
		({ id, name, nameKana }) =>
			groupIds.includes(id) ||
			(wanted !== '' && (foldKey(name).includes(wanted) || foldKey(nameKana ?? '').includes(wanted))),
	);
	const sorted = found.sort(
		(a, b) => Number(groupIds.includes(b.id)) - Number(groupIds.includes(a.id)) || compareNames(a, b),
	);
	const shown = sorted.slice(0, Math.max(OFFERED, groupIds.length));
	return (
		<>
			<SearchField label={<T k="people.groupSearch" />} value={query} onInput={setQuery} />
			{shown.length > 0 && (
				<ChoiceChips
					multiple
					legend={<T k="people.groupsLegend" />}
					options={shown.map((group) => ({
						value: group.id,
						label: <Named name={group.name} kana={group.nameKana} en={group.nameEn} />,
					}))}
					value={groupIds}
					onChange={onChange}
				/>
			)}
			{found.length > shown.length && (
				<p class="people__soft">
					<T k="people.groupMore" n={found.length - shown.length} />
				</p>
			)}
		</>
	);
}
