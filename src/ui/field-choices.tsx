import { town } from '../data/town.ts';
import { T } from '../i18n/text.tsx';
import { worded } from '../i18n/worded.ts';
import { ChoiceChips } from './chips.tsx';

/** What it is about: the town's own themes, where it has any, and the fields of the law. The newest choices stay, up to `most`. */
export function FieldChoices({
	value,
	onChange,
	most = 5,
}: {
	value: readonly string[];
	onChange: (codes: string[]) => void;
	most?: number;
}) {
	const fields = town.value?.profile?.fields ?? [];
	const own = fields.filter((field) => field.own);
	const law = fields.filter((field) => !field.own);
	return (
		<>
			{[own, law].map(
				(some) =>
					some.length > 0 && (
						<ChoiceChips
							key={some === own ? 'own' : 'law'}
							multiple
							hideLegend={own.length === 0}
							legend={<T k={some === own ? 'common.townThemes' : 'common.lawFields'} />}
							value={value}
							onChange={(chosen) => onChange(chosen.slice(-most))}
							options={some.map(({ code, name }) => ({ value: code, label: worded(name) }))}
						/>
					),
			)}
		</>
	);
}
