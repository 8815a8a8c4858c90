/**
 * Ids that stay the same from import to import, so that a row is recognised and people's links keep working.
 *
 * `dataset:key`, the key without leading zeros (Excel takes them: `0000000001` and `1` are one thing). A key is unique
 * only within its municipality and its dataset. Rows without a key get one from their name and place or time.
 */
import { hash } from 'node:crypto';
import { hashRow } from '../../contract/checksum.ts';
import { isRoundedNumber } from '../../contract/codes.ts';
import { foldKey } from '../../contract/fold.ts';
import type { BuiltRow } from './built-row.ts';
import type { ProblemSink } from './problem.ts';

/** Most keys are so already. */
const CANONICAL = /^(?:[a-z][a-z0-9_-]{0,59}|[1-9]\d{0,59})$/;

/** The form in which two keys are compared; the original stays in `source.key`. */
export function canonicalKey(key: string): string {
	if (CANONICAL.test(key)) return key;
	const plain = key
		.normalize('NFKC')
		.replace(/\p{Cc}+/gu, ' ')
		.trim()
		.replace(/^'/, '')
		.replace(/\.0+$/, '')
		.toLowerCase();
	return /^\d{1,60}$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : plain.slice(0, 60).toWellFormed();
}

/**
 * Gives ids to the rows of one dataset. Each is heard once and has the id of its key until the end shows that others have that key
 * too; only then are all walked again.
 */
export class RowIds {
	readonly #dataset: string;
	readonly #counts = new Map<string, number>();
	#heard = 0;
	#hasForeign = false;

	constructor(dataset: string) {
		this.#dataset = dataset;
	}

	hear(row: BuiltRow): void {
		const key = keyOf(row);
		this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
		this.#heard++;
		this.#hasForeign ||= row.foreignCode !== undefined;
		row.data.id = this.#idOf(key);
	}

	/** May a row have said this as its key? */
	mayHave(key: string): boolean {
		// keys of rows of other towns are remembered with their code
		return this.#hasForeign || this.#counts.has(canonicalKey(key));
	}

	/** Has every row a key of its own? Then the ids that they have stay. */
	get areSettled(): boolean {
		return this.#counts.size === this.#heard;
	}

	/** The rows with their ids; what is said twice comes once. `rows`: all that were heard, in any order, to be walked twice. */
	*assign(rows: Iterable<BuiltRow>, problems: ProblemSink): Generator<BuiltRow> {
		const suffixes = this.#tellApart(rows, problems);
		let index = 0;
		for (const row of rows) {
			const suffix = suffixes.get(index++) ?? '';
			if (suffix === DROPPED) continue;
			row.data.id = this.#idOf(keyOf(row), suffix);
			yield row;
		}
	}

	#idOf(key: string, suffix = ''): string {
		return `${this.#dataset}:${key}${suffix}`;
	}

	/** For each row whose key others have too: what is added to the key, or that the row says nothing new. */
	#tellApart(rows: Iterable<BuiltRow>, problems: ProblemSink): Map<number, string | typeof DROPPED> {
		const suffixes = new Map<number, string | typeof DROPPED>();
		if (this.areSettled) return suffixes;
		const byKey = new Map<string, Sign[]>();
		let index = 0;
		for (const row of rows) {
			const key = keyOf(row);
			if ((this.#counts.get(key) ?? 0) > 1) {
				const signs = byKey.get(key);
				if (signs) signs.push(signOf(row, index));
				else byKey.set(key, [signOf(row, index)]);
			}
			index++;
		}
		for (const same of byKey.values()) {
			const distinct = dropIdentical(same, suffixes, problems);
			const names = disambiguate(distinct);
			for (const [at, { index, line, sourceKey }] of distinct.entries()) {
				suffixes.set(index, names[at] ?? '');
				if (distinct.length < 2 || sourceKey === undefined) continue;
				problems.push({
					reason: 'key-twice',
					severity: 'doubt',
					...(line === undefined ? {} : { line }),
					value: sourceKey,
					wrong: `同じ番号の行がほかにもあります（${distinct.length}行）。名前などで区別して、どれも取り込みました。`,
					write: '番号（IDやNO）は、1行に一つずつ、ほかと重ならないように書いてください。',
				});
			}
		}
		return suffixes;
	}
}

const DROPPED = null;

/** What tells rows of one key apart, without the rows. */
type Sign = {
	index: number;
	line: number | undefined;
	sourceKey: string | undefined;
	content: string;
	byName: string;
	byMore: string;
	byContent: string;
};

function signOf(row: BuiltRow, index: number): Sign {
	const content = contentOf(row);
	const name = foldKey(row.data.name);
	return {
		index,
		line: row.data.source?.line,
		sourceKey: row.data.source?.key,
		content: hash('sha256', content, 'base64url'),
		byName: `~${fingerprint(name)}`,
		byMore: `~${fingerprint(name, placeOrTime(row))}`,
		byContent: `~${fingerprint(content)}`,
	};
}

function keyOf(row: BuiltRow): string {
	const key = row.data.source?.key;
	const foreign = row.foreignCode === undefined ? '' : `${row.foreignCode}-`;
	if (key !== undefined && canonicalKey(key) !== '' && !isRoundedNumber(key)) return foreign + canonicalKey(key);
	return foreign + fingerprint(foldKey(row.data.name), placeOrTime(row));
}

/** What tells apart two rows of one name: where it stands, or when and where it happens. */
function placeOrTime(row: BuiltRow): string {
	if (row.kind === 'place') return foldKey(row.data.address ?? '');
	if (row.kind === 'safety') return `${row.data.safetyType} ${foldKey(row.data.address ?? row.data.where ?? '')}`;
	if (row.kind === 'group') return '';
	if (row.kind === 'room') return `${canonicalKey(row.place.key ?? '')} ${foldKey(row.place.name ?? '')}`;
	const { startDate = '', startTime = '', text = '' } = row.data.when;
	return `${startDate} ${startTime} ${startDate === '' ? foldKey(text) : ''} ${foldKey(row.data.placeName ?? '')}`;
}

function fingerprint(...parts: string[]): string {
	const [a, b] = hashRow('row', parts.join('\u0001'), 0);
	return `${a.toString(36)}${b.toString(36)}`;
}

function contentOf(row: BuiltRow): string {
	const { source, ...content } = row.data;
	return JSON.stringify([content, source?.key, source?.extra]);
}

function dropIdentical(
	signs: readonly Sign[],
	suffixes: Map<number, string | typeof DROPPED>,
	problems: ProblemSink,
): Sign[] {
	const seen = new Map<string, Sign>();
	return signs.filter((sign) => {
		const first = seen.get(sign.content);
		if (!first) {
			seen.set(sign.content, sign);
			return true;
		}
		suffixes.set(sign.index, DROPPED);
		problems.push({
			reason: 'same-row-twice',
			severity: 'note',
			...(sign.line === undefined ? {} : { line: sign.line }),
			wrong: `${first.line}行目とまったく同じなので、一つとして取り込みました。`,
		});
		return false;
	});
}

/** Suffixes that do not depend on the order of the rows, unless nothing but their order tells them apart. */
function disambiguate(signs: readonly Sign[]): string[] {
	if (signs.length < 2) return signs.map(() => '');
	for (const by of ['byName', 'byMore'] as const) {
		const suffixes = signs.map((sign) => sign[by]);
		if (new Set(suffixes).size === signs.length) return suffixes;
	}
	return signs.map(({ byContent }) => byContent);
}
