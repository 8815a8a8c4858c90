import type { take as ja } from '../ja/take.ts';

export const take: Record<keyof typeof ja, string> = {
	open: 'スマートフォンで [見る|みる]',

	codeTitle: '[番号|ばんごう]で [開く|ひらく]',
	codeLead: '[番号|ばんごう]は、タブレットや [紙|かみ]に [書いて|かいて] あります。7つの [文字|もじ]です。',
	codeField: '[番号|ばんごう]（7つの [文字|もじ]）',
	codeSupport: '[例|れい]：MK4-7TXA',
	codeOpen: '[開く|ひらく]',
	codeShort: '[文字|もじ]が [足りません|たりません]。7つ [書いて|かいて] ください。',
	codeWrong: '[番号|ばんごう]が ちがうようです。もう [一度|いちど] [見て|みて] ください。',
	codeUnknown:
		'その [番号|ばんごう]の ものは [見つかりません|みつかりません]。もう [終わった|おわった]かも しれません。',
	codeSeveral: '[同じ|おなじ] [番号|ばんごう]の ものが {n}つ あります。どれですか',
	codeSearch: '[名前|なまえ]で さがす',

	lineTitle: 'LINEの [中|なか]で [見て|みて]います',
	lineLead:
		'[読む|よむ]ことは できます。でも、[保存|ほぞん]したものが [消える|きえる]ことが あります。いつもの ブラウザ（SafariやChrome）で [見て|みて] ください。',
	lineOpen: 'ブラウザで [開く|ひらく]',
	lineElse:
		'[開かない|ひらかない]とき：[画面|がめん]の [角|かど]の「︙」を おして、「デフォルトの ブラウザで [開く|ひらく]」を [選んで|えらんで] ください。',

	noticeGone: 'この お[知らせ|しらせ]は ありません',
	noticeGoneHint: 'お[知らせ|しらせ]は [終わりました|おわりました]。',
	noticeHome: 'きょうの [画面|がめん]へ',
	noticeFrom: '{date}からの お[知らせ|しらせ]',
	noticeUntil: '{from}から {until}までの お[知らせ|しらせ]',
};
