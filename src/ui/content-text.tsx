import './content-text.css';
import type { Worded } from '../../contract/common.ts';
import { htmlLang } from '../i18n/language.ts';
import { locale } from '../i18n/locale.ts';
import { T } from '../i18n/text.tsx';
import { wordedIn } from '../i18n/worded.ts';

/**
 * Words somebody in the town wrote, in the language they wrote them in.
 * Keeps their line breaks, and says 「日本語のみ」 when the screen speaks another language.
 */
export function ContentText({
	text,
	lang = 'ja',
	inline,
}: {
	text: string | Worded;
	/** language of the content, BCP 47 */
	lang?: string | undefined;
	/** within a line: no marker, no block */
	inline?: boolean;
}) {
	const { text: words, lang: really } = typeof text === 'string' ? { text, lang } : wordedIn(text);
	const foreign = really !== htmlLang(locale.value);
	if (inline) return foreign ? <span lang={really}>{words}</span> : words;
	return (
		<div class="content-text">
			{foreign && really === 'ja' && (
				<p class="content-text__lang">
					<T k="common.onlyJapanese" />
				</p>
			)}
			<p class="content-text__words" lang={foreign ? really : undefined}>
				{words}
			</p>
		</div>
	);
}
