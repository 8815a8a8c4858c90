/** The dataset site of the OpenActive feeds: a page for people with the description for machines in it. */
import type { Making } from '../documents.ts';
import { attributionLines, licenceUrl, townName } from '../licences.ts';
import { jsonBlock, markup } from '../markup.ts';
import { list, section } from '../pages/public-page.ts';
import { FEEDS } from './feeds.ts';
import { CONTEXT } from './models.ts';

export function datasetModel({ town, origin }: Making) {
	const base = `${origin}/open/${town.code}/openactive`;
	const name = townName(town);
	return {
		'@context': ['https://schema.org/', CONTEXT],
		'@type': 'Dataset',
		'@id': base,
		url: base,
		name: `${name} 催し・部屋・空き時間（OpenActive）`,
		description: `${name}の催しと、申し込める部屋とその時間の枠。RPDE 1.0 のフィードで、変わったところから順に読めます。`,
		keywords: ['催し', '部屋', '空き時間', 'OpenActive', ...FEEDS.map(({ kind }) => kind)],
		license: licenceUrl(town, origin),
		discussionUrl: `${origin}/open`,
		documentation: 'https://permalink.openactive.io/dataset-site/open-data-documentation',
		inLanguage: ['ja'],
		schemaVersion: 'https://openactive.io/modelling-opportunity-data/2.0',
		publisher: {
			'@type': 'Organization',
			name,
			legalName: name,
			url: `${origin}/`,
			logo: { '@type': 'ImageObject', url: `${origin}/icons/icon-512.png` },
		},
		distribution: FEEDS.map((feed) => ({
			'@type': 'DataDownload',
			name: feed.kind,
			additionalType: `${CONTEXT}${feed.kind}`,
			encodingFormat: 'application/vnd.openactive.rpde+json; version=1',
			contentUrl: `${base}/${feed.name}`,
		})),
	};
}

export function writeDatasetSite(making: Making, style: string): string {
	const { town, origin } = making;
	const model = datasetModel(making);
	return markup`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${model.name}</title>
<meta name="description" content="${model.description}">
<link rel="stylesheet" href="${style}">
${jsonBlock(model)}
</head>
<body>
<nav aria-label="主な画面"><ul>
<li><a href="/">縁側</a></li>
<li><a href="/open">オープンデータ</a></li>
</ul></nav>
<main>
<h1>${model.name}</h1>
<p>${model.description}</p>
${section(
	'フィード',
	list(
		FEEDS.map(
			({ name, kind, title }) =>
				markup`${title}（<code>${kind}</code>）：<a href="${model.url}/${name}">${model.url}/${name}</a>`,
		),
	),
)}${section(
	'載せないもの',
	markup`<p>料金・場所・主催者のどれかが分からない催しと、空いているかどうか分からない時間の枠は、このフィードに載せません。すべての行は <a href="${origin}/feed/${town.code}">${origin}/feed/${town.code}</a> にあります。</p>`,
)}${section('出典とライセンス', list(attributionLines(town)))}
</main>
</body>
</html>
`.text;
}
