import type { Guide } from '../../contract/guide.ts';
import { formatYen } from '../i18n/format.ts';
import { T } from '../i18n/text.tsx';
import { ContentText } from './content-text.tsx';

/** How much, at most; what the source words itself stands beside it. */
export function AmountText({ amount, lang }: { amount: NonNullable<Guide['amount']>; lang: string | undefined }) {
	const parts = [
		amount.max !== undefined && <T k="guides.amountMax" yen={formatYen(amount.max)} />,
		amount.perUse !== undefined && <T k="guides.amountPerUse" yen={formatYen(amount.perUse)} />,
		amount.ratePercent !== undefined && <T k="guides.amountRate" percent={amount.ratePercent} />,
		amount.text && <ContentText text={amount.text} lang={lang} inline />,
	].filter(Boolean);
	return parts.map((part, at) => (
		<>
			{at > 0 && ' ・ '}
			{part}
		</>
	));
}
