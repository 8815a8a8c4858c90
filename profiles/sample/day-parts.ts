import type { Audience } from '../../contract/common.ts';

/** Earliest start and latest start that suit a title and the people it is for. */
export type DayPart = { from: string; to: string };

const MORNING: DayPart = { from: '09:00', to: '11:00' };
const DAYTIME: DayPart = { from: '09:30', to: '15:30' };
const AFTERNOON: DayPart = { from: '13:00', to: '16:00' };
const DUSK: DayPart = { from: '16:00', to: '17:00' };
const EVENING: DayPart = { from: '17:00', to: '20:00' };
const ANY: DayPart = { from: '09:00', to: '20:00' };

/** A morning market is not held at three, and no baby comes at seven in the evening. */
export function dayPartOf(
	title: string,
	who: readonly Audience[],
	hours?: 'morning' | 'afternoon' | 'evening',
): DayPart {
	if (/朝|あさ/.test(title)) return MORNING;
	if (/夕/.test(title)) return DUSK;
	if (/夜|月見|天体/.test(title)) return EVENING;
	if (/0歳|親子|子ども|こども|赤ちゃん|ベビー/.test(title)) return DAYTIME;
	if (/午後/.test(title)) return AFTERNOON;
	if (hours === 'morning') return MORNING;
	if (hours === 'afternoon') return AFTERNOON;
	if (hours === 'evening') return EVENING;
	if (who.some((one) => one === 'infants' || one === 'children' || one === 'parents' || one === 'seniors'))
		return DAYTIME;
	return ANY;
}
