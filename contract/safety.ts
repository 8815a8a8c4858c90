/** Where to go and what helps when something has happened: 指定緊急避難場所, 指定避難所, AED, 公衆無線LAN, 給水, 充電. */
import * as v from 'valibot';
import { addressFields, nameFields, Presence, rowFields } from './common.ts';

export const SAFETY_TYPES = [
	'evacuation-site', // 指定緊急避難場所: out of danger, for one kind of danger or another
	'shelter', // 指定避難所: to stay while home cannot be lived in
	'aed', // AED設置箇所
	'wifi', // 公衆無線LANアクセスポイント
	'water', // 給水
	'charging', // 充電
] as const;
export type SafetyType = (typeof SAFETY_TYPES)[number];

/** 災害種別, in the order of the standard's columns. */
export const HAZARDS = [
	'flood', // 洪水
	'landslide', // 崖崩れ、土石流及び地滑り
	'storm-surge', // 高潮
	'earthquake', // 地震
	'tsunami', // 津波
	'fire', // 大規模な火事
	'inland-flood', // 内水氾濫
	'volcano', // 火山現象
] as const;
export type Hazard = (typeof HAZARDS)[number];

export const Safety = v.looseObject({
	...rowFields,
	...nameFields,
	...addressFields,
	safetyType: v.picklist(SAFETY_TYPES),
	/** hazard → is it meant for that; an `evacuation-site` without any says nothing */
	hazards: v.optional(v.record(v.picklist(HAZARDS), Presence)),
	/** for which hazards with conditions (△), in the source's words */
	hazardText: v.optional(v.string()),
	/** 指定避難所との重複 */
	alsoShelter: v.optional(v.boolean()),
	/** 想定収容人数 */
	capacity: v.optional(v.number()),
	/** 対象となる町会・自治会 */
	serves: v.optional(v.string()),
	/** 設置位置 (AED), 提供エリア (公衆無線LAN) */
	where: v.optional(v.string()),
	/** SSID */
	ssid: v.optional(v.string()),
	/** 小児対応設備の有無 */
	forChildren: v.optional(Presence),
	/** 利用可能曜日, 開始時間, 終了時間, 利用可能日時特記事項 in words */
	hoursText: v.optional(v.string()),
	/** 電話番号 */
	phone: v.optional(v.string()),
	/** 団体名 / 設置者 */
	operator: v.optional(v.string()),
	url: v.optional(v.string()),
	/** 備考 */
	note: v.optional(v.string()),
});
export type Safety = v.InferOutput<typeof Safety>;

/** Is it meant for that danger? A cell that says nothing is no yes. */
export function isMeantFor({ hazards }: Pick<Safety, 'hazards'>, hazard: Hazard): boolean {
	return hazards?.[hazard] === 'yes';
}
