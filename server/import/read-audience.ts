/** 対象者 in words to the tags a person can choose by. Only words that leave no doubt; the words stand beside the tags. */
import type { Audience } from '../../contract/common.ts';

const WORDS: readonly [Audience, RegExp][] = [
	['everyone', /どなたでも|だれでも|誰でも|制限なし|不問/],
	['infants', /乳幼児|未就学|未就園|赤ちゃん|乳児|幼児|[0０]歳/],
	['children', /小学生|児童|子ども|こども|子供/],
	['youth', /中学生|高校生|大学生|学生|若者|青少年|青年/],
	['adults', /一般|大人|成人|社会人/],
	['seniors', /高齢者|シニア|(?:60|65|70|75|６０|６５|７０|７５)歳以上/],
	['parents', /保護者|親子|子育て中|パパ|ママ|父親|母親/],
	['carers', /介護(?:をしている|している|する|中の|家族|者)/],
	['disabled', /障害|障がい|障碍/],
	['foreign-residents', /外国人|外国籍|外国にルーツ/],
	['women', /女性/],
	['men', /男性/],
];

export function readAudience(text: string | undefined): Audience[] | undefined {
	if (text === undefined) return undefined;
	const found = WORDS.filter(([, words]) => words.test(text)).map(([audience]) => audience);
	return found.length > 0 ? found : undefined;
}
