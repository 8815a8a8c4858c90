/** OpenActive: the dataset site, its feeds, and the scheme of concepts that they name. */
import { CONCEPTS_FILE, writeConcepts } from '../openactive/concepts.ts';
import { writeDatasetSite } from '../openactive/dataset-site.ts';
import { FEEDS } from '../openactive/feeds.ts';
import { writeFeedPage } from '../openactive/page.ts';
import { stampOfKinds } from '../stamps.ts';
import type { OpenAddress, OpenAsk, OpenParameter } from './open-address.ts';

const PARAMETERS: readonly OpenParameter[] = [
	{ name: 'afterTimestamp', words: 'この番号からあと（next に書かれています）', example: '0' },
	{ name: 'afterId', words: '同じ番号のなかでは、この id からあと', example: '' },
	{ name: 'epoch', words: 'next に書かれていたとおり', example: '' },
];

function readQuestion({ query }: OpenAsk) {
	const afterTimestamp = query.get('afterTimestamp') ?? '0';
	const afterId = query.get('afterId') ?? undefined;
	const epoch = query.get('epoch') ?? undefined;
	if (!/^\d{1,15}$/.test(afterTimestamp) || (epoch !== undefined && !/^[\w-]{1,64}$/.test(epoch))) return undefined;
	return { afterTimestamp: Number(afterTimestamp), afterId, epoch };
}

export const OPENACTIVE_ADDRESSES: readonly OpenAddress[] = [
	{
		pattern: 'openactive',
		group: 'openactive',
		title: 'フィードの案内（dataset site）',
		titleEn: 'Dataset site of the OpenActive feeds',
		type: 'text/html',
		exported: false,
		recipe: () => ({
			stamp: ({ town }) => stampOfKinds(town, 'dataset', 'profile'),
			make: (making) => ({ type: 'text/html; charset=utf-8', text: writeDatasetSite(making, '/open/plain.css') }),
		}),
	},
	...FEEDS.map(
		(feed): OpenAddress => ({
			pattern: `openactive/${feed.name}`,
			group: 'openactive',
			title: feed.title,
			titleEn: feed.titleEn,
			type: 'application/vnd.openactive.rpde+json; version=1',
			parameters: PARAMETERS,
			exported: false,
			recipe(ask) {
				const question = readQuestion(ask);
				return (
					question && {
						stamp: ({ town }) =>
							stampOfKinds(town, 'event', 'room', 'place', 'group', 'closure', 'availability', 'profile', 'dataset'),
						make: (making) => ({
							type: 'application/vnd.openactive.rpde+json; version=1',
							text: writeFeedPage(feed, making, question),
						}),
					}
				);
			},
		}),
	),
	{
		pattern: CONCEPTS_FILE,
		group: 'openactive',
		title: '催しの種類と部屋の使いみちの言葉（SKOS）',
		titleEn: 'Concepts that the feeds name (SKOS)',
		type: 'application/ld+json',
		exported: false,
		recipe: () => ({
			stamp: () => '',
			make: ({ town, origin }) => ({ type: 'application/ld+json', text: writeConcepts(`${origin}/open/${town.code}`) }),
		}),
	},
];
