import type { LocalDate } from '../../../contract/common.ts';
import { holidayName } from '../../../contract/holidays.ts';
import { htmlLang } from '../../i18n/language.ts';
import { locale } from '../../i18n/locale.ts';

/** 勤労感謝の日: holidays have Japanese names only. */
export function HolidayName({ date }: { date: LocalDate }) {
	const name = holidayName(date);
	return name ? (
		<span class="holiday-name" lang={htmlLang(locale.value) === 'ja' ? undefined : 'ja'}>
			{name}
		</span>
	) : null;
}
