import './paper.css';
import '../../ui/on-paper.css';
import type { Place } from '../../../contract/place.ts';
import { formatReceiptCode } from '../../../contract/receipt-code.ts';
import type { Room } from '../../../contract/room.ts';
import { formatDate, formatRange } from '../../i18n/format.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import type { OwnRequest } from './own-requests.ts';
import { PAPER, PURPOSES_ON_PAPER } from './paper-words.ts';
import { timesOf } from './slots-words.tsx';

/**
 * The sheet for the window: A4, black on white, good on a bad copier. It exists on paper alone, and in Japanese whatever the
 * screen speaks, because the window reads it. Name and telephone are written by hand: this device does not know them.
 */
export function Paper({
	request,
	place,
	room,
	groupName,
	isForm,
	today,
	deskUrl,
}: {
	request: OwnRequest;
	place: Place | undefined;
	room: Room | undefined;
	groupName: string | undefined;
	/** a 使用申請書 for a window that decides by paper; otherwise a slip to keep */
	isForm: boolean;
	today: string;
	/** where the desk finds the request when it reads the code */
	deskUrl: string;
}) {
	const purpose = PURPOSES_ON_PAPER[request.purpose];
	const hours = place?.booking?.windowHours;
	return (
		<article class="paper on-paper" lang="ja">
			<header class="paper__head">
				<div>
					<p class="paper__to">{place ? `${place.name} ${PAPER.to}` : ''}</p>
					<p class="paper__title">{isForm ? PAPER.titleForm : PAPER.titleSlip}</p>
					<p class="paper__day">
						{PAPER.asked} {formatDate(today, 'long', 'ja')}
					</p>
				</div>
				<div class="paper__number">
					<QrCode text={deskUrl} label={PAPER.number} />
					<p class="paper__number-label">{PAPER.number}</p>
					<p class="paper__code">{formatReceiptCode(request.code)}</p>
				</div>
			</header>
			<table class="paper__table">
				<tbody>
					<tr>
						<th scope="row">{PAPER.room}</th>
						<td class="paper__large">
							{room?.name}
							{room?.floor && `（${room.floor}${PAPER.floor}）`}
						</td>
					</tr>
					<tr>
						<th scope="row">
							{PAPER.when}
							{request.slots.length > 1 && `（${request.slots.length}${PAPER.times}）`}
						</th>
						<td class="paper__large">
							<ol class={request.slots.length > 4 ? 'paper__days paper__days--many' : 'paper__days'}>
								{request.slots.map((slots) => {
									const times = timesOf(place, request.roomId, slots);
									return (
										<li key={slots.date}>
											{formatDate(slots.date, 'long', 'ja')}{' '}
											{times && <span class="paper__time">{formatRange(times.from, times.to, 'ja')}</span>}
										</li>
									);
								})}
							</ol>
						</td>
					</tr>
					<tr>
						<th scope="row">{PAPER.purpose}</th>
						<td>
							{purpose}
							{request.purposeText && `（${request.purposeText}）`}
						</td>
					</tr>
					<tr>
						<th scope="row">{PAPER.people}</th>
						<td>
							{request.people}
							{PAPER.peopleUnit}
						</td>
					</tr>
					<tr>
						<th scope="row">{PAPER.group}</th>
						<td>{groupName ?? PAPER.onePerson}</td>
					</tr>
					{request.equipment && request.equipment.length > 0 && (
						<tr>
							<th scope="row">{PAPER.equipment}</th>
							<td>{request.equipment.join('、')}</td>
						</tr>
					)}
					{request.note && (
						<tr>
							<th scope="row">{PAPER.note}</th>
							<td>{request.note}</td>
						</tr>
					)}
					<tr class="paper__by-hand">
						<th scope="row">{PAPER.name}</th>
						<td />
					</tr>
					<tr class="paper__by-hand">
						<th scope="row">{PAPER.phone}</th>
						<td />
					</tr>
				</tbody>
			</table>
			{isForm && (
				<table class="paper__table paper__table--desk">
					<caption>{PAPER.deskCaption}</caption>
					<tbody>
						<tr>
							<th scope="row">{PAPER.deskReceived}</th>
							<td />
							<th scope="row">{PAPER.deskBy}</th>
							<td />
						</tr>
						<tr>
							<th scope="row">{PAPER.deskDecision}</th>
							<td>{PAPER.deskChoices}</td>
							<th scope="row">{PAPER.note}</th>
							<td />
						</tr>
					</tbody>
				</table>
			)}
			<footer class="paper__foot">
				<p class="paper__truth">{isForm ? PAPER.truthForm : PAPER.truthSlip}</p>
				{place && (
					<p>
						{place.name} {place.address ?? ''} {place.contact?.phone && `${PAPER.tel} ${place.contact.phone}`}{' '}
						{hours && `${PAPER.window} ${formatRange(hours.from, hours.to, 'ja')}`}
					</p>
				)}
				<p>
					{formatDate(today, 'long', 'ja')} {PAPER.asOf}
				</p>
			</footer>
		</article>
	);
}
