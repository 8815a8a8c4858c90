/** What the cells of a sheet are made from: the row, and the town around it. */
import type { Fee, Presence } from '../../../contract/common.ts';
import type { Weekday } from '../../../contract/place.ts';
import type { Profile } from '../../../contract/profile.ts';
import type { OpenTown } from '../open-town.ts';

export type SheetRow<Row> = { row: Row; town: OpenTown; profile: Profile | undefined };

/** Editions of the national sheets: 自治体標準オープンデータセット, and the older 推奨データセット. */
export const EDITIONS = ['standard', 'recommended'] as const;
export type Edition = (typeof EDITIONS)[number];

/** Several values in one cell, as GIF separates them. */
export function joinValues(values: readonly string[] | undefined): string | undefined {
	return values?.length ? values.join(';') : undefined;
}

/** 名称_カナ is written in katakana, whatever its source wrote. */
export function katakana(text: string | undefined): string | undefined {
	return text?.replace(/[ぁ-ゖゝゞ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}

const PRESENCE_WORDS: Record<Presence, string> = { yes: '有', no: '無', withheld: '非公開', unknown: '不明' };
const PERMISSION_WORDS: Record<Presence, string> = { yes: '可', no: '不可', withheld: '非公開', unknown: '不明' };

export function presenceWord(presence: Presence | undefined): string | undefined {
	return presence && PRESENCE_WORDS[presence];
}

export function permissionWord(presence: Presence | undefined): string | undefined {
	return presence && PERMISSION_WORDS[presence];
}

const MONDAY_FIRST: readonly [Weekday, string][] = [
	[1, '月'],
	[2, '火'],
	[3, '水'],
	[4, '木'],
	[5, '金'],
	[6, '土'],
	[0, '日'],
];

/** `月火水`, Monday first (GIF 441). */
export function weekdayWord(days: readonly Weekday[] | undefined): string | undefined {
	if (!days?.length) return undefined;
	return MONDAY_FIRST.filter(([day]) => days.includes(day))
		.map(([, word]) => word)
		.join('');
}

export function feeWord(fee: Fee | undefined): string | undefined {
	if (!fee) return undefined;
	return fee.text ?? (fee.kind === 'free' ? '無料' : fee.yen === undefined ? undefined : `${fee.yen}円`);
}

/** 都道府県 and 市区町村 stand in columns of their own only where the address itself begins with them. */
export function addressPart(address: string | undefined, part: string | undefined): string | undefined {
	return part !== undefined && address?.includes(part) ? part : undefined;
}

/** 活動分野 in words, the town's own themes too; a code that the profile does not know is left out. */
export function fieldNames({ row, profile }: SheetRow<{ fields: readonly string[] }>): string | undefined {
	return joinValues(row.fields.flatMap((code) => profile?.fields.find((field) => field.code === code)?.name.ja ?? []));
}
