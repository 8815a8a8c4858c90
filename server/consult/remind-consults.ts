/** One mail to whoever has consultations that nobody answered by their date, and to every coordinator of those that nobody took. */
import { type ConsultRow, isUnderWay } from '../../contract/consult.ts';
import { paths } from '../../contract/paths.ts';
import { formatReceiptCode } from '../../contract/receipt-code.ts';
import { remindOverdue } from '../coordination/remind-overdue.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { screenAddress } from '../mail/addresses.ts';
import { CONSULT, readConsult, writeConsult } from './consult-store.ts';

/** How many consultations were named in a mail: by number and date alone. */
export function remindConsults(context: IntentContext): Promise<number> {
	return remindOverdue<ConsultRow>(context, {
		kind: CONSULT,
		read: readConsult,
		isUnderWay,
		told: ({ reminded }) => reminded,
		noteTold: (inside, row, reminded) => writeConsult(inside, { ...row, reminded }),
		words: {
			subject: '相談の期日が過ぎています',
			ask: '期日を過ぎた相談があります。お返事か、引き継ぎをお願いします。',
			line: ({ code, due, owner, id }) =>
				`■ 受付番号 ${formatReceiptCode(code)}（期日 ${due}${owner ? '' : '・担当が決まっていません'}）\n  ${screenAddress(paths.consultAtWork(id))}`,
		},
	});
}
