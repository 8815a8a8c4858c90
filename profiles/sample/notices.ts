import type { Notice } from '../../contract/notice.ts';
import { dateOf, monthNumber, spoken, spokenInEnglish } from './days.ts';
import type { House, TownContext } from './town-context.ts';
import { NOTICES, type NoticeWords } from './words/notices.ts';

/** Notices of the whole town and of each house; some are over, some begin later. */
export function makeNotices(context: TownContext, houses: readonly House[]): Notice[] {
	const random = context.random('notices');
	const notices: Notice[] = [];
	const month = monthNumber(context.today);
	const inSeason = NOTICES.filter((words) => !words.months || words.months.includes(month));
	const townWide = inSeason.filter((words) => words.townWide);
	const local = inSeason.filter((words) => !words.townWide);
	townWide.forEach((words, i) => {
		notices.push(makeNotice(context, `n-town-${i + 1}`, words, undefined, -2 - i * 2, random.between(14, 60)));
	});
	houses.forEach((house, h) => {
		for (let n = 0; n < 3; n++) {
			const words = local[(h * 3 + n * 5) % local.length] as NoticeWords;
			const begin = -random.between(1, 24) + (n === 2 ? 26 : 0);
			notices.push(makeNotice(context, `n-${house.place.id}-${n + 1}`, words, house, begin, random.between(10, 45)));
		}
	});
	return notices;
}

function makeNotice(
	context: TownContext,
	id: string,
	words: NoticeWords,
	house: House | undefined,
	begin: number,
	length: number,
): Notice {
	const day = context.today + begin;
	const meant = Math.max(day, context.today) + 7;
	const fill = (text: string) =>
		text.replace('{day}', spoken(meant)).replace('{place}', house?.place.name ?? '日和野市');
	const fillEn = (text: string) =>
		text.replace('{day}', spokenInEnglish(meant)).replace('{place}', house?.place.nameEn ?? 'Hiyorino City');
	const [title = '', titleEasy = '', titleEn = ''] = words.title.split('|');
	const [body = '', bodyEasy = '', bodyEn = ''] = words.body.split('|');
	return {
		id,
		title: { ja: fill(title), easy: fill(titleEasy), en: fillEn(titleEn) },
		body: { ja: fill(body), easy: fill(bodyEasy), en: fillEn(bodyEn) },
		level: words.level ?? 'normal',
		...(house ? { placeIds: [house.place.id] } : {}),
		from: dateOf(day),
		until: dateOf(day + length),
		...(words.pinned ? { pinned: true } : {}),
		author: house ? `${house.place.aliases?.[0] ?? house.place.name} 運営委員会` : '日和野市',
		confirmedAt: dateOf(Math.min(day, context.today)),
		source: { dataset: context.dataset },
	};
}
