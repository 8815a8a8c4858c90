/** News of what the town offers beside events: grants and courses, needs and offers, stories. Each as long as it is shown. */
import { type LocalMoment, weekdayOf } from '../../../contract/dates.ts';
import { deadlineState } from '../../../contract/deadline.ts';
import type { Guide } from '../../../contract/guide.ts';
import { paths } from '../../../contract/paths.ts';
import { isShown } from '../../../contract/published.ts';
import { dateWords } from '../instants.ts';
import type { OpenTown } from '../open-town.ts';
import { EXCHANGE_KIND_WORDS, openExchanges, SIDE_WORDS } from '../pages/community-pages.ts';
import { GUIDE_WORDS } from '../pages/guide-words.ts';
import { toldStories } from '../pages/story-page.ts';
import { base, type NewsItem, newest } from './news.ts';

const day = (date: string) => dateWords(date, weekdayOf(date));

/** What can be applied for no more is no news. */
export function guideItems(town: OpenTown, origin: string, now: LocalMoment): NewsItem[] {
	const entries = [...town.rows('guide').values()].filter(
		({ data }) => isShown(data, now.date) && deadlineState(data.apply, now) !== 'closed',
	);
	return newest(entries).map((entry) => ({
		...base(town, 'guide', entry),
		url: origin + paths.guide(entry.id),
		title: entry.data.title,
		text: [entry.data.summary.ja, applyWords(entry.data)].filter((line) => line !== undefined).join('\n'),
		tags: [GUIDE_WORDS[entry.data.guideType]],
		...(entry.data.organization === undefined ? {} : { author: entry.data.organization }),
	}));
}

function applyWords({ apply }: Guide): string | undefined {
	const [from, until] = [apply?.from && `${day(apply.from)}から`, apply?.until && `${day(apply.until)}まで`];
	return from || until ? `受付：${from ?? ''}${until ?? ''}` : undefined;
}

export function exchangeItems(town: OpenTown, origin: string, now: LocalMoment): NewsItem[] {
	return newest(openExchanges(town, now.date)).map((entry) => ({
		...base(town, 'exchange', entry),
		url: origin + paths.exchangeOne(entry.id),
		title: `${SIDE_WORDS[entry.data.side]}：${entry.data.title}`,
		text: [entry.data.text, entry.data.whenText, `${day(entry.data.until)}まで`]
			.filter((line) => line !== undefined)
			.join('\n'),
		tags: [EXCHANGE_KIND_WORDS[entry.data.what]],
	}));
}

export function storyItems(town: OpenTown, origin: string, now: LocalMoment): NewsItem[] {
	return newest(toldStories(town, now.date)).map((entry) => ({
		...base(town, 'story', entry),
		url: origin + paths.story(entry.id),
		title: entry.data.title,
		text: entry.data.text,
		author: entry.data.by,
		tags: [],
	}));
}
