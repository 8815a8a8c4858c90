/** One mail to whoever has cases whose date has passed; to every coordinator where the owner works here no more. */
import type { CaseRow } from '../../contract/case.ts';
import { paths } from '../../contract/paths.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { screenAddress } from '../mail/addresses.ts';
import { CASE, readCase, writeCase } from './case-store.ts';
import { remindOverdue } from './remind-overdue.ts';

/** How many cases were named in a mail. Their titles are those of needs and offers, which are public. */
export function remindOwners(context: IntentContext): Promise<number> {
	return remindOverdue<CaseRow>(context, {
		kind: CASE,
		read: readCase,
		isUnderWay: ({ state }) => state !== 'ended',
		told: ({ reminded }) => reminded?.owner,
		noteTold: (inside, row, owner) => writeCase(inside, { ...row, reminded: { ...row.reminded, owner } }),
		words: {
			subject: 'つなぐ案件の期日が過ぎています',
			ask: '期日を過ぎた案件があります。次にすることを書くか、期日を改めるか、引き継ぎをお願いします。',
			line: ({ id, needTitle, offerTitle, due }) =>
				`■ ${needTitle} × ${offerTitle}（期日 ${due}）\n  ${screenAddress(paths.case(id))}`,
		},
	});
}
