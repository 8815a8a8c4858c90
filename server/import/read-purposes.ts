/** 使いみち of a room, from its column or, where that is silent, from names that can mean nothing else. */
import type { Purpose } from '../../contract/room.ts';

const WORDS: readonly [Purpose, RegExp][] = [
	['meeting', /会議|打合せ|打ち合わせ|集会|会合/],
	['lecture', /講座|講演|研修|学習会|セミナー|講習/],
	['music', /音楽|合唱|歌|コーラス|楽器|演奏|バンド|カラオケ/],
	['dance', /ダンス|踊|おどり|舞踊|体操|ヨガ|バレエ|太極拳/],
	['sports', /体育|運動|スポーツ|卓球|球技|バドミントン|武道/],
	['cooking', /料理|調理/],
	['craft', /工芸|工作|手芸|陶芸|美術|創作|絵画|アトリエ/],
	['tea', /茶道|茶室|和室|華道|生け花|着付/],
	['children', /子ども|こども|子供|児童|親子|乳幼児|子育て|キッズ/],
	['study', /自習|読書|図書|学習(?!会)/],
	['av', /映像|映写|視聴覚|映画|上映/],
	['lobby', /ロビー|休憩|談話|交流スペース|ラウンジ/],
];

/** Every purpose that the words name, in the contract's order; empty when they name none. */
export function readPurposes(text: string): Purpose[] {
	const plain = text.slice(0, 500).normalize('NFKC');
	return WORDS.filter(([, words]) => words.test(plain)).map(([purpose]) => purpose);
}
