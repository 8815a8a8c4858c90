/** The command line of the importer. Whatever is wrong with it is one sentence that says what to write instead. */
import { parseArgs } from 'node:util';
import { isAreaCode, repairAreaCode } from '../../contract/codes.ts';
import type { ImportKind } from './columns.ts';
import { KINDS } from './known-headers.ts';

export type ImportOptions = {
	files: string[];
	area: string;
	kind?: ImportKind;
	dataset?: string;
	title?: string;
	publisher?: string;
	licence?: string;
	licenceUrl?: string;
	attribution?: string;
	url?: string;
	dryRun: boolean;
	complete: boolean;
};

export const USAGE = `使い方: npm run import -- ファイル… --area 団体コード [選べること]

  --area 132039          取り込み先の町（全国地方公共団体コード6けた）
  --kind places          表の種類: places（公共施設・子育て施設）, events（イベント）, groups（市民活動団体）, rooms（部屋）, safety（避難場所・避難所・AED・公衆無線LAN）。書かなければ見出しから決めます
  --dataset 名前         この表の名前。次に同じ名前で取り込むと、変わったところだけを書きます。書かなければファイル名から決めます
  --title 題名           画面に出す題名
  --publisher 作成者     作った人
  --licence 名前         ライセンス（CC BY 4.0 など）
  --licence-url URL      ライセンスの説明
  --attribution 文       画面に必ず出す出典の文
  --url URL              もとのファイルがある所
  --dry-run              何も書かず、何が変わるかだけを出します
  --complete             この表がすべて。表からなくなった行を消します`;

/** The options, or the one sentence. */
export function readOptions(args: string[]): ImportOptions | { help: true } | { mistake: string } {
	let parsed: ReturnType<typeof parse>;
	try {
		parsed = parse(args);
	} catch (error) {
		return { mistake: explainParseError(error instanceof Error ? error.message : String(error)) };
	}
	const { values, positionals: files } = parsed;
	if (values.help) return { help: true };
	if (files.length === 0)
		return { mistake: '取り込むファイルの名前を書いてください。例: npm run import -- list.csv --area 132039' };
	if (values.area === undefined)
		return { mistake: '--area に全国地方公共団体コードを書いてください。例: --area 132039' };
	if (!isAreaCode(values.area)) {
		const reading = repairAreaCode(values.area);
		const hint = 'code' in reading ? reading.code : '132039 のように検査数字まで6けたのコード';
		return {
			mistake: `--area「${values.area}」は全国地方公共団体コードではありません。--area ${hint} と書いてください。`,
		};
	}
	if (values.kind !== undefined && !isKind(values.kind)) {
		return { mistake: `--kind「${values.kind}」はありません。${KINDS.join('、')} のどれかを書いてください。` };
	}
	if (values.dataset !== undefined && files.length > 1) {
		return { mistake: '--dataset は、ファイルを一つだけ書いたときに使えます。ファイルを一つずつ取り込んでください。' };
	}
	if (values.dataset !== undefined && datasetId(values.dataset) === '') {
		return { mistake: '--dataset には、文字や数字のある名前を書いてください。例: --dataset yaizu-facilities' };
	}
	for (const [name, url] of [
		['--licence-url', values['licence-url']],
		['--url', values.url],
	] as const) {
		if (url !== undefined && !/^https?:\/\//.test(url)) {
			return { mistake: `${name}「${url}」は https:// で始まるURLで書いてください。` };
		}
	}
	return {
		files,
		area: values.area,
		dryRun: values['dry-run'] ?? false,
		complete: values.complete ?? false,
		...(values.kind === undefined ? {} : { kind: values.kind as ImportKind }),
		...(values.dataset === undefined ? {} : { dataset: values.dataset }),
		...(values.title === undefined ? {} : { title: values.title }),
		...(values.publisher === undefined ? {} : { publisher: values.publisher }),
		...((values.licence ?? values.license) === undefined ? {} : { licence: values.licence ?? values.license }),
		...(values['licence-url'] === undefined ? {} : { licenceUrl: values['licence-url'] }),
		...(values.attribution === undefined ? {} : { attribution: values.attribution }),
		...(values.url === undefined ? {} : { url: values.url }),
	};
}

const isKind = (word: string): word is ImportKind => (KINDS as readonly string[]).includes(word);

function parse(args: string[]) {
	return parseArgs({
		args,
		allowPositionals: true,
		options: {
			area: { type: 'string' },
			kind: { type: 'string' },
			dataset: { type: 'string' },
			title: { type: 'string' },
			publisher: { type: 'string' },
			licence: { type: 'string' },
			license: { type: 'string' },
			'licence-url': { type: 'string' },
			attribution: { type: 'string' },
			url: { type: 'string' },
			'dry-run': { type: 'boolean' },
			complete: { type: 'boolean' },
			help: { type: 'boolean', short: 'h' },
		},
	});
}

function explainParseError(message: string): string {
	const option = /'(-[^' ]{1,40})/.exec(message)?.[1] ?? '';
	if (/argument missing|ambiguous/i.test(message)) return `${option} のあとに値を書いてください（${option} 値）。`;
	if (/does not take an argument/i.test(message)) return `${option} は値なしで書いてください。`;
	return `${option} という選択はありません。--help で使い方が出ます。`;
}

/** A dataset's id from its name or the file's: 「施設 (1).csv」 downloaded twice is the same list. At most 60 characters. */
export function datasetId(name: string): string {
	return name
		.normalize('NFKC')
		.replace(/^.*[/\\]/, '')
		.replace(/\.(?:csv|tsv|txt|xlsx|xlsm|ics)$/i, '')
		.replace(/(?:\s?\(\d{1,3}\)|\s?-\s?コピー|\s?のコピー)$/, '')
		.trim()
		.replace(/[^\p{L}\p{N}ー._-]+/gu, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 60);
}
