/** Readers for the fields that several kinds of lists have in common. Each returns only the fields it found. */
import { foldDigits, foldPostalCode, isRoundedNumber, repairAreaCode } from '../../contract/codes.ts';
import type { Contact } from '../../contract/common.ts';
import { readPresence } from './read-presence.ts';
import type { RowCells } from './row-cells.ts';

/** What the builders are told besides the row. */
export type BuildContext = {
	/** 全国地方公共団体コード of the town that is imported into */
	area: string;
	dataset: string;
	/** `YYYY-MM-DD` in Japan: how far a calendar's rules are followed */
	today?: string;
};

/** Only the given keys whose value is not undefined: rows carry no empty fields. */
export function compact<T extends Record<string, unknown>>(fields: T): T {
	const given: Record<string, unknown> = {};
	for (const field in fields) if (fields[field] !== undefined) given[field] = fields[field];
	return given as T;
}

/** The 6-digit code of the row's municipality when it is certain and another than the area's. */
export function readForeignCode(cells: RowCells, area: string): string | undefined {
	const text = cells.text('code');
	if (text === undefined) return undefined;
	// nearly every row says the same as the town
	if (text === area) return undefined;
	const reading = repairAreaCode(text, area);
	if ('problem' in reading) {
		const candidates = reading.candidates ? `（${reading.candidates.join(' または ')}）` : '';
		cells.refuse(
			'code',
			'code-unread',
			`全国地方公共団体コードとして正しくありません${candidates}。`,
			`${area} のように6けたで書いてください。`,
		);
		return undefined;
	}
	if (reading.code === area || (reading.code.slice(2, 5) === '000' && reading.code.slice(0, 2) === area.slice(0, 2))) {
		return undefined;
	}
	cells.keep('code');
	return reading.code;
}

export function readNames(cells: RowCells) {
	return compact({
		nameKana: cells.text('nameKana'),
		nameEn: cells.text('nameEn'),
		aliases: splitList(cells.text('alias')),
	});
}

/** Values between `;` (GIF) or the separators that cities use; 「・」 separates nothing, it stands inside names. */
export function splitList(text: string | undefined): string[] | undefined {
	const items = text
		?.split(/[;；、\n]/)
		.map((item) => item.trim())
		.filter((item) => item !== '');
	return items && items.length > 0 ? items : undefined;
}

export function readAddress(cells: RowCells) {
	const postal = cells.text('postalCode');
	const postalCode = postal === undefined ? undefined : foldPostalCode(postal);
	if (postal !== undefined && postalCode === undefined) {
		cells.refuse(
			'postalCode',
			'number-unread',
			'郵便番号として読めません。',
			'180-8777 のように7けたで書いてください。',
		);
	}
	return compact({
		postalCode,
		address: joinAddress(cells),
		addressDetail: cells.text('addressDetail'),
		townId: cells.text('townId'),
		...readCoordinates(cells),
	});
}

/** The joined form where the source has one; else its parts, in which `address` alone may be the number in the street. */
function joinAddress(cells: RowCells): string | undefined {
	const whole = cells.text('address');
	const town = cells.text('addressTown');
	const number = cells.text('addressNumber');
	const prefecture = cells.text('addressPrefecture') ?? cells.text('prefecture') ?? '';
	const city = cells.text('addressCity') ?? cells.text('city') ?? '';
	if (whole !== undefined && (town === undefined || whole.includes(town))) return whole;
	const parts = `${town ?? ''}${whole ?? number ?? ''}`;
	if (parts === '') return undefined;
	const withCity = parts.startsWith(city) ? parts : `${city}${parts}`;
	return withCity.startsWith(prefecture) ? withCity : `${prefecture}${withCity}`;
}

/** Japan with its remotest islands, in degrees. */
const JAPAN = { lat: [20, 46.5], lon: [122, 154.5] } as const;

function readCoordinates(cells: RowCells): { lat?: number; lon?: number } {
	const field = cells.text('lat') !== undefined || cells.text('lon') !== undefined ? 'lat' : 'location';
	const both =
		field === 'location' ? cells.text('location')?.split(/[,、\s]+/) : [cells.text('lat'), cells.text('lon')];
	if (both === undefined || (both[0] === undefined && both[1] === undefined)) return {};
	const [lat, lon] = [readDegrees(both[0]), readDegrees(both[1])];
	const problem = both.length > 2 ? '数が二つではありません。' : explainCoordinates(lat, lon);
	if (problem === null && lat !== undefined && lon !== undefined) return { lat, lon };
	const refusedFields =
		field === 'location' ? ['location'] : (['lat', 'lon'] as const).filter((name) => cells.text(name));
	for (const name of refusedFields) {
		cells.refuse(
			name,
			'coordinates-wrong',
			problem ?? '数として読めません。',
			'緯度は 35.7178、経度は 139.5661 のように書いてください。',
		);
	}
	return {};
}

function readDegrees(text: string | undefined): number | undefined {
	const plain = foldDigits(text ?? '').trim();
	return /^-?\d{1,3}(?:\.\d{1,20})?$/.test(plain) ? Number(plain) : undefined;
}

function explainCoordinates(lat: number | undefined, lon: number | undefined): string | null {
	if (lat === undefined || lon === undefined) return '緯度と経度の両方が、数として読めません。';
	const within = (value: number, [from, to]: readonly [number, number]) => value >= from && value <= to;
	if (within(lat, JAPAN.lat) && within(lon, JAPAN.lon)) return null;
	if (within(lon, JAPAN.lat) && within(lat, JAPAN.lon)) return '緯度と経度が入れかわっているようです。';
	if (lat === 0 && lon === 0) return '緯度と経度がどちらも 0 です。';
	return '日本の外の場所です。';
}

export function readContact(cells: RowCells): Contact | undefined {
	const contact = compact({
		name: cells.text('contactName'),
		phone: readPhone(cells, 'phone'),
		extension: cells.text('extension'),
		fax: readPhone(cells, 'fax'),
		email: cells.text('email'),
		formUrl: readUrl(cells, 'formUrl'),
		note: cells.text('contactNote'),
	});
	return Object.keys(contact).length > 0 ? contact : undefined;
}

/** As its owner writes it; nine or ten bare digits without the leading 0 are what Excel leaves of a phone number. */
function readPhone(cells: RowCells, field: string): string | undefined {
	const text = cells.text(field);
	if (text === undefined || !(/^[1-9]\d{8,9}$/.test(foldDigits(text)) || isRoundedNumber(text))) return text;
	cells.refuse(
		field,
		'number-damaged',
		'先頭の 0 がありません。Excelが電話番号を数として扱ったようです。',
		'Excelの列を「文字列」にしてから、0422-51-5131 のように書いてください。',
	);
	return undefined;
}

/** The page of the thing itself, or the address that is given for it. */
export function readPageUrl(cells: RowCells): string | undefined {
	const page = readUrl(cells, 'contentUrl');
	if (page === undefined) return readUrl(cells, 'url');
	cells.keep('url');
	return page;
}

/** Notes and totals under a table are no rows of it. True when the row was refused for that. */
export function refuseFootnote(cells: RowCells, name: string): boolean {
	if (!/^(?:※|＊|\*|注[)）:：\d０-９]|出典|資料[:：]|合計|総計|小計|以上$|計$)/.test(name)) return false;
	cells.refuseRow(
		'name',
		'footnote',
		'注や合計の行のようなので、取り込みませんでした。',
		'表の下の注や合計は、別の場所に書いてください。',
	);
	return true;
}

/** Only `http` and `https`: a link with another scheme is never shown. */
export function readUrl(cells: RowCells, field: string): string | undefined {
	const text = cells.text(field);
	if (text === undefined) return undefined;
	if (/^https?:\/\/[^\s<>"]{3,2000}$/i.test(text) && URL.canParse(text)) return text;
	cells.refuse(field, 'url-unread', 'URLとして読めません。', 'https:// で始まるURLを一つだけ書いてください。');
	return undefined;
}

/** A whole number with or without a unit (`50`, `５０人`, `1,000名`). */
export function readCount(text: string): number | undefined {
	const match = /^約?(\d{1,3}(?:,\d{3})+|\d{1,7}) ?(?:人|名|組|席|分)?$/.exec(foldDigits(text));
	return match && !foldDigits(text).startsWith('約') ? Number((match[1] ?? '').replaceAll(',', '')) : undefined;
}

/** A cell that is one whole number, or is refused. */
export function readCountOf(cells: RowCells, field: string): number | undefined {
	const text = cells.text(field);
	if (text === undefined) return undefined;
	const count = readCount(text);
	if (count === undefined)
		cells.refuse(field, 'number-unread', '一つの数として読めません。', '12 のように数だけを書いてください。');
	return count;
}

export function readPresenceOf(cells: RowCells, field: string) {
	const text = cells.text(field);
	if (text === undefined) return undefined;
	const presence = readPresence(text);
	if (presence !== null) return presence;
	cells.refuse(
		field,
		'presence-unread',
		'有・無のどちらか分かりません。',
		'「有」「無」「非公開」「不明」のどれかを書いてください。',
	);
	return undefined;
}

/** A number that Excel has rounded names nothing any more: many rows would share it. */
function readKey(cells: RowCells): string | undefined {
	const key = cells.text('key');
	if (key === undefined || !isRoundedNumber(key)) return key;
	cells.refuse(
		'key',
		'number-damaged',
		'Excelが番号を丸めてしまい、もとの番号が分かりません。名前と場所で見分けます。',
		'Excelの列を「文字列」にしてから、番号を書きなおしてください。',
	);
	return undefined;
}

export function sourceOf(cells: RowCells, context: BuildContext) {
	const key = readKey(cells);
	const extra = cells.extra();
	return compact({
		dataset: context.dataset,
		key,
		line: cells.line,
		extra: Object.keys(extra).length > 0 ? extra : undefined,
	});
}
