import { useState } from 'preact/hooks';
import { FACTORS, type Factor, type Weights } from '../../../contract/match-factors.ts';
import { keep } from '../../data/keep.ts';
import { weightsOf } from '../../data/matches.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { FACTOR_WORDS } from './case-words.ts';

const LEVELS = [
	'coordination.weight0',
	'coordination.weight1',
	'coordination.weight2',
	'coordination.weight3',
] as const;

/** How much each factor counts, in sight and to be changed. */
export function WeightsForm() {
	const [changed, setChanged] = useState<Partial<Weights>>({});
	const [told, setTold] = useState<'kept' | 'full' | null>(null);
	const weights = { ...weightsOf(privateTown.value), ...changed };
	const isWaiting = outbox.value.some(({ name }) => name === 'match.weights');
	return (
		<details class="coordination__more">
			<summary>
				<T k="coordination.weightsHeading" />
			</summary>
			<p>
				<T k="coordination.weightsLead" />
			</p>
			{FACTORS.map((factor: Factor) => (
				<SelectField
					key={factor}
					label={<T k={FACTOR_WORDS[factor]} />}
					value={String(weights[factor])}
					options={LEVELS.map((k, level) => ({ value: String(level), label: t(k) }))}
					onChange={(level) => setChanged({ ...changed, [factor]: Number(level) })}
				/>
			))}
			<div class="coordination__acts">
				<Button onClick={() => void keep('match.weights', { weights }).then(setTold)}>
					<T k="coordination.saveWeights" />
				</Button>
			</div>
			<p role="status">{told === 'full' ? <T k="coordination.full" /> : isWaiting && <T k="coordination.sending" />}</p>
		</details>
	);
}
