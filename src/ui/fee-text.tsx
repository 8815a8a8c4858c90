import type { Fee } from '../../contract/common.ts';
import { formatYen } from '../i18n/format.ts';
import { T } from '../i18n/text.tsx';
import { ContentText } from './content-text.tsx';

/** What it costs. Silence is not 無料: it says that nobody told us. */
export function FeeText({ fee, lang }: { fee: Fee | undefined; lang?: string | undefined }) {
	const text = fee?.text && <ContentText text={fee.text} lang={lang} />;
	if (!fee || fee.kind === 'unknown') return text || <T k="details.feeUnknown" />;
	return (
		<>
			{fee.kind === 'free' ? <T k="details.feeFree" /> : fee.yen ? formatYen(fee.yen) : <T k="details.feePaid" />}
			{text}
		</>
	);
}
