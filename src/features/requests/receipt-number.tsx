import { formatReceiptCode, spokenReceiptCode } from '../../../contract/receipt-code.ts';
import { htmlLang } from '../../i18n/language.ts';
import { locale } from '../../i18n/locale.ts';
import { T } from '../../i18n/text.tsx';

/** 受付番号, as large as the screen allows, with how to say it. */
export function ReceiptNumber({ code }: { code: string }) {
	return (
		<div class="receipt">
			<p class="receipt__label">
				<T k="requests.number" />
			</p>
			<p class="receipt__code tabular">{formatReceiptCode(code)}</p>
			{htmlLang(locale.value) === 'ja' && (
				<p class="receipt__spoken">
					<T k="requests.numberSpoken" spoken={spokenReceiptCode(code)} />
				</p>
			)}
		</div>
	);
}
