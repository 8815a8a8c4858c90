import { useState } from 'preact/hooks';
import type { ConsultRow } from '../../../contract/consult.ts';
import { levelOf } from '../../../contract/coordination-level.ts';
import { town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { Button } from '../../ui/button.tsx';
import { centresByKana } from '../../ui/centres.ts';
import { ChoiceChips } from '../../ui/chips.tsx';
import { SelectField } from '../../ui/field.tsx';
import { LevelChoice, levelName } from '../../ui/level-choice.tsx';
import type { Say } from './lead-consult-page.tsx';
import { Folded } from './lead-folded.tsx';

/** Which neighbourhood and field it belongs to, and so at which of the plan's levels it is coordinated. */
export function Sort({ one, say }: { one: ConsultRow; say: Say }) {
	const here = town.value;
	const [placeId, setPlace] = useState(one.placeId ?? '');
	const [fields, setFields] = useState<string[]>(one.fields ?? []);
	const [level, setLevel] = useState(one.level);
	if (!here) return null;
	const guess = levelOf({ ...(placeId && { placeId }), fields });
	const save = () => {
		const chosen = level ?? guess;
		void say('consult.change', { placeId: placeId || null, fields, ...(chosen && { level: chosen }) });
	};
	return (
		<Folded words="consultLead.sort">
			<SelectField
				label={<T k="consultLead.place" />}
				value={placeId}
				options={[
					{ value: '', label: t('consultLead.town') },
					...centresByKana(here).map(({ id, name }) => ({ value: id, label: name })),
				]}
				onChange={setPlace}
			/>
			<ChoiceChips
				multiple
				legend={<T k="consultLead.fields" />}
				value={fields}
				onChange={(codes) => setFields(codes.slice(0, 5))}
				options={(here.profile?.fields ?? []).map(({ code, name }) => ({ value: code, label: worded(name) }))}
			/>
			<LevelChoice value={level} onChange={setLevel} />
			{guess && guess !== level && (
				<p class="consult__soft">
					<T k="consultLead.levelGuess" level={levelName(guess)} />
				</p>
			)}
			<div class="consult__acts">
				<Button onClick={save}>
					<T k="consultLead.sortSave" />
				</Button>
			</div>
		</Folded>
	);
}
