/** 武蔵野市 (132039) as data: its plan, its words, and the centres of which a source was read. */
import type { Profile } from '../../contract/profile.ts';
import { NPO_FIELD_NAMES } from '../npo-fields.ts';
import { type Row, rowsOf } from '../row.ts';
import { MUSASHINO_DESKS } from './desks.ts';
import { KICHIJOJI_HIGASHI, KICHIJOJI_HIGASHI_ROOMS } from './kichijoji-higashi.ts';
import { OTHER_PLACES } from './places.ts';
import { ABILITIES, COORDINATION_LEVELS, DEFINITIONS, PLAN_ITSELF, POLICIES, STAGES } from './plan.ts';
import { SEIBU, SEIBU_CLOSURES, SEIBU_ROOMS } from './seibu.ts';
import { MUSASHINO_SOURCES } from './sources.ts';

export const MUSASHINO_CODE = '132039';

/** The thirteen towns. Areas of コミュニティ協議会 and 地域社協 exist too, but no source for their borders was read. */
const TOWNS = [
	'kichijoji-higashicho|吉祥寺東町|きちじょうじひがしちょう',
	'kichijoji-minamicho|吉祥寺南町|きちじょうじみなみちょう',
	'kichijoji-honcho|吉祥寺本町|きちじょうじほんちょう',
	'kichijoji-kitamachi|吉祥寺北町|きちじょうじきたまち',
	'gotenyama|御殿山|ごてんやま',
	'nakacho|中町|なかちょう',
	'nishikubo|西久保|にしくぼ',
	'midoricho|緑町|みどりちょう',
	'yahatacho|八幡町|やはたちょう',
	'sekimae|関前|せきまえ',
	'sakai|境|さかい',
	'kyonancho|境南町|きょうなんちょう',
	'sakurazutsumi|桜堤|さくらづつみ',
];

export const musashinoProfile: Profile = {
	id: MUSASHINO_CODE,
	code: MUSASHINO_CODE,
	name: '武蔵野市',
	nameKana: 'むさしのし',
	nameEn: 'Musashino City',
	prefecture: '東京都',
	languages: ['ja', 'ja-x-easy', 'en'],
	stages: STAGES,
	fields: NPO_FIELD_NAMES.map((field) => ({ ...field })),
	areas: TOWNS.map((line) => {
		const [key = '', name = '', nameKana = ''] = line.split('|');
		return { id: `machi-${key}`, areaKind: '町', name, nameKana };
	}),
	policies: POLICIES,
	abilities: ABILITIES,
	coordinationLevels: COORDINATION_LEVELS,
	definitions: DEFINITIONS,
	plan: PLAN_ITSELF,
	helpDesk: {
		name: '武蔵野市 市民活動推進課',
		phone: '0422-60-1830',
		text: 'ほかに、武蔵野プレイス、市民社協（ボランティアセンター武蔵野）でも相談できます。電話番号は平成29年3月の計画によります。',
	},
	confirmedAt: '2017-03-01',
	confirmedBy: '計画の概要版（平成29年3月）。日は発行の月の1日とした',
	source: {
		dataset: 'plan-h29',
		extra: {
			団体コード: 'code4fukui/localgovjp（CC0、一次）',
			町名と読み: '「武蔵野市の町名」（二次）',
			活動分野: '特定非営利活動促進法 別表（二次資料で確認）。やさしい日本語と英語は Engawa の訳',
		},
	},
};

/** Every row of Musashino, datasets of the sources included. Deterministic: nothing depends on the day. */
export function musashinoRows(): Row[] {
	return [
		...rowsOf('profile', [musashinoProfile]),
		...rowsOf('place', [SEIBU, KICHIJOJI_HIGASHI, ...OTHER_PLACES]),
		...rowsOf('room', [...SEIBU_ROOMS, ...KICHIJOJI_HIGASHI_ROOMS]),
		...rowsOf('closure', SEIBU_CLOSURES),
		...rowsOf('guide', MUSASHINO_DESKS),
		...rowsOf('dataset', MUSASHINO_SOURCES),
	];
}
