import type { Profile } from '../../contract/profile.ts';
import { INDICATORS } from './indicators.ts';
import { MEASURE_WORDS, PLAN_WORDS, POLICY_WORDS } from './plan-words.ts';

const PLAN = '概要版（平成29年3月）';
const BY_MEANING = `${PLAN}の表。施策と概要の組合せ、または基本施策への振り分けは、表の文字抽出が崩れているため文意による`;

type Policy = NonNullable<Profile['policies']>[number];
type Measure = Policy['measures'][number];

/** `sure` tells about the pairing: names and descriptions themselves are the plan's own words. */
function measure(code: string, name: string, summary: string, priority: boolean, sure: Measure['sure']): Measure {
	const indicators = INDICATORS[code];
	const sourceText = sure === 'primary' ? `${PLAN}の表` : BY_MEANING;
	const words = MEASURE_WORDS[code];
	return {
		code,
		name,
		...(words && { words }),
		summary,
		priority,
		sure,
		sourceText,
		...(indicators && { indicators }),
	};
}

/** Ⅵ 実施計画: four 基本施策 and their twelve 施策, three of them 重点施策. */
export const POLICIES: Policy[] = [
	{
		code: '1',
		name: '市民活動の裾野の拡大',
		words: POLICY_WORDS['1'],
		sure: 'primary',
		sourceText: `${PLAN}の表。順は「市民協働推進事業 平成24年度」による`,
		measures: [
			measure(
				'1-1',
				'市民活動のきっかけづくり',
				'ボランティア意識向上に向けた場の提供や、活動のきっかけの場の提供、地域の魅力発信による参加につなげる地域の魅力発信を行います。',
				true,
				'primary',
			),
			measure(
				'1-2',
				'多様な活動につながる情報の提供',
				'市民活動団体の情報を多様な媒体と機会を通じて提供するとともに、地域の社会的な課題に関する情報など、活動のテーマにつながるような情報についても提供していきます。',
				false,
				'inferred',
			),
		],
	},
	{
		code: '2',
		name: '市民活動の促進と自律・自立に向けた支援の充実',
		words: POLICY_WORDS['2'],
		sure: 'primary',
		sourceText: `${PLAN}の表。順は「市民協働推進事業 平成24年度」による`,
		measures: [
			measure(
				'2-1',
				'情報提供の充実',
				'他団体の活動情報や団体運営に必要な情報、さらには助成金や融資制度など財政支援につながるような情報など、市民活動の多様性とステージにあわせ、自律・自立につながる情報を提供していきます。',
				false,
				'inferred',
			),
			measure(
				'2-2',
				'市民活動に関する学びの機会の提供',
				'講座等の開催により、市民活動の多様性とステージにあわせ、必要な意欲・能力の向上の場を提供します。あわせて、地域課題を体系的に学ぶ場の構築を進めます。',
				true,
				'primary',
			),
			measure(
				'2-3',
				'相談体制の充実',
				'市民活動団体の団体運営や事業内容等に関する相談に対応する体制の充実を図ります。',
				false,
				'inferred',
			),
			measure(
				'2-4',
				'財政的な支援',
				'補助金制度の見直しを行うとともに、資金調達のための情報提供の充実を図ります。',
				false,
				'inferred',
			),
			measure(
				'2-5',
				'交流の促進',
				'武蔵野プレイスを活用する等により、市民活動団体の交流機会の場の提供や、異なるセクターとの連携を推進します。',
				false,
				'inferred',
			),
		],
	},
	{
		code: '3',
		name: '市民活動の場の利用促進',
		words: POLICY_WORDS['3'],
		sure: 'primary',
		sourceText: `${PLAN}の表。順は「市民協働推進事業 平成24年度」による`,
		measures: [
			measure(
				'3-1',
				'武蔵野プレイスの有効活用',
				'テーマやニーズごとに市民活動団体同士をマッチングできるコーディネート機能の強化や相談体制の確立、市民活動に関する情報の発信や講座の開催など、武蔵野プレイスを活用した様々な支援を実施します。',
				false,
				'inferred',
			),
			measure(
				'3-2',
				'多様な活動の場の情報提供',
				'コミュニティセンターをはじめとした様々な公共施設や公共施設以外の利用可能な施設等についても、幅広く情報を提供します。',
				false,
				'primary',
			),
		],
	},
	{
		code: '4',
		name: '課題解決のための「連携と協働」の推進',
		words: POLICY_WORDS['4'],
		sure: 'primary',
		sourceText: `${PLAN}の表。順は「市民協働推進事業 平成24年度」による`,
		measures: [
			measure(
				'4-1',
				'連携と協働に向けたネットワークの構築',
				'協働に関する情報提供を行うとともに、企業・大学との協働に関する相談・情報提供や異なるセクターとの交流の推進を図ります。',
				false,
				'inferred',
			),
			measure(
				'4-2',
				'協働に向けた体制の整備',
				'「連携・協働」の考えを共有し、職員の協働に対する理解の促進と知識の習得を図るとともに、地域の情報や課題を、市民と行政が相互に学ぶことのできる場の構築を進めます。',
				false,
				'inferred',
			),
			measure(
				'4-3',
				'コーディネート機能の強化',
				'複雑化・多様化する課題やニーズに対応すべく、地域としてコーディネートしていく体制作りを進めます。',
				true,
				'primary',
			),
		],
	},
];

const FIGURE = `${PLAN} Ⅲ。6つのステージの図は読み取れず、本文にある後ろ3つの名だけが確かめられた`;

/** 市民活動のステージ. Three names stand in the plan's text; the others were in a figure and are not invented. */
export const STAGES: Profile['stages'] = [
	...['1', '2', '3'].map((code) => ({
		code,
		name: { ja: '名称未確認', easy: '名前は まだ わかりません', en: 'Name not confirmed' },
		sure: 'unknown' as const,
		sourceText: FIGURE,
	})),
	{
		code: '4',
		name: { ja: '活動実践', easy: '活動を している', en: 'Active' },
		autonomous: true,
		sure: 'primary',
		sourceText: `${FIGURE}。名は原文、4番目であることは並びからの推定`,
	},
	{
		code: '5',
		name: { ja: '成長・安定', easy: '大きく なる・おちついて つづく', en: 'Growing and steady' },
		autonomous: true,
		sure: 'primary',
		sourceText: `${FIGURE}。名は原文、5番目であることは並びからの推定`,
	},
	{
		code: '6',
		name: { ja: '展開', easy: '活動を ひろげる', en: 'Reaching out' },
		autonomous: true,
		sure: 'primary',
		sourceText: `${FIGURE}。名は原文、6番目であることは並びからの推定`,
	},
];

/** Five abilities asked of those who coordinate; held by a team together, not by one person. */
export const ABILITIES: Profile['abilities'] = [
	'調整力',
	'コミュニケーション力',
	'地域をつなぐ力',
	'創造性・企画力',
	'リスクマネジメント力',
].map((name, i) => ({
	code: String(i + 1),
	name,
	sure: 'primary' as const,
	sourceText: `${PLAN} Ⅴ-2「コーディネート機能を担う人材に求められる力量」。「複数の人や組織が協力して全体として」発揮するとされる`,
}));

export const COORDINATION_LEVELS: Profile['coordinationLevels'] = [
	{
		code: '1',
		name: '地域コミュニティにおけるコーディネート機能',
		text: 'コミュニティセンターが、地域の情報を発信する機能をもち、市民や様々な団体が集まりつながることのできる場として、コーディネート機能を高めていく。',
		sure: 'primary',
		sourceText: `${PLAN} Ⅴ-2①（要約）`,
	},
	{
		code: '2',
		name: '分野ごとの市民活動におけるコーディネート機能',
		text: '市に存在する多様なニーズを俯瞰し、支援する人材を把握し、ニーズに合わせて適切に人材を配置してつなげる。',
		sure: 'primary',
		sourceText: `${PLAN} Ⅴ-2②（要約）`,
	},
	{
		code: '3',
		name: '地域や分野の間をつなぐコーディネート機能',
		text: '異なる活動分野の間、複数の地域コミュニティの間、地域コミュニティ活動と個々のテーマに基づく活動の間を、広域的な範囲を視野に入れてつなぐ。',
		sure: 'primary',
		sourceText: `${PLAN} Ⅴ-2③（要約）`,
	},
];

export const DEFINITIONS: Profile['definitions'] = [
	{
		term: '協働',
		kana: 'きょうどう',
		text: '市民活動団体相互や企業・行政等の多様な担い手が、目的を共有し、対等な立場と適切な責任・役割の分担のもとに協力し、それぞれの特性を最大限発揮して相乗効果をあげながら、社会的な課題の解決のために取り組むこと',
		sure: 'primary',
		sourceText: `${PLAN} Ⅲ-2「連携と協働」について`,
	},
	{
		term: '連携',
		kana: 'れんけい',
		text: '互いに連絡をとり、協力し合って活動を行うこと',
		sure: 'primary',
		sourceText: `${PLAN} Ⅲ-2。「連携と協働」は、協働よりもよりゆるやかなつながりも含めた表現とされる`,
	},
	{
		term: '自律・自立',
		kana: 'じりつ・じりつ',
		text: '市民活動団体が自律的・自立的な活動基盤を有していること。6つのステージのうち「活動実践」「成長・安定」「展開」の3つのステージの状態',
		sure: 'primary',
		sourceText: `${PLAN} Ⅲ-1（要約）`,
	},
	{
		term: '地域フォーラム',
		kana: 'ちいきふぉーらむ',
		text: 'コミュニティ協議会を中心に取り組んでいる話合いの場。市民活動団体も積極的に関わることが求められている',
		sure: 'primary',
		sourceText: `${PLAN} Ⅴ-3（要約）`,
	},
	{
		term: '地域デビュー',
		kana: 'ちいきでびゅー',
		text: '地域の活動から疎遠だった人たちが、魅力や地域への愛着を感じ、自分も地域で何かやってみようとすること',
		sure: 'primary',
		sourceText: `${PLAN} Ⅴ-1（要約）`,
	},
];

export const PLAN_ITSELF: Profile['plan'] = {
	name: '武蔵野市市民活動促進基本計画改定計画',
	words: PLAN_WORDS,
	period: '平成29年度〜平成33年度',
	vision:
		'市民による公益的活動が活性化し、同時に市民活動団体相互や行政等の他の組織との間における「連携と協働」が実現し、すべての団体・組織が課題を解決していく社会',
	principles: ['自発性・自主性の尊重', '先駆性・多様性の尊重', '自律化・自立化の促進'],
	sure: 'primary',
	sourceText: `${PLAN} Ⅰ・Ⅱ`,
};
