import { useState } from 'preact/hooks';
import type { ImportChoices, PlanAnswer } from '../../../contract/importing.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';

/** Whose list it is and what one may do with it: shown wherever its rows are, and remembered for its next file. */
export function SourceForm({ plan, onChoose }: { plan: PlanAnswer; onChoose: (choices: ImportChoices) => void }) {
	const { dataset, choices } = plan;
	const [title, setTitle] = useState(dataset.title);
	const [attribution, setAttribution] = useState(dataset.attribution ?? '');
	const [licence, setLicence] = useState(dataset.licence ?? '');
	const changed =
		title !== dataset.title || attribution !== (dataset.attribution ?? '') || licence !== (dataset.licence ?? '');
	const keep = () => {
		const said = Object.entries({ title, attribution, licence }).filter(([, value]) => value.trim() !== '');
		onChoose({ ...choices, ...Object.fromEntries(said) });
	};
	return (
		<details class="importing__more" open={dataset.licence === undefined}>
			<summary>
				<T k="importing.source" />
			</summary>
			<TextField label={<T k="importing.sourceTitle" />} value={title} onInput={setTitle} />
			<TextField
				label={<T k="importing.attribution" />}
				support={<T k="importing.attributionSupport" />}
				value={attribution}
				onInput={setAttribution}
			/>
			<TextField
				label={<T k="importing.licence" />}
				support={<T k="importing.licenceSupport" />}
				value={licence}
				onInput={setLicence}
			/>
			{changed && (
				<Button onClick={keep}>
					<T k="importing.sourceKeep" />
				</Button>
			)}
		</details>
	);
}
