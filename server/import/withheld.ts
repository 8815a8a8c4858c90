/**
 * What of a group must not pass through here: rows go to everybody's device.
 *
 * Names of persons have no field, a contact is taken only when the sheet says what is withheld, and no unknown column is kept
 * when it may be about a person. In doubt nothing is taken.
 */
import { foldKey } from '../../contract/fold.ts';
import type { RowCells } from './row-cells.ts';
import { type BuildContext, compact, sourceOf, splitList } from './shared-fields.ts';

/** A remark about the sheet, not about a cell. */
const undefinedColumn = '';

const CONTACT_FIELDS = ['contactName', 'phone', 'extension', 'fax', 'email', 'formUrl', 'contactNote'] as const;
/** What 非公開項目 may say, folded, → the fields it withholds. */
const WITHHELD_WORDS: Record<string, readonly string[]> = {
	連絡先: CONTACT_FIELDS,
	連絡先名称: ['contactName'],
	連絡先電話番号: ['phone', 'extension'],
	電話番号: ['phone', 'extension'],
	電話: ['phone', 'extension'],
	連絡先FAX番号: ['fax'],
	FAX番号: ['fax'],
	FAX: ['fax'],
	連絡先メールアドレス: ['email'],
	メールアドレス: ['email'],
	メール: ['email'],
	連絡先FormURL: ['formUrl'],
	連絡先備考: ['contactNote'],
	構成員数: ['members', 'membersResident'],
	会費: ['feeText'],
	URL: ['url'],
	SNS: ['sns'],
	備考: ['note'],
	// these have no field here: that they are withheld is true without doing anything
	所在地: [],
	住所: [],
	代表者氏名: [],
	代表者: [],
	連絡責任者: [],
	携帯電話: [],
};
const WITHHELD_FIELDS = new Map(Object.entries(WITHHELD_WORDS).map(([word, fields]) => [foldKey(word), fields]));
const NOTHING_WITHHELD = /^(?:なし|無し|無|全て公開|すべて公開|公開)$/;

/** The fields with something in them that must not be published. */
export function readWithheld(cells: RowCells): string[] {
	const stated = cells.text('withheld');
	const withheld = new Set<string>();
	if (!cells.has('withheld')) {
		for (const field of CONTACT_FIELDS) withheld.add(field);
		if (CONTACT_FIELDS.some((field) => cells.text(field) !== undefined)) {
			cells.remark(
				undefinedColumn,
				'doubt',
				'private-unclear',
				'連絡先を公開してよいか、この表からは分からないので、取り込みませんでした。',
				'「非公開項目」の列を加え、公開しない欄の名前を ; で区切って書いてください。全部公開してよい団体は「なし」と書きます。',
			);
		}
	} else if (stated !== undefined && !NOTHING_WITHHELD.test(stated)) {
		for (const word of splitList(stated) ?? []) {
			const fields = WITHHELD_FIELDS.get(foldKey(word));
			for (const field of fields ?? CONTACT_FIELDS) withheld.add(field);
			if (fields === undefined) {
				cells.remark(
					'withheld',
					'doubt',
					'private-unclear',
					`「${word.slice(0, 40)}」がどの欄のことか分からないので、連絡先はどれも取り込みませんでした。`,
					'見出しと同じ言葉で、連絡先電話番号;連絡先メールアドレス のように書いてください。',
				);
			}
		}
	}
	for (const field of CONTACT_FIELDS) {
		if (cells.text(field)?.normalize('NFKC').trim() === '非公開') withheld.add(field);
	}
	return [...withheld].filter((field) => cells.text(field) !== undefined);
}

/** The same row in which the given fields are blank. */
export function hiding(cells: RowCells, hidden: readonly string[]): RowCells {
	return {
		line: cells.line,
		text: (field) => (hidden.includes(field) ? undefined : cells.text(field)),
		has: (field) => cells.has(field),
		headerOf: (field) => cells.headerOf(field),
		refuse: (...said) => cells.refuse(...said),
		remark: (...said) => cells.remark(...said),
		refuseRow: (...said) => cells.refuseRow(...said),
		keep: (field) => cells.keep(field),
		extra: () => cells.extra(),
	};
}

/** Headers that may hold a person: their cells are never kept, not even aside. */
const PERSONAL =
	/代表|責任者|担当者|氏名|住所|所在地|電話|携帯|tel|fax|メール|mail|生年|年齢|性別|口座|名簿|役員|line/i;

/** Where the row came from, without what may be about a person. */
export function publicSource(cells: RowCells, context: BuildContext, withheld: readonly string[]) {
	const withheldHeaders = new Set(withheld.map((field) => cells.headerOf(field)));
	const source = sourceOf(cells, context);
	const kept = Object.entries(source.extra ?? {}).filter(([header]) => {
		if (withheldHeaders.has(header)) return false;
		const personal = PERSONAL.test(header.normalize('NFKC'));
		if (personal) {
			cells.remark(
				undefinedColumn,
				'note',
				'private-column',
				`「${header}」の列は、人についてのことかもしれないので取り込みません。`,
			);
		}
		return !personal;
	});
	return compact({ ...source, extra: kept.length > 0 ? Object.fromEntries(kept) : undefined });
}
