/** A municipality as data: stages, policies, fields, areas, languages. One row per area, its id is the area code. */
import * as v from 'valibot';
import { Id, nameFields, rowFields, Worded } from './common.ts';

/** A fact with the source that says so; `sure`: `primary` read there, `secondary` read elsewhere, `inferred` by meaning. */
export const Sourced = {
	sourceText: v.optional(v.string()),
	sure: v.optional(v.picklist(['primary', 'secondary', 'inferred', 'unknown'])),
};

export const Profile = v.looseObject({
	...rowFields,
	...nameFields,
	/** 全国地方公共団体コード, 6 digits with check digit; equals `id` */
	code: v.string(),
	prefecture: v.optional(v.string()),
	/** made-up content: every screen says 見本データ */
	sample: v.optional(v.boolean()),
	/** languages of the screens, BCP 47, first is the default */
	languages: v.array(v.string()),
	/** 市民活動のステージ, in order; any number */
	stages: v.array(v.looseObject({ code: v.string(), name: Worded, autonomous: v.optional(v.boolean()), ...Sourced })),
	/** 活動分野: the NPO law's numbers with the names shown, and the town's own */
	fields: v.array(v.looseObject({ code: v.string(), name: Worded })),
	/** コミュニティ協議会・地域社協・小学校区・町丁目: several overlapping systems */
	areas: v.array(v.looseObject({ id: Id, areaKind: v.string(), name: v.string(), nameKana: v.optional(v.string()) })),
	/** 基本施策 and their 施策 */
	policies: v.optional(
		v.array(
			v.looseObject({
				code: v.string(),
				name: v.string(),
				measures: v.array(
					v.looseObject({
						code: v.string(),
						name: v.string(),
						/** 概要 */
						summary: v.string(),
						/** 重点施策 */
						priority: v.boolean(),
						...Sourced,
					}),
				),
				...Sourced,
			}),
		),
	),
	/** コーディネーターの力量 */
	abilities: v.optional(
		v.array(v.looseObject({ code: v.string(), name: v.string(), text: v.optional(v.string()), ...Sourced })),
	),
	/** コーディネート機能の段階 */
	coordinationLevels: v.optional(
		v.array(v.looseObject({ code: v.string(), name: v.string(), text: v.optional(v.string()), ...Sourced })),
	),
	/** 用語: 連携, 協働 … with the definition that holds here */
	definitions: v.optional(
		v.array(v.looseObject({ term: v.string(), kana: v.optional(v.string()), text: v.string(), ...Sourced })),
	),
	/** 計画: name, period, principles */
	plan: v.optional(
		v.looseObject({
			name: v.string(),
			period: v.optional(v.string()),
			vision: v.optional(v.string()),
			principles: v.optional(v.array(v.string())),
			...Sourced,
		}),
	),
	/** what a representative writes is public at once (also when absent), or after a coordinator's yes */
	publishing: v.optional(v.picklist(['at-once', 'after-a-yes'])),
	/** words that hold a voice at a forum back until somebody has looked, beside the common ones (`rough-words.ts`) */
	roughWords: v.optional(v.array(v.string())),
	/** whom to ask, always named: 市, 武蔵野プレイス, 市民社協 … */
	helpDesk: v.optional(
		v.looseObject({ name: v.string(), phone: v.optional(v.string()), text: v.optional(v.string()) }),
	),
});
export type Profile = v.InferOutput<typeof Profile>;
