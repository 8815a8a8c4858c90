import { useEffect, useState } from 'preact/hooks';
import type { ImportHistory, ImportRun, UndoAnswer } from '../../../contract/importing.ts';
import { type ImportTrouble, readImports, undoImport } from '../../data/importing.ts';
import { town } from '../../data/town.ts';
import { formatInstant } from '../../i18n/format.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Section } from '../../ui/screen.tsx';
import { TROUBLE_WORDS } from './use-import.ts';

/** What was brought in before, each taken back as a whole by one button. */
export function ImportHistoryPart({ area }: { area: string }) {
	const [history, setHistory] = useState<ImportHistory | ImportTrouble | null>(null);
	const [asked, setAsked] = useState<ImportRun | null>(null);
	const [undone, setUndone] = useState<UndoAnswer | ImportTrouble | null>(null);
	const look = () => void readImports(area).then(setHistory);
	useEffect(look, [area]);
	if (history === null) return null;
	if (typeof history === 'string') {
		return (
			<p class="section" role="alert">
				<T k={TROUBLE_WORDS[history]} />
			</p>
		);
	}
	const undo = (run: ImportRun) => {
		setAsked(null);
		void undoImport(area, run.id).then((answer) => {
			setUndone(answer);
			look();
		});
	};
	return (
		<Section heading={<T k="importing.history" />}>
			<div aria-live="polite">{undone !== null && <Undone undone={undone} />}</div>
			{history.runs.length === 0 && (
				<p class="importing__soft phrase">
					<T k="importing.historyNone" />
				</p>
			)}
			<ul class="importing__rows">
				{history.runs.map((run) => (
					<li key={run.id}>
						<p class="importing__name" lang="ja">
							{titleOf(run)}
						</p>
						<p class="importing__soft">
							{formatInstant(run.at, Date.parse(history.now))}　{run.by}
						</p>
						<p class="importing__soft">
							<T
								k="importing.historyCounts"
								added={run.counts.added}
								changed={run.counts.changed}
								removed={run.counts.removed}
							/>
						</p>
						{run.undoneAt !== undefined && (
							<p class="importing__soft">
								<T k="importing.historyUndone" at={formatInstant(run.undoneAt, Date.parse(history.now))} />
							</p>
						)}
						{run.undoable && (
							<Button onClick={() => setAsked(run)}>
								<T k="importing.undo" />
							</Button>
						)}
					</li>
				))}
			</ul>
			<Dialog
				open={asked !== null}
				title={<T k="importing.undoAsk" />}
				onClose={() => setAsked(null)}
				actions={
					<>
						<Button variant="solid" onClick={() => asked && undo(asked)}>
							<T k="importing.undo" />
						</Button>
						<Button onClick={() => setAsked(null)}>
							<T k="importing.undoNot" />
						</Button>
					</>
				}
			>
				<p class="phrase">
					<T k="importing.undoLead" />
				</p>
			</Dialog>
		</Section>
	);
}

function titleOf(run: ImportRun): string {
	return town.value?.datasets.get(run.dataset)?.title ?? run.file;
}

function Undone({ undone }: { undone: UndoAnswer | ImportTrouble }) {
	if (typeof undone === 'string') {
		return (
			<p>
				<T k={TROUBLE_WORDS[undone]} />
			</p>
		);
	}
	return (
		<div class="importing__undone">
			<p class="phrase">
				<T k="importing.undone" n={undone.restored} />
			</p>
			{undone.kept.length > 0 && (
				<>
					<p class="phrase">
						<T k="importing.undoneKept" n={undone.kept.length} />
					</p>
					<ul lang="ja">
						{undone.kept.map(({ kind, name }) => (
							<li key={kind + name}>{name}</li>
						))}
					</ul>
				</>
			)}
		</div>
	);
}
