import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Group } from '../../../contract/group.ts';
import { search } from '../../data/search.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { SearchField } from '../../ui/field.tsx';
import type { AskForm } from './ask-form.ts';

const MOST_FOUND = 5;

/** For whom: a group of the directory, a group that is not in it, or one person. */
export function WhoChoice({
	town,
	form,
	change,
}: {
	town: Town;
	form: AskForm;
	change: (patch: Partial<AskForm>) => void;
}) {
	const [typed, setTyped] = useState('');
	const chosen = form.who === 'group' ? town.groups.get(form.groupId) : undefined;
	const name = form.who === 'name' ? form.groupName : '';
	if (form.who === 'group' && chosen) {
		return (
			<Chosen change={() => change({ who: '', groupId: '' })}>
				<Named name={chosen.name} kana={chosen.nameKana} en={chosen.nameEn} />
			</Chosen>
		);
	}
	if (form.who === 'name' && name) {
		return <Chosen change={() => change({ who: '', groupName: '' })}>{name}</Chosen>;
	}
	const found = search(town, typed, { kinds: ['group'], limit: MOST_FOUND }).flatMap(
		({ id }) => town.groups.get(id) ?? [],
	);
	return (
		<>
			<ChoiceChips
				hideLegend
				legend={<T k="requests.whoHeading" />}
				options={[
					{ value: 'group', label: <T k="requests.whoGroup" /> },
					{ value: 'one', label: <T k="requests.whoOne" /> },
				]}
				value={form.who === '' ? undefined : form.who === 'one' ? 'one' : 'group'}
				onChange={(who) => change({ who: who === 'one' ? 'one' : 'group', groupId: '', groupName: '' })}
			/>
			{form.who !== 'one' && (
				<div class="who__group">
					<SearchField
						label={<T k="requests.groupName" />}
						hint={<T k="requests.groupHint" />}
						value={typed}
						onInput={setTyped}
					/>
					<ul class="who__found">
						{found.map((group) => (
							<li key={group.id}>
								<FoundGroup group={group} onChoose={() => change({ who: 'group', groupId: group.id, groupName: '' })} />
							</li>
						))}
						{typed.trim() !== '' && (
							<li>
								<button
									class="who__option"
									type="button"
									onClick={() => change({ who: 'name', groupName: typed.trim().slice(0, 120), groupId: '' })}
								>
									<T k="requests.groupByName" name={typed.trim()} />
								</button>
							</li>
						)}
					</ul>
				</div>
			)}
		</>
	);
}

function FoundGroup({ group, onChoose }: { group: Group; onChoose: () => void }) {
	return (
		<button class="who__option" type="button" onClick={onChoose}>
			<Named name={group.name} kana={group.nameKana} en={group.nameEn} />
		</button>
	);
}

function Chosen({ children, change }: { children: ComponentChildren; change: () => void }) {
	return (
		<div class="chosen-who">
			<p class="chosen-who__what">{children}</p>
			<Button variant="text" onClick={change}>
				<T k="requests.changeThis" />
			</Button>
		</div>
	);
}
