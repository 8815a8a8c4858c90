/** The 評価表 as it will come out of the printer: Japanese, as the committee reads it. */
import './evaluation-table.css';
import '../../ui/on-paper.css';
import type { EvaluatedMeasure, Evaluation } from '../../../contract/evaluation.ts';
import {
	amountOnPaper,
	besideOnPaper,
	carriedOnPaper,
	GRADE_ON_PAPER,
	HEADS,
	STATUS_ON_PAPER,
} from '../../../contract/evaluation-sheet.ts';
import { formatDate } from '../../i18n/format.ts';

export type Paper = 'a4' | 'a3';

export function EvaluationTable({
	evaluation,
	paper,
	townName,
	today,
	sample,
}: {
	evaluation: Evaluation;
	paper: Paper;
	townName: string;
	today: string;
	/** made-up content, said on paper too */
	sample: boolean;
}) {
	const { year, plan, decidedOn, policies } = evaluation;
	const state = decidedOn ? `${formatDate(decidedOn, 'long', 'ja')} 確定` : '案（公開前）';
	return (
		<article class={`on-paper evaluation-table evaluation-table--${paper}`} lang="ja">
			<header class="evaluation-table__head">
				<h2>{`${eraYear(year)} 評価表`}</h2>
				<p>
					{[plan, townName, state, `${formatDate(today, 'long', 'ja')} 印刷`, sample && '見本データ（架空の内容です）']
						.filter(Boolean)
						.join('　')}
				</p>
			</header>
			{paper === 'a3' ? (
				<Wide evaluation={evaluation} />
			) : (
				policies.map((policy) => <Stacked key={policy.code} policy={policy} />)
			)}
			<footer class="evaluation-table__foot">
				<p>{`状況：${Object.values(STATUS_ON_PAPER).join('／')}`}</p>
				<p>{`委員会の評価：${Object.values(GRADE_ON_PAPER).join('／')}`}</p>
				<p>「5未満」は、人が特定されないように数を出していないものです。</p>
			</footer>
		</article>
	);
}

/** 令和7年度（2025年度） */
function eraYear(year: number): string {
	return year < 2019 ? `${year}年度` : `令和${year === 2019 ? '元' : year - 2018}年度（${year}年度）`;
}

const COLUMNS = ['measure', 'numbers', 'carried', 'status', 'achieved', 'why', 'next', 'grade', 'comment'] as const;

/** All of it in one table; its head comes again on each page. */
function Wide({ evaluation: { year, policies } }: { evaluation: Evaluation }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
		<section class="evaluation-table__scroll" tabIndex={0} aria-label={`${eraYear(year)} 評価表`}>
			<table>
				<colgroup>
					{COLUMNS.map((name) => (
						<col key={name} class={`evaluation-table__col--${name}`} />
					))}
				</colgroup>
				<thead>
					<tr>
						{COLUMNS.map((name) => (
							<th key={name} scope="col">
								{HEADS[name]}
							</th>
						))}
					</tr>
				</thead>
				{policies.map((policy) => (
					<tbody key={policy.code}>
						<tr class="evaluation-table__policy">
							<th scope="rowgroup" colSpan={COLUMNS.length}>
								{policy.name.ja}
							</th>
						</tr>
						{policy.measures.map((measure) => (
							<tr key={measure.code} class={isLong(measure) ? 'evaluation-table__long' : undefined}>
								<th scope="row">
									<Name measure={measure} />
									{measure.goal && <p class="evaluation-table__goal">{`${HEADS.goal}：${measure.goal.ja}`}</p>}
								</th>
								<td>
									<Numbers measure={measure} />
								</td>
								<td>
									<Lines lines={carriedOnPaper(measure.carried)} />
								</td>
								<td>{measure.status ? STATUS_ON_PAPER[measure.status] : '―'}</td>
								<Words text={measure.achieved} />
								<Words text={measure.why} />
								<Words text={measure.next} />
								<td>{measure.grade ? GRADE_ON_PAPER[measure.grade] : '―'}</td>
								<Words text={measure.comment} />
							</tr>
						))}
					</tbody>
				))}
			</table>
		</section>
	);
}

/** In a narrow column of A3 so many letters fill more than half a page: such a row may break, or its page would stay empty. */
const LONG = 400;

function isLong({ achieved = '', why = '', next = '', comment = '' }: EvaluatedMeasure): boolean {
	return [achieved, why, next, comment].some(({ length }) => length > LONG);
}

/** A table for each 施策, whose name comes again where it goes on on the next page. */
function Stacked({ policy }: { policy: Evaluation['policies'][number] }) {
	return (
		<section>
			<h3>{policy.name.ja}</h3>
			{policy.measures.map((measure) => (
				<table key={measure.code}>
					<thead>
						<tr>
							<th scope="colgroup" colSpan={2}>
								<Name measure={measure} />
							</th>
						</tr>
					</thead>
					<tbody>
						{measure.goal && <Line head={HEADS.goal} text={measure.goal.ja} />}
						<tr>
							<th scope="row">{HEADS.numbers}</th>
							<td>
								<Numbers measure={measure} />
							</td>
						</tr>
						{measure.carried && (
							<tr>
								<th scope="row">{HEADS.carried}</th>
								<td>
									<Lines lines={carriedOnPaper(measure.carried)} />
								</td>
							</tr>
						)}
						<Line head={HEADS.status} text={measure.status && STATUS_ON_PAPER[measure.status]} />
						<Line head={HEADS.achieved} text={measure.achieved} />
						<Line head={HEADS.why} text={measure.why} />
						<Line head={HEADS.next} text={measure.next} />
						<Line head={HEADS.grade} text={measure.grade && GRADE_ON_PAPER[measure.grade]} />
						<Line head={HEADS.comment} text={measure.comment} />
					</tbody>
				</table>
			))}
		</section>
	);
}

function Name({ measure }: { measure: EvaluatedMeasure }) {
	return (
		<>
			{measure.name.ja}
			{measure.priority && <span class="evaluation-table__priority">重点</span>}
		</>
	);
}

function Numbers({ measure: { numbers } }: { measure: EvaluatedMeasure }) {
	if (numbers.length === 0) return <>―</>;
	return (
		<ul>
			{numbers.map((one) => (
				<li key={one.code}>
					{one.name.ja} <strong>{amountOnPaper(one)}</strong>
					{besideOnPaper(one)}
				</li>
			))}
		</ul>
	);
}

function Lines({ lines }: { lines: readonly string[] }) {
	if (lines.length === 0) return <>―</>;
	return (
		<div>
			{lines.map((line) => (
				<p key={line}>{line}</p>
			))}
		</div>
	);
}

function Line({ head, text }: { head: string; text: string | undefined }) {
	return (
		<tr>
			<th scope="row">{head}</th>
			<Words text={text} />
		</tr>
	);
}

function Words({ text }: { text: string | undefined }) {
	return <td class="evaluation-table__words">{text || '―'}</td>;
}
