import type { ImportChoices, PlanAnswer } from '../../../contract/importing.ts';
import { IMPORT_KINDS } from '../../../contract/importing.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { SelectField } from '../../ui/field.tsx';

/** How the file was read: closed, for it is right nearly always, and open to whoever wants to know. */
export function Understood({ plan, onChoose }: { plan: PlanAnswer; onChoose: (choices: ImportChoices) => void }) {
	const { understood, choices } = plan;
	if (!understood) return null;
	const { columns } = understood;
	return (
		<details class="importing__more">
			<summary>
				<T k="importing.understood" n={columns.filter(({ means }) => means !== undefined).length} of={columns.length} />
			</summary>
			<Facts
				items={[
					[<T k="importing.encoding" />, understood.encoding],
					[<T k="importing.headerLine" />, <T k="importing.line" n={understood.headerLine} />],
					[<T k="importing.dataRows" />, <T k="importing.rows" n={understood.dataRows} />],
				]}
			/>
			<SelectField
				label={<T k="importing.askKind" />}
				value={understood.kind}
				options={IMPORT_KINDS.map((kind) => ({ value: kind, label: t(`importing.kind_${kind}`) }))}
				onChange={(kind) => onChoose({ ...choices, kind: kind as NonNullable<ImportChoices['kind']> })}
			/>
			<ul class="importing__columns" lang="ja">
				{columns.map(({ header, means, lookalike }) => (
					<li
						key={header}
						class={means === undefined ? 'importing__column importing__column--kept' : 'importing__column'}
					>
						<span>{header}</span>
						<span class="importing__soft">
							{means === undefined ? (
								<T k="importing.columnKept" />
							) : lookalike ? (
								<T k="importing.columnLookalike" means={means} />
							) : (
								`→ ${means}`
							)}
						</span>
					</li>
				))}
			</ul>
		</details>
	);
}
