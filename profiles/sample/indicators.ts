/** Made-up indicators with two years of made-up numbers; this month is counted from what the sample town holds. */
import type { LocalDate, LocalMonth } from '../../contract/common.ts';
import { fiscalYearOf, monthOf, shiftMonth } from '../../contract/dates.ts';
import { isMedian } from '../../contract/figure.ts';
import type { Indicator } from '../../contract/profile.ts';

/** Busy in May and autumn, quiet in August and at New Year. Index: month − 1. */
const SEASON = [0.7, 0.8, 1, 1, 1.2, 1, 0.9, 0.6, 1, 1.3, 1.2, 0.8];
const SAYS = '見本データ（架空の数）';

type Made = Pick<Indicator, 'code' | 'name' | 'unit' | 'method'> &
	Partial<Pick<Indicator, 'eventTypes' | 'caveat' | 'goalIs'>> & {
		/** about so many a month in the first year */
		about: number;
		/** more each year, percent */
		growth: number;
		goal: number;
		/** each month has its own, or there is always one number */
		stock?: boolean;
		/** percent at each of the plan's levels of coordination */
		levels?: readonly [number, number, number];
	};

const MADE: Record<string, Made[]> = {
	'A-1': [
		{
			code: 'open-events',
			name: { ja: '開かれた催し', easy: 'ひらかれた もよおし', en: 'Events held' },
			unit: { ja: '回', easy: '回', en: 'times' },
			method: 'events-held',
			caveat: {
				ja: 'この町のアプリに載った催しだけを数えています。',
				easy: 'この アプリに のった もよおしだけを かぞえて います。',
				en: 'Only events that are listed here are counted.',
			},
			about: 310,
			growth: 6,
			goal: 4000,
		},
		{
			code: 'groups-confirmed',
			name: { ja: '情報が新しい団体', easy: '情報が あたらしい グループ', en: 'Groups with up-to-date pages' },
			unit: { ja: '団体', easy: 'グループ', en: 'groups' },
			method: 'groups-confirmed',
			about: 430,
			growth: 9,
			goal: 550,
			stock: true,
		},
	],
	'A-2': [
		{
			code: 'kiosk-screens',
			name: { ja: '端末で開かれた画面', easy: 'タブレットで ひらいた 画面', en: 'Screens opened on tablets' },
			unit: { ja: '回', easy: '回', en: 'times' },
			method: 'kiosk-screens',
			caveat: {
				ja: '人の数ではありません。回線が切れていた端末の分は、あとから加わります。',
				easy: '人の かずでは ありません。あとから ふえる ことが あります。',
				en: 'Not a number of people. Tablets that were without a line are added later.',
			},
			about: 2400,
			growth: 4,
			goal: 30_000,
		},
		{
			code: 'nothing-found',
			name: {
				ja: '見つからなかった検索',
				easy: 'さがしても なかった 回数',
				en: 'Searches that found nothing',
			},
			unit: { ja: '回', easy: '回', en: 'times' },
			method: 'kiosk-nothing-found',
			goalIs: 'at-most',
			about: 90,
			growth: -8,
			goal: 1000,
		},
	],
	'B-1': [
		{
			code: 'advice-given',
			name: { ja: '窓口での相談', easy: 'まどぐちの 相談', en: 'Advice at the desk' },
			unit: { ja: '件', easy: '件', en: 'cases' },
			method: 'entered',
			about: 42,
			growth: 5,
			goal: 520,
		},
		{
			code: 'consults-received',
			name: { ja: '届いた相談', easy: 'きた 相談', en: 'Requests for advice received' },
			unit: { ja: '件', easy: '件', en: 'requests' },
			method: 'consults-received',
			about: 26,
			growth: 12,
			goal: 320,
			levels: [46, 33, 21],
		},
		{
			code: 'consults-in-time',
			name: { ja: '7日までに返事をした相談', easy: '7日までに 返事を した 相談', en: 'Answered within seven days' },
			unit: { ja: '件', easy: '件', en: 'requests' },
			method: 'consults-answered-within',
			about: 24,
			growth: 14,
			goal: 300,
		},
		{
			code: 'requests-asked',
			name: { ja: '部屋の申込み', easy: '部屋の もうしこみ', en: 'Requests for rooms' },
			unit: { ja: '件', easy: '件', en: 'requests' },
			method: 'requests-asked',
			about: 140,
			growth: 7,
			goal: 1800,
		},
		{
			code: 'answered-days',
			name: {
				ja: '申込みに返事をするまでの日数（中央値）',
				easy: '申し込んでから 返事までの 日（まんなか）',
				en: 'Days until a request is answered (median)',
			},
			unit: { ja: '日', easy: '日', en: 'days' },
			method: 'requests-answered-days',
			goalIs: 'at-most',
			about: 3,
			growth: -15,
			goal: 3,
			stock: true,
		},
		{
			code: 'introductions-made',
			name: { ja: '紹介できたおつなぎ', easy: 'しょうかい できた 数', en: 'Introductions made' },
			unit: { ja: '件', easy: '件', en: 'cases' },
			method: 'introductions-made',
			about: 11,
			growth: 20,
			goal: 150,
			levels: [50, 28, 22],
		},
		{
			code: 'forums-with-minutes',
			name: {
				ja: '記録を公開した地域フォーラム',
				easy: '記録を だした 地域フォーラム',
				en: 'Local forums with published minutes',
			},
			unit: { ja: '回', easy: '回', en: 'times' },
			method: 'forums-with-minutes',
			about: 1.4,
			growth: 20,
			goal: 20,
		},
		{
			code: 'issues-result',
			name: {
				ja: '結果まで進んだ地域の課題',
				easy: 'けっかが でた 町の こまりごと',
				en: 'Local issues that reached a result',
			},
			unit: { ja: '件', easy: '件', en: 'issues' },
			method: 'issues-result',
			about: 1,
			growth: 15,
			goal: 14,
		},
	],
};

/** Of each quarter whose months are all entered and closed, what belongs to each level. */
function levelsOf(
	entered: NonNullable<Indicator['entered']>,
	percent: readonly [number, number, number],
	thisMonth: LocalMonth,
): NonNullable<Indicator['enteredLevels']> {
	const quarters = new Map<string, NonNullable<Indicator['entered']>>();
	for (const one of entered) {
		const quarter = 1 + Math.floor(((Number(one.month.slice(5, 7)) + 8) % 12) / 3);
		const key = `${fiscalYearOf(`${one.month}-01`)} ${quarter}`;
		quarters.set(key, [...(quarters.get(key) ?? []), one]);
	}
	return [...quarters].flatMap(([key, months]) => {
		if (months.length < 3 || shiftMonth(months.at(-1)?.month ?? '', 2) >= thisMonth) return [];
		const [year, quarter] = key.split(' ').map(Number) as [number, 1 | 2 | 3 | 4];
		const n = months.reduce((sum, one) => sum + one.n, 0);
		const [first, second] = percent.map((share) => Math.round((n * share) / 100)) as [number, number, number];
		return [{ year, quarter, levels: { 1: first, 2: second, 3: n - first - second }, sourceText: SAYS }];
	});
}

/** The indicators of a 施策: from the 年度 before last to last month entered, counted from this month on. */
export function sampleIndicators(measure: string, today: LocalDate): Indicator[] {
	const thisMonth = monthOf(today);
	const year = fiscalYearOf(today);
	return (MADE[measure] ?? []).map(({ about, growth, goal, stock, levels, ...indicator }, nth) => {
		const valueIn = (month: LocalMonth) => {
			const years = fiscalYearOf(`${month}-01`) - (year - 2);
			const grown = about * (1 + growth / 100) ** years;
			const m = Number(month.slice(5, 7));
			const season = stock ? 1 + ((m + 8) % 12) / 150 : (SEASON[m - 1] ?? 1);
			// small and without a seed: the same numbers on every machine
			const wobble = 1 + (((m * 7 + years * 5 + nth * 3) % 9) - 4) / 60;
			return Math.round(grown * season * wobble);
		};
		const entered: NonNullable<Indicator['entered']> = [];
		for (let month = `${year - 2}-04`; month < thisMonth; month = shiftMonth(month, 1)) {
			entered.push({ month, n: valueIn(month), sourceText: SAYS });
		}
		return {
			...indicator,
			countedFrom: thisMonth,
			goals: [year - 1, year].map((each) => ({ year: each, n: goal })),
			entered,
			...(levels && { enteredLevels: levelsOf(entered, levels, thisMonth) }),
			...(isMedian(indicator) && {
				enteredYears: [0, 1].map((years) => ({
					year: year - 2 + years,
					n: Math.round(about * (1 + growth / 100) ** years * 2) / 2,
					sourceText: SAYS,
				})),
			}),
		};
	});
}
