import { findPersonalData, type PersonalWhat } from '../../contract/personal-data.ts';
import type { MessageKey } from '../i18n/catalogue.ts';
import { T } from '../i18n/text.tsx';
import { Warning } from './warning.tsx';

const WORDS: Record<PersonalWhat, MessageKey> = {
	phone: 'personal.phone',
	email: 'personal.email',
	address: 'personal.address',
	name: 'personal.name',
};

/** Asks, while it is written, about what looks like somebody's own data in a text that others will read. Forbids nothing. */
export function PersonalNote({ text }: { text: string }) {
	const found = findPersonalData(text);
	return (
		<div role="status">
			{found.length > 0 && (
				<Warning>
					{found.slice(0, 3).map(({ what, text: words }) => (
						<p key={`${what} ${words}`}>
							<T k={WORDS[what]} words={<span lang="ja">{words}</span>} />
						</p>
					))}
					<p>
						<T k="personal.ask" />
					</p>
				</Warning>
			)}
		</div>
	);
}
