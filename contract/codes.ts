/**
 * Numbers that carry a check digit, and numbers people type: 全国地方公共団体コード, 法人番号, 郵便番号, 電話番号.
 *
 * Spreadsheets eat leading zeros and round long numbers. A damaged number is repaired only when one reading is left;
 * otherwise the problem is named and the value stays as its source wrote it.
 */

/** Hyphens, dashes, minus signs and box lines that stand for `-` in numbers; NFKC unifies only some of them. */
const DASHES = '‐‑‒–—―−─━﹘﹣－';
/** Long-vowel marks and the kanji one: a hyphen only between digits. */
const DASHES_BETWEEN_DIGITS = 'ーｰ一';

/**
 * Full-width ASCII becomes half-width and every kind of hyphen becomes `-`; the outer blanks go. Everything else stays:
 * NFKC would turn `①9:30` into `19:30`, and `～` keeps its own meaning (a range).
 */
export function foldDigits(text: string): string {
	let folded = '';
	// how much of the text is in `folded`
	let done = 0;
	for (let i = 0; i < text.length; i++) {
		const char = foldUnit(text, i);
		if (char === undefined) continue;
		folded += text.slice(done, i) + char;
		done = i + 1;
	}
	return (folded + text.slice(done)).trim();
}

/** What the unit at `i` becomes; undefined: it stays. */
function foldUnit(text: string, i: number): string | undefined {
	const code = text.charCodeAt(i);
	if (code < 0xa0) return undefined;
	if (code === 0x3000 || code === 0xa0) return ' ';
	const char = text.charAt(i);
	if (DASHES.includes(char)) return '-';
	if (code >= 0xff01 && code <= 0xff5d) return String.fromCharCode(code - 0xfee0);
	return DASHES_BETWEEN_DIGITS.includes(char) && isDigit(text, i - 1) && isDigit(text, i + 1) ? '-' : undefined;
}

/** Is it a 全国地方公共団体コード of 6 digits whose check digit is right? (総務省: weights 6, 5, 4, 3, 2, modulo 11.) */
export function isAreaCode(code: string): boolean {
	return /^\d{6}$/.test(code) && areaCheckDigit(code.slice(0, 5)) === code[5];
}

/** What was done to a code: nothing (absent), its check digit computed, its leading zero put back, or both. */
export type AreaCodeRepair = 'check-digit-added' | 'leading-zero-restored' | 'zero-and-check-digit-added';

export type AreaCodeProblem =
	/** nothing in the cell */
	| 'empty'
	/** something else than digits */
	| 'not-digits'
	/** Excel rounded it (`3.7E+05`): the digits are gone */
	| 'rounded'
	/** no form of the code has that many digits, or no prefecture has that number */
	| 'no-such-code'
	/** six digits, but the last does not fit the others */
	| 'check-digit'
	/** two codes could have been meant: `candidates` */
	| 'ambiguous';

export type AreaCodeReading =
	| { code: string; repaired?: AreaCodeRepair }
	| { problem: AreaCodeProblem; candidates?: string[] };

/**
 * Reads a 全国地方公共団体コード as cities write it and as Excel leaves it, as 6 digits.
 *
 * `372013` stands as it is; `37201` (five digits, a legal form) gets its check digit; `92011` is `092011` because its
 * own check digit proves it; `1100` is `01100` and so `011002`; `13` (都道府県コード) is `130001`. When five digits can
 * be read in both ways the answer is `ambiguous`, unless `expected` (the area being imported) is one of the two.
 */
export function repairAreaCode(text: string, expected?: string): AreaCodeReading {
	const digits = foldDigits(text).replace(/^'/, '').replace(/\.0+$/, '');
	if (digits === '') return { problem: 'empty' };
	if (isRoundedNumber(digits)) return { problem: 'rounded' };
	if (!/^\d+$/.test(digits)) return { problem: 'not-digits' };
	if (digits.length === 6) return isAreaCode(digits) ? { code: digits } : { problem: 'check-digit' };

	const readings: { code: string; repaired: AreaCodeRepair }[] = [];
	const offer = (code: string, repaired: AreaCodeRepair) => {
		if (code === expected || isPlausible(code)) readings.push({ code, repaired });
	};
	if (digits.length === 5) {
		offer(withCheckDigit(digits), 'check-digit-added');
		if (isAreaCode(`0${digits}`)) offer(`0${digits}`, 'leading-zero-restored');
	} else if (digits.length === 4) {
		offer(withCheckDigit(`0${digits}`), 'zero-and-check-digit-added');
	} else if (digits.length === 2) {
		offer(withCheckDigit(`${digits}000`), 'check-digit-added');
	}

	const [only, other] = readings;
	if (!only) return { problem: 'no-such-code' };
	if (!other) return only;
	return (
		readings.find((reading) => reading.code === expected) ?? {
			problem: 'ambiguous',
			candidates: readings.map((reading) => reading.code),
		}
	);
}

/** Is it a 法人番号: 13 digits, the first being 9 − (Σ Pn·Qn mod 9)? (国税庁: Qn is 1 for odd n, 2 for even n, from the right.) */
export function isCorporateNumber(text: string): boolean {
	if (!/^\d{13}$/.test(text)) return false;
	let sum = 0;
	for (let n = 1; n <= 12; n++) sum += Number(text[13 - n]) * (n % 2 === 1 ? 1 : 2);
	return Number(text[0]) === 9 - (sum % 9);
}

/** Did a spreadsheet round it (`4.00E+12`)? The digits are lost for good. */
export function isRoundedNumber(text: string): boolean {
	return /^\d(?:\.\d+)?E\+?\d+$/i.test(foldDigits(text));
}

/** 〒 as `123-4567`, from any writing of the seven digits; undefined when it is not a postal code. */
export function foldPostalCode(text: string): string | undefined {
	const match = /^〒?\s?(\d{3})[-\s]?(\d{4})$/.exec(foldDigits(text));
	return match ? `${match[1]}-${match[2]}` : undefined;
}

/**
 * The digits of a phone number, for matching and `tel:`; its owner's hyphens stay in what is shown. `+81 422…` becomes
 * `0422…`. Undefined when it has no area code (`54-2011`) or is no number.
 */
export function phoneDigits(text: string): string | undefined {
	const folded = foldDigits(text).replace(/^(?:tel|℡|☎|電話(?:番号)?)\s*[:.]?\s*/i, '');
	if (!/^[+(]?\d[-\d() .]*$/.test(folded)) return undefined;
	const digits = folded.replace(/^\+81[-\s.]*(?:\(0\)[-\s.]*)?0?/, '0').replace(/\D/g, '');
	return /^0\d{9,10}$/.test(digits) ? digits : undefined;
}

function areaCheckDigit(five: string): string {
	let sum = 0;
	for (let i = 0; i < 5; i++) sum += Number(five[i]) * (6 - i);
	return String((11 - (sum % 11)) % 10);
}

function withCheckDigit(five: string): string {
	return five + areaCheckDigit(five);
}

/** Prefectures are 01–47; behind them stands 000 (the prefecture itself) or 100 and up (政令市, 特別区, 市, 町村). */
function isPlausible(code: string): boolean {
	const prefecture = Number(code.slice(0, 2));
	const municipality = Number(code.slice(2, 5));
	return prefecture >= 1 && prefecture <= 47 && (municipality === 0 || municipality >= 100);
}

/** Half-width or full-width. */
function isDigit(text: string, i: number): boolean {
	const code = text.charCodeAt(i);
	return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}
