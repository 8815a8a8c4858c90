/**
 * Ids that stay the same from import to import, so that a row is recognised and people's links keep working.
 *
 * `dataset:key`, the key without leading zeros (Excel takes them: `0000000001` and `1` are one thing). A key is unique
 * only within its municipality and its dataset. Rows without a key get one from their name and place or time.
 */
import { hashRow } from '../../contract/checksum.ts';
import { isRoundedNumber } from '../../contract/codes.ts';
import { foldKey } from '../../contract/fold.ts';
import type { BuiltRow } from './built-row.ts';
import type { Problem } from './problem.ts';

/** The form in which two keys are compared; the original stays in `source.key`. */
export function canonicalKey(key: string): string {
	const plain = key.normalize('NFKC').trim().replace(/^'/, '').replace(/\.0+$/, '').toLowerCase();
	return /^\d{1,60}$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : plain.slice(0, 60);
}

/** Gives each row its id; a row that says exactly what another says is left out, and said. */
export function assignIds(rows: BuiltRow[], dataset: string, problems: Problem[]): BuiltRow[] {
	const byKey = Map.groupBy(rows, (row) => keyOf(row));
	const kept = new Set<BuiltRow>();
	for (const [key, same] of byKey) {
		const distinct = dropIdentical(same, problems);
		const names = disambiguate(distinct);
		distinct.forEach((row, index) => {
			const id = `${dataset}:${key}${names[index] ?? ''}`;
			row.data.id = id;
			kept.add(row);
			if (distinct.length > 1 && row.data.source?.key !== undefined) {
				problems.push({
					reason: 'key-twice',
					severity: 'doubt',
					line: row.data.source.line,
					value: row.data.source.key,
					wrong: `同じ番号の行がほかにもあります（${distinct.length}行）。名前などで区別して、どれも取り込みました。`,
					write: '番号（IDやNO）は、1行に一つずつ、ほかと重ならないように書いてください。',
				});
			}
		});
	}
	return rows.filter((row) => kept.has(row));
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

function dropIdentical(rows: BuiltRow[], problems: Problem[]): BuiltRow[] {
	const seen = new Map<string, BuiltRow>();
	return rows.filter((row) => {
		const content = contentOf(row);
		const first = seen.get(content);
		if (!first) {
			seen.set(content, row);
			return true;
		}
		problems.push({
			reason: 'same-row-twice',
			severity: 'note',
			line: row.data.source?.line,
			wrong: `${first.data.source?.line}行目とまったく同じなので、一つとして取り込みました。`,
		});
		return false;
	});
}

/** Suffixes that do not depend on the order of the rows, unless nothing but their order tells them apart. */
function disambiguate(rows: BuiltRow[]): string[] {
	if (rows.length < 2) return rows.map(() => '');
	const byName = rows.map((row) => `~${fingerprint(foldKey(row.data.name))}`);
	if (new Set(byName).size === rows.length) return byName;
	const byMore = rows.map((row) => `~${fingerprint(foldKey(row.data.name), placeOrTime(row))}`);
	if (new Set(byMore).size === rows.length) return byMore;
	return rows.map((row) => `~${fingerprint(contentOf(row))}`);
}
