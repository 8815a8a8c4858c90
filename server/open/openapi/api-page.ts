/** The OpenAPI document for people: each address with what it answers and one line to try it. */
import type { Making } from '../documents.ts';
import { townName } from '../licences.ts';
import { markup } from '../markup.ts';
import { section } from '../pages/public-page.ts';
import { curlOf, type Operation } from './document.ts';

const TAGS: Record<string, string> = {
	pull: '端末が読むもの',
	feed: 'すべての行のフィード',
	csv: '表（CSV）',
	calendar: 'カレンダー',
	news: '更新のお知らせ',
	map: '地図',
	openactive: 'OpenActive',
	catalogue: 'カタログ',
	embed: 'ほかのページに入れるもの',
	site: 'ページの一覧',
};

export function apiPage({ town, origin }: Making, operations: readonly Operation[]) {
	const body = markup`<p>どれも GET で、鍵もクッキーも要りません。同じものを機械が読む形で：<a href="${origin}/open/openapi.json">openapi.json</a></p>
${[...Map.groupBy(operations, ({ tag }) => tag)].map(([tag, ofTag]) =>
	section(
		TAGS[tag] ?? tag,
		ofTag.map(
			({ path, summary, parameters, answer, example }) => markup`<h3><code>GET ${path}</code></h3>
<p>${summary}（<code>${answer.type}</code>）</p>
${
	parameters.some((one) => one.in === 'query') &&
	markup`<ul>
${parameters.filter((one) => one.in === 'query').map(({ name, description }) => markup`<li><code>${name}</code> ${description}</li>\n`)}</ul>`
}
${example !== undefined && markup`<pre><code>${curlOf(example)}</code></pre>`}
`,
		),
	),
)}`;
	return { title: `${townName(town)} API`, description: 'すべてのアドレスと、試すための一行。', body, things: [] };
}
