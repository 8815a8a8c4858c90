import type { Hazard } from '../contract/safety.ts';

/** The dangers as 自治体標準オープンデータセット names them. */
export const HAZARD_WORDS: Record<Hazard, string> = {
	flood: '洪水',
	landslide: '崖崩れ・土石流・地滑り',
	'storm-surge': '高潮',
	earthquake: '地震',
	tsunami: '津波',
	fire: '大規模な火事',
	'inland-flood': '内水氾濫',
	volcano: '火山現象',
};
