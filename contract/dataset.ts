/** A set of rows that came in together, with its licence: shown wherever the rows are, offline too. */
import * as v from 'valibot';
import { Instant, rowFields } from './common.ts';

export const Dataset = v.looseObject({
	...rowFields,
	title: v.string(),
	/** 作成者 */
	publisher: v.optional(v.string()),
	/** ライセンス: `CC BY 4.0`, `公共データ利用規約1.0`, `CC0`; absent means: not stated */
	licence: v.optional(v.string()),
	licenceUrl: v.optional(v.string()),
	/** the sentence that must be shown */
	attribution: v.optional(v.string()),
	url: v.optional(v.string()),
	/** file name as it was given */
	file: v.optional(v.string()),
	/** SHA-256 of the file, hex */
	sha256: v.optional(v.string()),
	encoding: v.optional(v.string()),
	importedAt: v.optional(Instant),
	rows: v.optional(v.number()),
	/** made-up content: every screen says 見本データ */
	sample: v.optional(v.boolean()),
});
export type Dataset = v.InferOutput<typeof Dataset>;
