import type { LocalDate } from '../../../contract/common.ts';
import { CONFIRMED_DAYS } from '../../../contract/confirming.ts';
import { addDays } from '../../../contract/dates.ts';
import { today } from '../../data/clock.ts';
import { formatDate } from '../../i18n/format.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { type RecordRef, waitingIntents } from './waiting-edits.ts';

/** 「まちがいありません」: one press says that everything here is still so, with the day it was said last. */
export function Vouch({
	record,
	confirmedAt,
	onVouch,
}: {
	record: RecordRef;
	confirmedAt: LocalDate | undefined;
	onVouch: () => void;
}) {
	const isWaiting = waitingIntents(record).some((name) => name.endsWith('.confirm'));
	const isOld = !confirmedAt || confirmedAt < addDays(today.value, -CONFIRMED_DAYS);
	return (
		<div class="vouch" role="status">
			<div>
				<p>
					{isWaiting ? (
						<T k="editing.vouchWaiting" />
					) : confirmedAt ? (
						<T k={isOld ? 'editing.vouchOld' : 'editing.vouched'} date={formatDate(confirmedAt, 'long')} />
					) : (
						<T k="editing.vouchNever" />
					)}
				</p>
			</div>
			{!isWaiting && (
				<Button icon="check" onClick={onVouch} variant={isOld ? 'solid' : 'outline'}>
					<T k="editing.vouch" />
				</Button>
			)}
		</div>
	);
}
