import type { Evaluation } from '../../../contract/evaluation.ts';
import { now } from '../../data/clock.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import type { Town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { type Address, oneIn, useFilter } from '../../ui/filter-address.ts';
import { Screen } from '../../ui/screen.tsx';
import { EvaluationTable, type Paper } from './evaluation-table.tsx';

const PAPERS: readonly Paper[] = ['a4', 'a3'];

/** A 評価表 with what can be done with it: printed on A4 or A3, taken away as a sheet or a book. */
export function PaperScreen({ town: here, evaluation, path }: { town: Town; evaluation: Evaluation; path: string }) {
	const { filter, change } = useFilter<{ paper: Paper }>(
		path,
		(address: Address) => ({ paper: oneIn(address, 'paper', PAPERS, 'a4') }),
		(one) => one,
	);
	const file = `/p/${here.area}/evaluation/${evaluation.year}`;
	return (
		<Screen
			wide
			title={<T k="progress.sheetTitle" year={evaluation.year} />}
			lead={<T k={evaluation.decidedOn ? 'progress.sheetDecided' : 'progress.sheetDraft'} />}
			actions={
				<>
					<Button variant="solid" icon="print" onClick={() => window.print()}>
						<T k="sheets.print" />
					</Button>
					{/* a lobby's tablet keeps no files */}
					{!kiosk.value && (
						<>
							<LinkButton href={`${file}.csv`}>
								<T k="progress.asCsv" />
							</LinkButton>
							<LinkButton href={`${file}.xlsx`}>
								<T k="progress.asExcel" />
							</LinkButton>
						</>
					)}
				</>
			}
		>
			<ChoiceChips
				legend={<T k="progress.paper" />}
				value={filter.paper}
				options={[
					{ value: 'a4', label: <T k="progress.paperA4" /> },
					{ value: 'a3', label: <T k="progress.paperA3" /> },
				]}
				onChange={(value) => change({ paper: value as Paper })}
			/>
			<EvaluationTable
				evaluation={evaluation}
				paper={filter.paper}
				townName={here.profile?.name ?? ''}
				today={now.value.date}
				sample={here.profile?.sample === true}
			/>
		</Screen>
	);
}
