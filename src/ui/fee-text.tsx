import type { Fee } from '../../contract/common.ts';
import { formatNumber, formatYen } from '../i18n/format.ts';
import { htmlLang } from '../i18n/language.ts';
import { locale } from '../i18n/locale.ts';
import { T } from '../i18n/text.tsx';
import { ContentText } from './content-text.tsx';

/**
 * What it costs. Silence is not 無料: it says that nobody told us. The source's own words are shown, and ours only where
 * they say more, or say it in the screen's language.
 */
export function FeeText({ fee, lang }: { fee: Fee | undefined; lang?: string | undefined }) {
	const text = fee?.text && <ContentText text={fee.text} lang={lang} />;
	if (!fee || fee.kind === 'unknown') return text || <T k="details.feeUnknown" />;
	if (text && saysItself(fee) && (lang ?? 'ja') === htmlLang(locale.value)) return text;
	return (
		<>
			{fee.kind === 'free' ? <T k="details.feeFree" /> : fee.yen ? formatYen(fee.yen) : <T k="details.feePaid" />}
			{text}
		</>
	);
}

function saysItself({ kind, yen, text = '' }: Fee): boolean {
	if (kind === 'free') return text.includes('無料');
	return yen === undefined || text.includes(String(yen)) || text.includes(formatNumber(yen));
}
