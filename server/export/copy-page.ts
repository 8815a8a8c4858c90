/** `open/index.html` of a static copy: which files there are, with links that work below any folder. */
import { KINDS } from '../../contract/kinds.ts';
import { OPEN_ADDRESSES } from '../open/catalogue/addresses.ts';
import { fillPattern, type OpenAddress, type OpenGroup } from '../open/catalogue/open-address.ts';
import type { PlainPage } from '../open/catalogue/open-page.ts';
import type { Making } from '../open/documents.ts';
import { thing } from '../open/json-ld/things.ts';
import { attributionLines, licenceUrl, townName } from '../open/licences.ts';
import { markup, type Piece } from '../open/markup.ts';
import { list, section } from '../open/pages/public-page.ts';
import { fileOf, recommendedFile, relativeLink } from './static-addresses.ts';

export const COPY_PAGE = 'open/index.html';

const TITLES: readonly (readonly [OpenGroup, string])[] = [
	['csv', '表（CSV）'],
	['calendar', 'カレンダー（iCalendar）'],
	['news', 'お知らせと催し（Atom・RSS・JSON Feed）'],
	['map', '地図（GeoJSON）'],
	['catalogue', 'カタログ'],
];

/** `link`: from this page to a file of the copy. */
export function copyPage(making: Making): PlainPage {
	const { town, origin, now } = making;
	const name = townName(town);
	const link = (file: string) => relativeLink(COPY_PAGE, file);
	const title = `${name} オープンデータの写し`;
	const description = `${name}の公開データの、${now.date} の写し：CSV、カレンダー、フィード、地図、JSON。`;
	return {
		title,
		description,
		things: [
			thing('Dataset', {
				'@id': `${origin}/open/`,
				name: title,
				description,
				url: `${origin}/open/`,
				license: licenceUrl(town, origin),
				creditText: attributionLines(town),
				dateModified: now.date,
				distribution: KINDS.map((kind) =>
					thing('DataDownload', { encodingFormat: 'application/json', contentUrl: `${origin}/json/${kind}.json` }),
				),
			}),
		],
		body: markup`<p>${name}の公開データを ${now.date} に写したものです。どのファイルも、このまま、いつまでも使えます。</p>
${section('出典とライセンス', list(attributionLines(town)))}${TITLES.map(([group, heading]) =>
	section(
		heading,
		list(
			OPEN_ADDRESSES.filter((address) => address.group === group && address.exported !== false).flatMap((address) =>
				filesFor(address, making).map(([words, file]) => markup`${words}：<a href="${link(file)}">${file}</a>`),
			),
		),
	),
)}${section('すべての行（JSON）', list(KINDS.map((kind): Piece => markup`<a href="${link(`json/${kind}.json`)}">json/${kind}.json</a>`)))}${section('ファイルの一覧と検査値', markup`<p><a href="${link('engawa-export.json')}">engawa-export.json</a></p>`)}`,
	};
}

/** The file of an address, or where there is one for each thing: the first, with how many there are. */
function filesFor(address: OpenAddress, { town }: Making): [string, string][] {
	const base = `/open/${town.code}/`;
	if (address.pattern.includes('{id}')) {
		const ids = [...(address.ids?.(town) ?? [])];
		const [first] = ids;
		return first === undefined
			? []
			: [[`${address.title}（${ids.length}個。はじめの一つ）`, fileOf(base + fillPattern(address.pattern, first))]];
	}
	const file = fileOf(base + address.pattern);
	const older = recommendedFile(address, file);
	return older === undefined
		? [[address.title, file]]
		: [
				[address.title, file],
				[`${address.title}（推奨データセット）`, older],
			];
}
