/** The form of a closure and the closure it makes. Pure. */
import type { LocalDate, Worded } from '../../../contract/common.ts';
import type { ArgsOf } from '../../../contract/intents.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';

export type ClosureForm = {
	from: LocalDate;
	to: LocalDate;
	/** all day, from a time of the first day, until a time of the last */
	part: 'all' | 'from' | 'until';
	time: string;
	reason: string;
	/** own words, beside or instead of the reason */
	words: string;
	/** none: the whole place */
	roomIds: string[];
};

/** Why places close. Written in three languages once, so that a volunteer needs to write none. */
export const REASONS: readonly { value: string; k: MessageKey; words: Worded }[] = [
	{
		value: 'vote',
		k: 'desk.closeVote',
		words: { ja: '選挙の投票所になるため', easy: '選挙の ために 使います', en: 'Used as a polling station' },
	},
	{
		value: 'works',
		k: 'desk.closeWorks',
		words: { ja: '工事・点検のため', easy: '工事や 点検を します', en: 'Works or inspection' },
	},
	{
		value: 'weather',
		k: 'desk.closeWeather',
		words: {
			ja: '台風・大雨・大雪のため',
			easy: '台風や 大雨や 大雪の ため、あぶないです',
			en: 'Because of severe weather',
		},
	},
	{
		value: 'fault',
		k: 'desk.closeFault',
		words: { ja: '停電・設備の故障のため', easy: '電気や 設備が 使えません', en: 'Power cut or broken equipment' },
	},
	{
		value: 'event',
		k: 'desk.closeEvent',
		words: { ja: '行事で使うため', easy: '行事で 使います', en: 'In use for an event' },
	},
	{
		value: 'shelter',
		k: 'desk.closeShelter',
		words: {
			ja: '避難所になるため',
			easy: '避難所〈みんなが にげる ところ〉に なります',
			en: 'Used as an evacuation shelter',
		},
	},
];

export function closureOf(form: ClosureForm, placeId: string): ArgsOf<'closure.put'>['closure'] {
	const chosen = REASONS.find(({ value }) => value === form.reason);
	const words = form.words.trim();
	const reason: Worded = chosen
		? words
			? { ...chosen.words, ja: `${chosen.words.ja}（${words}）` }
			: chosen.words
		: { ja: words };
	return {
		placeId,
		from: form.from,
		to: form.to,
		...(form.roomIds.length > 0 ? { roomIds: form.roomIds } : {}),
		...(form.part === 'from' ? { fromTime: form.time } : {}),
		...(form.part === 'until' ? { toTime: form.time } : {}),
		reason,
	};
}
