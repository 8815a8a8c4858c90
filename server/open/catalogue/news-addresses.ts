/** News for feed readers, and the map of places. */
import { paths } from '../../../contract/paths.ts';
import type { Making, Recipe } from '../documents.ts';
import { writePlacesGeoJson, writeSafetyGeoJson } from '../feeds/geojson.ts';
import { exchangeItems, guideItems, storyItems } from '../feeds/more-news.ts';
import { eventItems, issueItems, type NewsFeed, type NewsItem, noticeItems, stepItems } from '../feeds/news.ts';
import { writeAtom, writeJsonFeed, writeRss } from '../feeds/write-news.ts';
import { attributionLines, licenceUrl, townName } from '../licences.ts';
import { goingIssue } from '../relations.ts';
import { stampOfKinds, stampOfRows } from '../stamps.ts';
import type { OpenAddress } from './open-address.ts';

const FORMATS = [
	{ ending: 'atom', type: 'application/atom+xml', words: 'Atom', write: writeAtom },
	{ ending: 'rss', type: 'application/rss+xml', words: 'RSS', write: writeRss },
	{ ending: 'feed.json', type: 'application/feed+json', words: 'JSON Feed', write: writeJsonFeed },
] as const;

const SUBJECTS = [
	{ name: 'notices', kind: 'notice', title: 'お知らせ', titleEn: 'Notices', home: paths.home(), items: noticeItems },
	{ name: 'events', kind: 'event', title: '催し', titleEn: 'Events', home: paths.events(), items: eventItems },
	{
		name: 'issues',
		kind: 'issue',
		title: '地域の課題',
		titleEn: 'Local issues',
		home: paths.issues(),
		items: issueItems,
	},
	{
		name: 'guides',
		kind: 'guide',
		title: '制度・講座・相談',
		titleEn: 'Grants, courses and advice',
		home: paths.guides(),
		items: guideItems,
	},
	{
		name: 'exchange',
		kind: 'exchange',
		title: 'してほしいこと・できること',
		titleEn: 'Needs and offers',
		home: paths.exchange(),
		items: exchangeItems,
	},
	{ name: 'stories', kind: 'story', title: '地域の魅力', titleEn: 'Stories', home: paths.stories(), items: storyItems },
] as const;

/** One issue, for who follows it. */
const ISSUE_STEPS: readonly OpenAddress[] = FORMATS.map(
	(format): OpenAddress => ({
		pattern: `issues/{id}.${format.ending}`,
		group: 'news',
		title: `地域の課題ごとの動き（${format.words}）`,
		titleEn: `What becomes of one local issue (${format.words})`,
		type: format.type,
		ids: (town) => town.rows('issue').keys(),
		recipe: ({ id }): Recipe => {
			const entryOf = ({ town }: Making) => {
				const asked = town.rows('issue').get(id);
				return asked && goingIssue(town, asked);
			};
			return {
				stamp: (making) => `${stampOfRows([entryOf(making)])}${stampOfKinds(making.town, 'dataset', 'profile')}`,
				make(making) {
					const entry = entryOf(making);
					if (!entry) return undefined;
					const name = `issues/${encodeURIComponent(id)}`;
					const subject = { name, title: entry.data.title, home: paths.issue(entry.id) };
					return {
						type: format.type.includes('json') ? format.type : `${format.type}; charset=utf-8`,
						text: format.write(feedOf(making, subject, format.ending, stepItems(making.town, entry, making.origin))),
						headers: { Link: `<${licenceUrl(making.town, making.origin)}>; rel="license"` },
					};
				},
			};
		},
	}),
);

export const NEWS_ADDRESSES: readonly OpenAddress[] = SUBJECTS.flatMap((subject) =>
	FORMATS.map(
		(format): OpenAddress => ({
			pattern: `${subject.name}.${format.ending}`,
			group: 'news',
			title: `${subject.title}（${format.words}）`,
			titleEn: `${subject.titleEn} (${format.words})`,
			type: format.type,
			recipe: (): Recipe => ({
				rhythm: 'hour',
				stamp: ({ town, now }) =>
					`${stampOfKinds(town, subject.kind, 'dataset', 'profile')} ${now.date}T${now.time.slice(0, 2)}`,
				make: (making) => ({
					type: format.type.includes('json') ? format.type : `${format.type}; charset=utf-8`,
					text: format.write(
						feedOf(making, subject, format.ending, subject.items(making.town, making.origin, making.now)),
					),
					headers: { Link: `<${licenceUrl(making.town, making.origin)}>; rel="license"` },
				}),
			}),
		}),
	),
).concat(ISSUE_STEPS);

function feedOf(
	{ town, origin }: Making,
	subject: { name: string; title: string; home: string },
	ending: string,
	items: readonly NewsItem[],
): NewsFeed {
	return {
		title: `${townName(town)} ${subject.title}`,
		description: `${townName(town)}の${subject.title}（縁側）`,
		home: origin + subject.home,
		self: `${origin}/open/${town.code}/${subject.name}.${ending}`,
		id: `urn:engawa:${town.code}:${subject.name}`,
		licence: licenceUrl(town, origin),
		rights: attributionLines(town).join(' / '),
		items,
	};
}

export const MAP_ADDRESSES: readonly OpenAddress[] = [
	{
		pattern: 'places.geojson',
		group: 'map',
		title: '公共施設の位置（GeoJSON）',
		titleEn: 'Places as GeoJSON',
		type: 'application/geo+json',
		recipe: (): Recipe => ({
			stamp: ({ town, now }) => `${stampOfKinds(town, 'place', 'dataset', 'profile')} ${now.date}`,
			make: ({ town, origin, now }) => ({
				type: 'application/geo+json',
				text: writePlacesGeoJson(town, origin, now.date),
				fileName: `${town.code}_places.geojson`,
				headers: { Link: `<${licenceUrl(town, origin)}>; rel="license"` },
			}),
		}),
	},
	{
		pattern: 'safety.geojson',
		group: 'map',
		title: '避難場所・避難所・AED・公衆無線LANの位置（GeoJSON）',
		titleEn: 'Evacuation sites, shelters, AEDs and public Wi-Fi as GeoJSON',
		type: 'application/geo+json',
		recipe: (): Recipe => ({
			stamp: ({ town }) => stampOfKinds(town, 'safety', 'dataset', 'profile'),
			make: ({ town, origin }) => ({
				type: 'application/geo+json',
				text: writeSafetyGeoJson(town, origin),
				fileName: `${town.code}_safety.geojson`,
				headers: { Link: `<${licenceUrl(town, origin)}>; rel="license"` },
			}),
		}),
	},
];
