/** The form of a notice and the notice it makes. Pure. */
import type { LocalDate, Worded } from '../../../contract/common.ts';
import { addDays, addMonths } from '../../../contract/dates.ts';
import type { ArgsOf } from '../../../contract/intents.ts';
import type { Notice } from '../../../contract/notice.ts';

export type Until = 'today' | 'week' | 'month' | 'date' | 'ended';
export type NoticeForm = {
	title: string;
	body: string;
	easyTitle: string;
	easyBody: string;
	level: Notice['level'];
	until: Until;
	/** for `date` */
	untilDate: LocalDate;
	from: LocalDate;
};

/** A notice that nobody ends stays for years; so a week is what is chosen already. */
export function emptyNotice(today: LocalDate): NoticeForm {
	return {
		title: '',
		body: '',
		easyTitle: '',
		easyBody: '',
		level: 'normal',
		until: 'week',
		untilDate: addDays(today, 7),
		from: today,
	};
}

export function formOfNotice(notice: Notice): NoticeForm {
	return {
		title: notice.title.ja,
		body: notice.body?.ja ?? '',
		easyTitle: notice.title.easy ?? '',
		easyBody: notice.body?.easy ?? '',
		level: notice.level,
		until: notice.until ? 'date' : 'ended',
		untilDate: notice.until ?? '',
		from: notice.from,
	};
}

/** The last day on which it is shown; undefined: until somebody ends it. */
export function untilOf(form: NoticeForm, today: LocalDate): LocalDate | undefined {
	switch (form.until) {
		case 'today':
			return today;
		case 'week':
			return addDays(today, 7);
		case 'month':
			return addMonths(today, 1);
		case 'date':
			return form.untilDate || addDays(today, 7);
		case 'ended':
			return undefined;
	}
}

export function noticeOf(
	form: NoticeForm,
	place: { id: string; name: string },
	today: LocalDate,
): ArgsOf<'notice.put'>['notice'] {
	const until = untilOf(form, today);
	const body = worded(form.body, form.easyBody);
	return {
		title: worded(form.title, form.easyTitle) ?? { ja: form.title },
		...(body ? { body } : {}),
		level: form.level,
		placeIds: [place.id],
		from: form.from,
		...(until ? { until } : {}),
		author: `${place.name} 窓口`,
		confirmedAt: today,
	};
}

/** Easy words without Japanese beside them would leave most readers without any. */
function worded(ja: string, easy: string): Worded | undefined {
	const text = ja.trim();
	const easyText = easy.trim();
	if (!text) return easyText ? { ja: easyText, easy: easyText } : undefined;
	return { ja: text, ...(easyText ? { easy: easyText } : {}) };
}
