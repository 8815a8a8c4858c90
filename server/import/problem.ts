/** What the importer has to say about a file, a row or one cell; `report.ts` turns it into lines a person reads. */
import type { Question } from './choices.ts';

/**
 * How much was lost:
 * - `file` nothing of the file was read
 * - `row` this row was not imported
 * - `value` the row was imported without this value (its original stands in `source.extra`)
 * - `doubt` imported as written, but a person should look
 * - `note` imported; said so that nobody wonders
 */
export type Severity = 'file' | 'row' | 'value' | 'doubt' | 'note';

/** The closed list of reasons, each with the words of the summary. */
export const REASONS = {
	'file-empty': '中身が空のファイル',
	'file-not-text': 'CSVではないファイル',
	'file-mojibake': '文字化けしたファイル',
	'file-too-big': '大きすぎるファイル',
	'quote-open': '引用符（"）が閉じていない',
	'row-too-long': '長すぎる行',
	'no-header': '見出しの行が見つからない',
	'kind-ambiguous': '何の一覧か決められない',
	'header-ambiguous': '見出しが二通りに読める',
	'too-many-columns': '列が多すぎる',
	'header-missing': '必要な列がない',
	'other-list': 'ここで扱わない一覧',
	'own-sheet': '縁側が書き出した一覧',
	'no-rows': 'データの行がない',
	'too-many-cells': '列の数が見出しより多い',
	'name-missing': '名前がない',
	footnote: '注や合計の行',
	'start-missing': '開始日がない',
	'start-unread': '開始日が読めない',
	'date-ambiguous': '日付が二通りに読める',
	'date-unread': '日付が読めない',
	'date-utc': '時差つきの日付',
	'date-serial': 'Excelの通し番号の日付',
	'date-era': '元号の範囲の外の日付',
	'date-glued-time': '日付の欄に時刻がある',
	'date-order': '月/日/年の順と分かった日付',
	'ends-before-start': '終わりが始まりより前',
	'time-ambiguous': '時刻が二通りに読める',
	'time-unread': '時刻が読めない',
	'time-midnights': '開始も終了も 0:00',
	'days-unread': '曜日が読めない',
	'coordinates-wrong': '緯度・経度がおかしい',
	'number-unread': '数が読めない',
	'number-damaged': 'Excelがこわした番号',
	'corporate-number': '法人番号が正しくない',
	'presence-unread': '有無が読めない',
	'choice-unread': '決まった言葉ではない',
	'field-unread': '活動分野が読めない',
	'url-unread': 'URLが読めない',
	'code-unread': '団体コードが正しくない',
	'other-area': '別の自治体のコード',
	ditto: '「同上」「〃」',
	'value-too-long': '長すぎる値',
	'broken-text': '文字化けした値',
	'excel-error': 'Excelのエラー表示',
	placeholder: '「-」だけの値',
	'status-in-name': '名前に「中止」などがある',
	'key-twice': '同じ番号の行が二つ以上ある',
	'same-row-twice': 'まったく同じ行',
	'header-repeated': '見出しの行がくり返されている',
	'definition-row': '見出しの説明の行',
	'private-column': '公開しない列',
	'private-unclear': '公開してよいか分からない連絡先',
	'place-unknown': '施設が分からない',
	'place-ambiguous': '場所の候補が二つ以上ある',
	'sources-disagree': '別の資料と値が違う',
	'maybe-same-list': '前に取り込んだ表の新しい版かもしれない',
	'rows-unread': '読めない行があり、消すのをやめた',
	'licence-missing': 'ライセンスが分からない',
} as const;
export type Reason = keyof typeof REASONS;

export type Problem = {
	reason: Reason;
	severity: Severity;
	/** line in the file, 1-based, where the row begins */
	line?: number;
	/** the header as the file writes it */
	column?: string;
	/** 1-based */
	columnNumber?: number;
	/** the cell as the file writes it */
	value?: string;
	/** what is wrong, one plain sentence */
	wrong: string;
	/** what to write instead, one plain sentence */
	write?: string;
};

/** Where readers put what they have to say. */
export type ProblemSink = { push(problem: Problem): unknown };

/** Of a file's problems so many are kept to be shown; a person who has these before them has enough to correct. */
export const MOST_PROBLEMS = 20_000;

/** Keeps the first problems, and counts all: a hundred thousand rows may each have several. */
export class ProblemList implements ProblemSink {
	readonly list: Problem[] = [];
	/** lines of which nothing is imported */
	readonly lostLines = new Set<number | undefined>();
	/** `severity reason` → how many */
	readonly counts = new Map<string, number>();
	length = 0;

	push(...problems: readonly Problem[]): void {
		for (const problem of problems) {
			this.length++;
			const key = `${problem.severity} ${problem.reason}`;
			this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
			if (problem.severity === 'row') this.lostLines.add(problem.line);
			if (this.list.length < MOST_PROBLEMS) this.list.push(problem);
		}
	}
}

export function byLine(problems: readonly Problem[]): Problem[] {
	return [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** A file of which nothing can be read. Thrown inside the pipeline, caught once in `read-file.ts`. */
export class FileRefused extends Error {
	readonly problem: Problem;
	/** whoever answers it can have the file read after all */
	readonly question: Question | undefined;
	constructor(reason: Reason, wrong: string, write: string, line?: number, question?: Question) {
		super(wrong);
		this.name = 'FileRefused';
		this.question = question;
		this.problem = { reason, severity: 'file', wrong, write, ...(line === undefined ? {} : { line }) };
	}
}
