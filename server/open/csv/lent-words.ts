/** What a place that its keeper lends is for, to whom and how one asks, in the words of pages and sheets without script. */
import type { Lent, LentAskBy, LentWho } from '../../../contract/lent.ts';
import { PURPOSE_WORDS } from './room-sheet.ts';

const WHO_WORDS: Record<LentWho, string> = {
	anyone: 'どなたでも',
	groups: '市民活動の団体',
	talk: '話を聞いてから決めます',
};
const ASK_WORDS: Record<LentAskBy, string> = { phone: '電話で', counter: 'その場所で', web: 'ウェブサイトで' };

/** Said wherever such a place is shown: nobody here knows. */
export const NOT_KNOWN_WORDS = '空き状況は分かりません。使えるかどうかは、この場所に直接お尋ねください。';

export function lentWords({ purposes, who, askBy, askText }: Lent) {
	return {
		purposes: purposes.map((purpose) => PURPOSE_WORDS[purpose]).join('・'),
		who: WHO_WORDS[who],
		ask: `${askBy.map((way) => ASK_WORDS[way]).join('、')}${askText === undefined ? '' : `（${askText}）`}`,
	};
}
