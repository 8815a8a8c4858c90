/** Small sheets in the style of 自治体標準オープンデータセット, for tests that change what the server knows. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { addDays, toTokyo } from '../../contract/dates.ts';

/** An イベント一覧 with one row a name, all tomorrow at ten; returns its path. */
export function writeSheet(folder: string, file: string, names: readonly string[]): string {
	const tomorrow = addDays(toTokyo(Date.now()).date, 1);
	const header =
		'全国地方公共団体コード,ID,地方公共団体名,イベント名,イベント名_カナ,説明,開始日,終了日,開始時間,終了時間,場所名称';
	const rows = names.map(
		(name, i) => `,T${i + 1},,${name},メイショウソノママノモヨオシ,説明,${tomorrow},${tomorrow},10:00,11:00,集会所`,
	);
	const full = path.join(folder, file);
	writeFileSync(full, `\uFEFF${[header, ...rows].join('\r\n')}\r\n`);
	return full;
}
