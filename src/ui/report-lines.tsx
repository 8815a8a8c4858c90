import './report-lines.css';
import { useState } from 'preact/hooks';
import type { ReportRow } from '../../contract/desk.ts';
import { now as clock } from '../data/clock.ts';
import { keep } from '../data/keep.ts';
import { aboutOf } from '../data/reports.ts';
import type { Town } from '../data/town.ts';
import { formatInstant } from '../i18n/format.ts';
import { T } from '../i18n/text.tsx';
import { Button } from './button.tsx';

type Report = ReportRow & { scope: string };

const WHAT_WORDS = {
	old: 'reports.whatOld',
	wrong: 'reports.whatWrong',
	gone: 'reports.whatGone',
	other: 'reports.whatOther',
} as const;

/** What readers told, for whoever can mend it: the open ones with a button, the done ones behind their number. */
export function ReportLines({ town, open, done }: { town: Town; open: readonly Report[]; done: readonly Report[] }) {
	return (
		<>
			<ul class="report-lines">
				{open.map((report) => (
					<ReportLine key={report.id} town={town} report={report} />
				))}
			</ul>
			{done.length > 0 && (
				<details class="report-lines__done">
					<summary>
						<T k="desk.reportsDone" n={done.length} />
					</summary>
					<ul class="report-lines">
						{done.map((report) => (
							<ReportLine key={report.id} town={town} report={report} />
						))}
					</ul>
				</details>
			)}
		</>
	);
}

function ReportLine({ town, report }: { town: Town; report: Report }) {
	const [full, setFull] = useState(false);
	const about = aboutOf(town, report.about);
	const finish = () =>
		void keep('report.done', { reportId: report.id, scope: report.scope }).then((kept) => setFull(kept === 'full'));
	return (
		<li>
			<p>
				<strong>
					<T k={WHAT_WORDS[report.what]} />
				</strong>{' '}
				<a class="report-lines__about" href={about.href} lang="ja">
					{about.name}
				</a>
			</p>
			{report.text && <p lang="ja">{report.text}</p>}
			<p class="report-lines__when">{formatInstant(report.at, clock.value.ms)}</p>
			{full && (
				<p class="field__error" role="alert">
					＊<T k="desk.noRoomLeft" />
				</p>
			)}
			{report.state === 'open' ? (
				<Button icon="check" onClick={finish}>
					<T k="desk.reportDone" />
				</Button>
			) : (
				report.doneBy && (
					<p class="report-lines__when">
						<T k="desk.reportDoneBy" who={report.doneBy} />
					</p>
				)
			)}
		</li>
	);
}
