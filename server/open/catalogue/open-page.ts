/** `GET /open`: what there is for other programs, in words and with an address to copy for each. */
import type { Making } from '../documents.ts';
import { SCHEMA_ORG, type Thing, thing } from '../json-ld/things.ts';
import { attributionLines, datasetsOf, licenceUrl, townName } from '../licences.ts';
import { jsonBlock, type Markup, markup } from '../markup.ts';
import { list, section } from '../pages/public-page.ts';
import { fillPattern, type OpenAddress, type OpenGroup, type OpenParameter } from './open-address.ts';

/** Of every page that stands without the app: where else there is to go. */
export const WAYS = [
	['/', '縁側'],
	['/open', 'オープンデータ'],
	['/open/api', 'API'],
] as const;

export type PlainPage = { title: string; description: string; body: Markup; things: readonly Thing[] };

const GROUPS: Record<OpenGroup, { title: string; lead: string }> = {
	csv: { title: '表（CSV）', lead: 'Excelなどの表計算ソフトで、そのまま開けます（UTF-8、BOMつき）。' },
	calendar: {
		title: 'カレンダー（iCalendar）',
		lead: 'スマートフォンやパソコンのカレンダーに登録すると、変更も中止も自動で届きます。',
	},
	news: { title: '更新のお知らせ（Atom・RSS・JSON Feed）', lead: 'フィードリーダーやウェブサイトに組み込めます。' },
	map: { title: '地図（GeoJSON）', lead: '地図のソフトで開けます。' },
	openactive: {
		title: 'OpenActive（RPDE）',
		lead: '催し・部屋・空き時間を、ほかの予約・案内の仕組みが追いかけて読むためのフィードです。',
	},
	catalogue: { title: 'カタログ', lead: 'データの一覧を、機械が読む形で。' },
};

/** `towns`: all of this server; each has such a page of its own. */
export function openDataPage(
	making: Making,
	addresses: readonly OpenAddress[],
	towns: readonly { code: string; name: string }[] = [],
): PlainPage {
	const { town, origin } = making;
	const name = townName(town);
	const base = `${origin}/open/${town.code}`;
	const examples = addresses.map((address) => ({ address, url: exampleOf(address, making) }));
	const things = [
		thing('DataCatalog', {
			'@id': base,
			name: `${name} オープンデータ`,
			url: base,
			license: licenceUrl(town, origin),
			dataset: datasetsOf(town).map((dataset) =>
				thing('Dataset', {
					'@id': `${base}/dcat.jsonld#dataset-${encodeURIComponent(dataset.id)}`,
					name: dataset.title,
					description: dataset.attribution ?? dataset.title,
					license: dataset.licenceUrl ?? dataset.licence,
					creator: dataset.publisher && thing('Organization', { name: dataset.publisher }),
					distribution: [
						thing('DataDownload', { encodingFormat: 'application/json', contentUrl: `${origin}/feed/${town.code}` }),
					],
				}),
			),
		}),
	];
	const others = towns.filter(({ code }) => code !== town.code);
	const body = markup`<p>${name}の公開データを、だれでも、登録なしで使えます。どれも同じデータから作られ、変わるとすぐに新しくなります。</p>
${section('ほかの町', list(others.map((other) => markup`<a href="${origin}/open/${other.code}">${other.name} オープンデータ</a>`)))}${section('出典とライセンス', list(attributionLines(town)))}${(
	Object.keys(GROUPS) as OpenGroup[]
).map((group) =>
	section(
		GROUPS[group].title,
		markup`<p>${GROUPS[group].lead}${sharedBy(group, addresses).map(parameterWords)}</p>`,
		list(
			examples
				.filter(({ address }) => address.group === group && !address.pattern.endsWith('-metadata.json'))
				.map(
					({ address, url }) =>
						markup`${address.title}：${url === undefined ? markup`<code>${base}/${address.pattern}</code>` : markup`<a href="${url}">${url}</a>`}${(address.parameters ?? []).filter(({ ofGroup }) => !ofGroup).map(parameterWords)}`,
				),
		),
	),
)}${section(
	'自分のホームページにのせる',
	markup`<p>この一行を、ホームページの好きなところに貼り付けます。クッキーは使いません。</p>
<pre><code>${embedLine(origin, town.code)}</code></pre>`,
)}${section(
	'プログラムから',
	list([
		markup`すべての行のフィード（RPDE 1.0）：<a href="${origin}/feed/${town.code}">${origin}/feed/${town.code}</a>`,
		markup`<a href="${origin}/open/api">すべてのアドレスの説明（OpenAPI 3.1）と、curl の例</a>`,
		markup`<a href="${origin}/sitemap.xml">sitemap.xml</a>`,
	]),
)}`;
	return {
		title: `${name} オープンデータ`,
		description: `${name}の公開データ：CSV、カレンダー、フィード、地図、API。`,
		body,
		things,
	};
}

function parameterWords({ name, words }: OpenParameter): Markup {
	return markup`<br><small><code>?${name}=</code> ${words}</small>`;
}

/** What may be asked at every address of the group, each once. */
function sharedBy(group: OpenGroup, addresses: readonly OpenAddress[]): OpenParameter[] {
	const shared = addresses
		.filter((address) => address.group === group)
		.flatMap(({ parameters = [] }) => parameters.filter(({ ofGroup }) => ofGroup));
	return [...new Map(shared.map((parameter) => [parameter.name, parameter])).values()];
}

export function embedLine(origin: string, code: string): string {
	return `<iframe src="${origin}/embed/${code}/events" title="催し" width="100%" height="480" loading="lazy"></iframe>`;
}

/** The address with the first id that there is; undefined when it needs one and there is none. */
export function exampleOf(address: OpenAddress, { town, origin }: Making): string | undefined {
	const base = `${origin}/open/${town.code}/`;
	if (!address.pattern.includes('{id}')) {
		if (!address.parameters?.some(({ required }) => required)) return base + address.pattern;
		const question = address.exampleQuestion?.(town);
		return question === undefined ? undefined : `${base}${address.pattern}?${question}`;
	}
	const [id] = address.ids?.(town) ?? [];
	return id === undefined ? undefined : base + fillPattern(address.pattern, id);
}

/** A document of its own, with the stylesheet that all plain pages share. */
export function writePlainDocument(
	page: PlainPage,
	style: string,
	ways: readonly (readonly [string, string])[] = WAYS,
): string {
	return markup`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<meta name="description" content="${page.description}">
<link rel="stylesheet" href="${style}">
${page.things.map((each) => jsonBlock({ '@context': SCHEMA_ORG, ...each }))}
</head>
<body>
<nav aria-label="主な画面"><ul>
${ways.map(([href, words]) => markup`<li><a href="${href}">${words}</a></li>\n`)}</ul></nav>
<main>
<h1>${page.title}</h1>
${page.body}
</main>
</body>
</html>
`.text;
}
