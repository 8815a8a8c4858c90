import { now } from '../../data/clock.ts';
import { formatInstant } from '../../i18n/format.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import type { OwnMessage } from './queries.ts';

/** What both sides wrote, the oldest first. `author`: whose words an author's are, for whoever reads. */
export function Messages({
	messages,
	author = 'consult.me',
}: {
	messages: readonly OwnMessage[];
	author?: 'consult.me' | 'consultLead.author';
}) {
	return (
		<>
			{messages.map(({ from, text, at, unsent }, n) => (
				<div key={n} class={`consult__message consult__message--${from}`}>
					<p>
						<span class="consult__who">
							<T k={from === 'author' ? author : 'consult.them'} />
						</span>{' '}
						<span class="consult__soft">
							{formatInstant(at, now.value.ms)}
							{unsent && (
								<>
									（<T k="consult.sending" />）
								</>
							)}
						</span>
					</p>
					<ContentText text={text} />
				</div>
			))}
		</>
	);
}
