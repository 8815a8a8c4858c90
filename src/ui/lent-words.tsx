/** What a place that its keeper lends is for, to whom, and how one asks, in the words of the screen. */
import type { Lent, LentAskBy, LentWho } from '../../contract/lent.ts';
import type { MessageKey } from '../i18n/catalogue.ts';
import { T } from '../i18n/text.tsx';
import { PURPOSE_WORDS } from './purpose-words.ts';

export const WHO_WORDS: Record<LentWho, MessageKey> = {
	anyone: 'places.lentAnyone',
	groups: 'places.lentGroups',
	talk: 'places.lentTalk',
};
export const ASK_WORDS: Record<LentAskBy, MessageKey> = {
	phone: 'places.askPhone',
	counter: 'places.askCounter',
	web: 'places.askWeb',
};

export function PurposesText({ lent: { purposes } }: { lent: Pick<Lent, 'purposes'> }) {
	return (
		<>
			{purposes.map((purpose, at) => (
				<span key={purpose}>
					{at > 0 && '・'}
					<T k={PURPOSE_WORDS[purpose]} />
				</span>
			))}
		</>
	);
}
