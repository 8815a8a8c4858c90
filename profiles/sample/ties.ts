import type { Partner, Tie } from '../../contract/tie.ts';
import type { MadeGroup } from './groups.ts';
import type { TownContext } from './town-context.ts';

const SHOP: Partner = { sector: 'company', name: '日和野園芸' };
const PRINT: Partner = { sector: 'company', name: '泉台印刷所' };
const COLLEGE: Partner = { sector: 'university', name: '日和野大学' };
const SCHOOL: Partner = { sector: 'school', name: '水車町小学校' };
const COUNCIL: Partner = { sector: 'council', name: '泉台コミュニティ協議会' };
const CITY: Partner = { sector: 'city', name: '日和野市 市民活動課' };

/** Who worked with whom: each sector, some with several, one that is over. */
export function makeTies({ dataset }: TownContext, groups: readonly MadeGroup[]): Tie[] {
	const of = (field: string): Partner => {
		const found = groups.find(({ group }) => group.fields.includes(field)) ?? groups[0];
		const { id, name } = found?.group ?? { id: '', name: '見本の会' };
		return { sector: 'group', name, ...(id && { groupId: id }) };
	};
	const made: [id: string, a: Partner, b: Partner, what: string, year: number, going: boolean, field: string][] = [
		['t-soil', of('07'), SHOP, '花だんの土と苗を分けてもらった', 2024, true, '07'],
		['t-school-garden', of('07'), SCHOOL, '学校の畑をいっしょに世話している', 2023, true, '07'],
		['t-lights', of('09'), COUNCIL, '夕方の見守りの散歩', 2025, true, '09'],
		['t-lights-city', COUNCIL, CITY, '暗い道の地図を作り、灯りを増やした', 2025, false, '09'],
		['t-survey', COLLEGE, COUNCIL, '学生が聞き取りをして、冊子にまとめた', 2024, false, '03'],
		['t-print', PRINT, COUNCIL, '冊子の印刷を引き受けた', 2024, false, '03'],
		['t-reading', of('13'), SCHOOL, '朝の読み聞かせ', 2022, true, '13'],
	];
	return made.map(([id, a, b, what, year, going, field]) => ({
		...{ id, a, b, what, year, going, fields: [field] },
		source: { dataset },
	}));
}
