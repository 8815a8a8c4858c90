/** OpenAPI 3.1 of everything that is read without signing in, its schemas made from the contract. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { Areas, Head, Nudge, Page, RpdePage, SEGMENT, Segment, Stale, Tail } from '../../../contract/feed.ts';
import { KINDS, SCHEMAS } from '../../../contract/kinds.ts';
import { PROTOCOL } from '../../../contract/version.ts';
import type { OpenAddress } from '../catalogue/open-address.ts';
import { exampleOf } from '../catalogue/open-page.ts';
import type { Making } from '../documents.ts';
import { licenceUrl, townName } from '../licences.ts';

/** One address as the document and the readable page list it. `example`: a whole address that answers 200 now. */
export type Operation = {
	path: string;
	summary: string;
	description?: string;
	tag: string;
	parameters: readonly {
		name: string;
		in: 'path' | 'query';
		description: string;
		required: boolean;
		values?: readonly string[];
	}[];
	answer: { type: string; schema?: string };
	example?: string;
};

const WIRE = { Areas, Head, Page, Segment, Tail, Nudge, Stale, RpdePage };

const FILTERS = [
	['place', '場所の id：その場所の催しだけ'],
	['group', '団体の id：その団体の催しだけ'],
	['field', '活動分野の番号：その分野の催しだけ'],
] as const;
const EMBEDDED = [
	{ what: 'events', summary: '催しの一覧（ほかのページの iframe に入れる HTML）', parameters: FILTERS },
	{
		what: 'calendar',
		summary: '催しの月ごとのカレンダー（ほかのページの iframe に入れる HTML）',
		parameters: [...FILTERS, ['month', '月（2026-12 のように）。書かなければ今月']] as const,
	},
];

const AREA = { name: 'area', in: 'path', description: '全国地方公共団体コード（6けた）', required: true } as const;
const ID = { name: 'id', in: 'path', description: '行の id', required: true } as const;

/** What the feed holds now, for examples that must exist, and the towns of this server. */
export type Held = { page: string | undefined; horizon: number; towns: readonly { code: string; name: string }[] };

export function operationsOf(making: Making, addresses: readonly OpenAddress[], held: Held): Operation[] {
	const { town, origin } = making;
	const own = `${origin}/s/${town.code}`;
	const lastSegment = (Math.floor(town.head / SEGMENT) - 1) * SEGMENT;
	const json = (schema: string) => ({ type: 'application/json', schema });
	return [
		{
			path: '/s',
			tag: 'pull',
			summary: 'このサーバーにある町',
			parameters: [],
			answer: json('Areas'),
			example: `${origin}/s`,
		},
		{
			path: '/s/{area}/head',
			tag: 'pull',
			summary: 'いまの先頭：番号、ページの一覧、検査値',
			parameters: [AREA],
			answer: json('Head'),
			example: `${own}/head`,
		},
		{
			path: '/s/{area}/p/{hash}',
			tag: 'pull',
			summary: '行をまとめたページ（変わらない）',
			parameters: [AREA, { name: 'hash', in: 'path', description: 'head にあるページの名前', required: true }],
			answer: json('Page'),
			...example(held.page && `${own}/p/${held.page}`),
		},
		{
			path: '/s/{area}/l/{epoch}/{from}-{to}',
			tag: 'pull',
			summary: '256件ずつの変更（変わらない）',
			parameters: [
				AREA,
				...['epoch', 'from', 'to'].map((name) => ({ name, in: 'path' as const, description: name, required: true })),
			],
			answer: json('Segment'),
			...example(lastSegment >= held.horizon && `${own}/l/${town.epoch}/${lastSegment}-${lastSegment + SEGMENT}`),
		},
		{
			path: '/s/{area}/t/{epoch}/{from}',
			tag: 'pull',
			summary: '区切り（64の倍数）から先頭までの変更',
			parameters: [
				AREA,
				...['epoch', 'from'].map((name) => ({ name, in: 'path' as const, description: name, required: true })),
			],
			answer: json('Tail'),
			example: `${own}/t/${town.epoch}/${town.head - (town.head % 64)}`,
		},
		{
			path: '/s/{area}/poke',
			tag: 'pull',
			summary: '先頭が動くまで待つ（25秒まで）',
			parameters: [AREA, { name: 'after', in: 'query', description: '手もとの番号', required: true }],
			answer: json('Nudge'),
			example: `${own}/poke?after=0`,
		},
		{
			path: '/feed/{area}',
			tag: 'feed',
			summary: 'すべての行のフィード（RPDE 1.0）',
			parameters: [
				AREA,
				{ name: 'afterChangeNumber', in: 'query', description: 'この番号よりあとの行', required: false },
				{ name: 'limit', in: 'query', description: '一度に読む行の数（1000まで）', required: false },
				{ name: 'epoch', in: 'query', description: 'next に書かれていたとおり', required: false },
			],
			answer: json('RpdePage'),
			example: `${origin}/feed/${town.code}?afterChangeNumber=0&limit=5`,
		},
		...addresses.map((address): Operation => {
			return {
				path: `/open/{area}/${address.pattern}`,
				tag: address.group,
				summary: address.title,
				description: address.titleEn,
				parameters: [
					AREA,
					...(address.pattern.includes('{id}') ? [ID] : []),
					...(address.parameters ?? []).map(({ name, words, values, required = false }) => ({
						name,
						in: 'query' as const,
						description: words,
						required,
						...(values ? { values } : {}),
					})),
				],
				answer: { type: address.type },
				...example(exampleOf(address, making)),
			};
		}),
		...EMBEDDED.map(
			({ what, summary, parameters }): Operation => ({
				path: `/embed/{area}/${what}`,
				tag: 'embed',
				summary,
				parameters: [
					AREA,
					...parameters.map(([name, description]) => ({ name, in: 'query' as const, description, required: false })),
				],
				answer: { type: 'text/html' },
				example: `${origin}/embed/${town.code}/${what}`,
			}),
		),
		{
			path: '/import/{area}/groups.xlsx',
			tag: 'csv',
			summary: '市民活動団体一覧に書き込むためのExcelブック',
			description: 'The sheet for groups to fill in, with lists to choose from, an example and a legend',
			parameters: [AREA],
			answer: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
			example: `${origin}/import/${town.code}/groups.xlsx`,
		},
		{
			path: '/sitemap.xml',
			tag: 'site',
			summary: 'すべてのページのアドレス',
			parameters: [],
			answer: { type: 'application/xml' },
			example: `${origin}/sitemap.xml`,
		},
	];
}

function example(address: string | false | undefined): { example?: string } {
	return address ? { example: address } : {};
}

export function writeOpenApi(making: Making, operations: readonly Operation[]): string {
	const { town, origin } = making;
	const schemas = Object.fromEntries([
		...Object.entries(WIRE).map(([name, schema]) => [name, schemaOf(schema)]),
		...KINDS.map((kind) => [`row.${kind}`, schemaOf(SCHEMAS[kind])]),
	]);
	return JSON.stringify({
		openapi: '3.1.0',
		jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
		info: {
			title: `${townName(town)} 縁側`,
			summary: 'Public rows of a town: everything here is read with GET, without a key and without a cookie.',
			version: String(PROTOCOL),
			license: { name: '出典とライセンス', url: licenceUrl(town, origin) },
		},
		servers: [{ url: origin }],
		tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
		paths: Object.fromEntries(operations.map((operation) => [operation.path, { get: describe(operation) }])),
		components: { schemas },
	});
}

/** One line that fetches the example. */
export function curlOf(address: string): string {
	return `curl --compressed '${address}'`;
}

function describe({ path, summary, description, tag, parameters, answer, example: address }: Operation) {
	const content = { [answer.type]: answer.schema ? { schema: { $ref: `#/components/schemas/${answer.schema}` } } : {} };
	return {
		operationId: path.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'root',
		tags: [tag],
		summary,
		...(description === undefined ? {} : { description }),
		parameters: parameters.map(({ name, in: place, description, required, values }) => ({
			name,
			in: place,
			description,
			required,
			schema: { type: 'string', ...(values ? { enum: values } : {}) },
		})),
		responses: {
			'200': { description: summary, content },
			'304': { description: '変わっていない' },
			...(parameters.some((one) => one.in === 'query') ? { '400': { description: '質問の書き方が違う' } } : {}),
			'404': { description: 'ない' },
		},
		...(address === undefined ? {} : { 'x-codeSamples': [{ lang: 'Shell', label: 'curl', source: curlOf(address) }] }),
	};
}

/** Checks that only code can do are left out: the schema may say less than the contract, never something else. */
function schemaOf(schema: Parameters<typeof toJsonSchema>[0]): unknown {
	const { $schema: _, ...rest } = toJsonSchema(schema, { errorMode: 'ignore', target: 'draft-2020-12' });
	return rest;
}
