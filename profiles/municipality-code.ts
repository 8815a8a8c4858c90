const WEIGHTS = [6, 5, 4, 3, 2] as const;

/**
 * 全国地方公共団体コード: appends the check digit to the five digits of prefecture and municipality.
 *
 * Rule of 総務省: the last digit of 11 − (Σ digit × weight mod 11), weights 6 5 4 3 2 (13203 → 132039).
 */
export function withCheckDigit(fiveDigits: string): string {
	if (!/^\d{5}$/.test(fiveDigits)) throw new RangeError(`not five digits: ${fiveDigits}`);
	const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(fiveDigits[i]), 0);
	return fiveDigits + String((11 - (sum % 11)) % 10);
}
