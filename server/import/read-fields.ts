/** 活動分野: NPO法別表の20分野 by number or by name, and the town's own from its profile. */
import { foldKey } from '../../contract/fold.ts';
import { NPO_FIELDS } from '../../contract/group.ts';
import type { RowCells } from './row-cells.ts';
import { splitList } from './shared-fields.ts';

/** 特定非営利活動促進法 別表, in its order: words that name the field, each enough by itself. */
const LAW_WORDS: readonly (readonly string[])[] = [
	['保健、医療又は福祉の増進を図る活動', '保健・医療・福祉', '保健医療福祉', '福祉', '医療', '保健'],
	['社会教育の推進を図る活動', '社会教育'],
	['まちづくりの推進を図る活動', 'まちづくり'],
	['観光の振興を図る活動', '観光'],
	['農山漁村又は中山間地域の振興を図る活動', '農山漁村・中山間地域', '農山漁村'],
	[
		'学術、文化、芸術又はスポーツの振興を図る活動',
		'学術・文化・芸術・スポーツ',
		'学術文化芸術スポーツ',
		'文化',
		'芸術',
		'スポーツ',
		'文化・芸術',
		'学術',
	],
	['環境の保全を図る活動', '環境の保全', '環境保全', '環境'],
	['災害救援活動', '災害救援', '防災・災害救援'],
	['地域安全活動', '地域安全', '防犯'],
	['人権の擁護又は平和の推進を図る活動', '人権・平和', '人権', '平和'],
	['国際協力の活動', '国際協力', '国際交流'],
	['男女共同参画社会の形成の促進を図る活動', '男女共同参画'],
	['子どもの健全育成を図る活動', '子どもの健全育成', '子ども', '子育て', '青少年'],
	['情報化社会の発展を図る活動', '情報化社会', '情報化'],
	['科学技術の振興を図る活動', '科学技術'],
	['経済活動の活性化を図る活動', '経済活動の活性化', '経済活動'],
	['職業能力の開発又は雇用機会の拡充を支援する活動', '職業能力・雇用', '職業能力', '雇用'],
	['消費者の保護を図る活動', '消費者の保護', '消費者保護', '消費者'],
	['団体の運営又は活動に関する連絡、助言又は援助の活動', '連絡・助言・援助', '連絡助言援助', '団体支援'],
	['条例で定める活動', '条例で定める'],
];

const LAW_CODES = new Map(
	LAW_WORDS.flatMap((words, index) => words.map((word) => [foldKey(word), NPO_FIELDS[index] as string] as const)),
);

/** Codes without repetition; what is not understood is refused once, the understood ones stay. */
export function readFields(cells: RowCells, own: readonly { code: string; name: string }[]): string[] {
	const codes = new Set<string>();
	for (const column of ['fields', 'field1', 'field2', 'field3']) {
		const text = cells.text(column);
		if (text === undefined) continue;
		for (const word of codeOf(text, own) ? [text] : (splitList(text) ?? [])) {
			// 「・」 stands inside names (講座・教室), so the whole word is tried before its parts
			const whole = codeOf(word, own);
			const parts = whole ? [whole] : word.split(/[・,，/／\s]+/).map((part) => codeOf(part, own));
			for (const code of parts) if (code !== undefined) codes.add(code);
			if (!parts.includes(undefined)) continue;
			cells.keep(column);
			cells.remark(
				column,
				'doubt',
				'field-unread',
				`「${word.slice(0, 40)}」は活動分野として読めません。元のまま残しました。`,
				'NPO法の20分野の番号（01～20）か名前を ; で区切って書いてください。',
			);
		}
	}
	return [...codes];
}

function codeOf(text: string, own: readonly { code: string; name: string }[]): string | undefined {
	const plain = text.normalize('NFKC').trim();
	const number = /^第?(\d{1,2})(?:号|分野)?$/.exec(plain);
	if (number) return NPO_FIELDS[Number(number[1]) - 1];
	const folded = foldKey(plain);
	return own.find(({ name, code }) => foldKey(name) === folded || code === plain)?.code ?? LAW_CODES.get(folded);
}
