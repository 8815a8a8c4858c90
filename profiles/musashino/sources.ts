import type { Dataset } from '../../contract/dataset.ts';

/**
 * Where each fact about Musashino was read. What could not be read in a source is not shipped.
 *
 * No licence is stated by these pages: only facts and short quotations with their source are kept.
 */
export const MUSASHINO_SOURCES: readonly Dataset[] = [
	{
		id: 'plan-h29',
		title: '武蔵野市市民活動促進基本計画改定計画 概要版（平成29年3月）',
		publisher: '武蔵野市 市民部 市民活動推進課',
		attribution: '出典：武蔵野市「武蔵野市市民活動促進基本計画改定計画 概要版」（平成29年3月）',
	},
	{
		id: 'plan-order',
		title: '市民協働推進事業 平成24年度（基本施策の並び）',
		publisher: '武蔵野市',
		url: 'https://www.city.musashino.lg.jp/',
		attribution: '出典：武蔵野市ウェブサイト「市民協働推進事業 平成24年度」',
	},
	{
		id: 'seibu-rules',
		title: '西部コミュニティセンター 利用について（2025年6月19日版）',
		publisher: '西部コミュニティセンター',
		url: 'https://seibu-c.sakura.ne.jp/',
		attribution: '出典：西部コミュニティセンター「利用について」（2025年6月19日版）',
	},
	{
		id: 'kichijoji-higashi-rules',
		title: '吉祥寺東コミュニティセンター（九浦の家）使用の決まり（平成27年8月改定）',
		publisher: '吉祥寺東コミュニティ協議会',
		attribution: '出典：吉祥寺東コミュニティセンター（九浦の家）「使用の決まり」（平成27年8月改定）',
	},
	{
		id: 'honjuku-site',
		title: '本宿コミュニティセンター ウェブサイト',
		publisher: '本宿コミュニティセンター',
		url: 'https://honjuk-c.sakura.ne.jp/',
		attribution: '出典：本宿コミュニティセンター ウェブサイト',
	},
	{
		id: 'city-paper',
		title: '市報むさしの（コミュニティセンター事業案内）',
		publisher: '武蔵野市',
		attribution: '出典：市報むさしの No.2216 11面、令和5年4月1日号 11面',
	},
	{
		id: 'place-site',
		title: '武蔵野プレイスの4つの機能',
		publisher: '武蔵野文化生涯学習事業団',
		url: 'https://www.musashino.or.jp/place/1001617/1001619.html',
		attribution: '出典：武蔵野文化生涯学習事業団「武蔵野プレイスの4つの機能」',
	},
	{
		id: 'vcm-site',
		title: 'ボランティアセンター武蔵野について',
		publisher: '武蔵野市民社会福祉協議会',
		url: 'https://shakyou.or.jp/vcm/about_vcm.html',
		attribution: '出典：武蔵野市民社会福祉協議会「ボランティアセンター武蔵野について」',
	},
	{
		id: 'area-codes',
		title: '全国の自治体コードと位置（localgovjp）',
		publisher: 'Code for FUKUI',
		licence: 'CC0 1.0',
		licenceUrl: 'https://creativecommons.org/publicdomain/zero/1.0/deed.ja',
		url: 'https://github.com/code4fukui/localgovjp',
		attribution: '出典：code4fukui/localgovjp（CC0）',
	},
	{
		id: 'town-names',
		title: '武蔵野市の町名（読みは事典の記事による）',
		publisher: 'ウィキペディア日本語版',
		url: 'https://ja.wikipedia.org/wiki/武蔵野市の町名',
		attribution: '出典：「武蔵野市の町名」（ウィキペディア日本語版）から町名と読みだけを参照',
	},
];
