import type { Guide } from '../../../contract/guide.ts';
import { formatYen } from '../../i18n/format.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';

/** How much, at most; what the source words itself stands beside it. */
export function AmountText({ amount, lang }: { amount: NonNullable<Guide['amount']>; lang: string | undefined }) {
	return (
		<>
			{amount.max !== undefined && (
				<span>
					<T k="guides.amountMax" yen={formatYen(amount.max)} />{' '}
				</span>
			)}
			{amount.perUse !== undefined && (
				<span>
					<T k="guides.amountPerUse" yen={formatYen(amount.perUse)} />{' '}
				</span>
			)}
			{amount.ratePercent !== undefined && (
				<span>
					<T k="guides.amountRate" percent={amount.ratePercent} />{' '}
				</span>
			)}
			{amount.text && <ContentText text={amount.text} lang={lang} inline />}
		</>
	);
}
