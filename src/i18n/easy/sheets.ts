import type { sheets as ja } from '../ja/sheets.ts';

export const sheets: Record<keyof typeof ja, string> = {
	link: 'A4に [印刷|いんさつ]する',
	title: '[紙|かみ]に [印刷|いんさつ]する',
	lead: 'A4の [紙|かみ]に このとおり [出ます|でます]。[壁|かべ]に はることが できます。',
	print: '[印刷|いんさつ]する',
	stamps: '[回覧板|かいらんばん]の はんこの [場所|ばしょ]を つける',
	gone: '[印刷|いんさつ]するものが ありません',
	goneHint: 'もう [終わった|おわった]かも しれません。',
};
