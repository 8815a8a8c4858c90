import type { Guide } from '../../contract/guide.ts';
import { dateOf, fiscalYearOf, WEEKDAY_KANJI, weekdayOf } from './days.ts';
import type { House, TownContext } from './town-context.ts';
import { ARTICLES } from './words/articles.ts';
import { COURSES } from './words/courses.ts';
import { DESKS } from './words/desks.ts';
import { GRANTS } from './words/grants.ts';

/** Grants, courses, consultation desks and articles of the made-up town; some grants are over, some not yet open. */
export function makeGuides(context: TownContext, houses: readonly House[]): Guide[] {
	const plaza = houses.find((house) => house.place.placeType === 'citizens-support') ?? houses[0];
	return [...grants(context), ...courses(context, plaza), ...desks(context, plaza), ...articles(context)];
}

const contact = (n: number) => ({ name: '市民活動プラザ カウンター', phone: `0422-00-0${String(100 + n * 3)}` });

function grants(context: TownContext): Guide[] {
	const random = context.random('grants');
	return GRANTS.map((words, i) => {
		const [title = '', titleKana = '', ja = '', easy = '', en = ''] = words.line.split('|');
		return {
			id: `grant-${i + 1}`,
			guideType: 'grant' as const,
			title,
			titleKana,
			summary: { ja, easy, en },
			body: words.body,
			organization: words.organization,
			audienceText: words.audienceText,
			amount: {
				...(words.max ? { max: words.max } : {}),
				...(words.perUse ? { perUse: words.perUse } : {}),
				...(words.rate ? { ratePercent: words.rate } : {}),
				...(words.max ? {} : { text: '未定' }),
			},
			...(words.budgetLimited ? { budgetLimited: true } : {}),
			...(words.consultFirst ? { consultFirst: true } : {}),
			...(words.exclusive ? { exclusiveWith: words.exclusive.map((n) => `grant-${n + 1}`) } : {}),
			...(words.stages ? { stages: [...words.stages] } : {}),
			...(words.fields ? { fields: [...words.fields] } : {}),
			...(words.conditions ? { conditions: words.conditions } : {}),
			...(words.next ? { nextText: words.next } : {}),
			fiscalYear: fiscalYearOf(context.today),
			...(words.opens !== undefined && words.closes !== undefined
				? {
						apply: {
							needed: 'yes' as const,
							method: '申請書を窓口へ。郵送は締切日に着くように。',
							from: dateOf(context.today + words.opens),
							until: dateOf(context.today + words.closes),
							untilTime: '17:00',
						},
					}
				: { applyText: words.text ?? '日程は未定です。' }),
			contact: contact(i),
			documents: [...words.documents],
			confirmedAt: dateOf(context.today - random.between(1, 40)),
			source: { dataset: context.dataset },
		};
	});
}

function courses(context: TownContext, plaza: House | undefined): Guide[] {
	return COURSES.map((words, i) => {
		const [title = '', titleKana = '', titleEn = '', ja = '', easy = '', en = ''] = words.line.split('|');
		const first = openDay(plaza, context.today + words.starts);
		const days = Array.from({ length: words.meetings }, (_, n) => openDay(plaza, first + n * 7));
		return {
			id: `course-${i + 1}`,
			guideType: 'course' as const,
			title,
			titleKana,
			titleEn,
			summary: { ja, easy, en },
			organization: '日和野市民活動プラザ',
			audienceText: '市民活動をしている人、始めたい人',
			...(words.stages ? { stages: [...words.stages] } : {}),
			abilities: [...words.abilities],
			when: {
				startDate: dateOf(first),
				endDate: dateOf(days.at(-1) ?? first),
				startTime: words.from,
				endTime: words.to,
				dates: days.map((day) => ({ date: dateOf(day), from: words.from, to: words.to })),
				text: `${WEEKDAY_KANJI[weekdayOf(first)]}曜日、全${words.meetings}回。定員 ${words.capacity}`,
			},
			apply: {
				needed: 'yes' as const,
				method: '電話またはプラザのカウンターへ',
				from: dateOf(first - 40),
				until: dateOf(first - 3),
			},
			...(plaza ? { placeId: plaza.place.id, placeName: plaza.place.name } : {}),
			contact: contact(20 + i),
			confirmedAt: dateOf(context.today - 5),
			source: { dataset: context.dataset },
		};
	});
}

function desks(context: TownContext, plaza: House | undefined): Guide[] {
	return DESKS.map((words, i) => {
		const [title = '', titleKana = '', titleEn = '', ja = '', easy = '', en = ''] = words.line.split('|');
		return {
			id: `desk-${i + 1}`,
			guideType: 'desk' as const,
			title,
			titleKana,
			titleEn,
			summary: { ja, easy, en },
			hours: [{ days: [...words.days], ranges: [{ from: words.from, to: words.to }] }],
			hoursText: words.words,
			...(words.note ? { applyText: words.note } : {}),
			...(words.at ? { placeId: words.at } : plaza ? { placeId: plaza.place.id, placeName: plaza.place.name } : {}),
			contact: contact(40 + i),
			confirmedAt: dateOf(context.today - 12),
			source: { dataset: context.dataset },
		};
	});
}

function articles(context: TownContext): Guide[] {
	return ARTICLES.map((words, i) => {
		const [title = '', titleKana = '', titleEn = '', ja = '', easy = '', en = ''] = words.line.split('|');
		return {
			id: `article-${i + 1}`,
			guideType: 'article' as const,
			title,
			titleKana,
			titleEn,
			summary: { ja, easy, en },
			body: words.body,
			...(words.stages ? { stages: [...words.stages] } : {}),
			...(words.abilities ? { abilities: [...words.abilities] } : {}),
			organization: '日和野市民活動プラザ',
			confirmedAt: dateOf(context.today - 30 - i * 17),
			source: { dataset: context.dataset },
		};
	});
}

function openDay(house: House | undefined, wanted: number): number {
	let day = wanted;
	while (house?.closedOn(day) && day < wanted + 30) day++;
	return day;
}
