import type { ChosenMeeting } from '../../../contract/consult.ts';
import type { Meeting } from '../../../contract/meeting.ts';
import { town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { HOW_WORDS } from './consult-words.ts';

/** When, how and where one meets, on one line. */
export function MeetingText({ meeting }: { meeting: Meeting | ChosenMeeting }) {
	const { date, from, to, how, placeId, placeText, reach } = meeting as ChosenMeeting;
	const place = placeId === undefined ? undefined : town.value?.places.get(placeId);
	return (
		<>
			<DateText date={date} /> <TimeText from={from} to={to} />{' '}
			<span class="consult__where">
				<T k={HOW_WORDS[how]} />
				{place && (
					<>
						{' '}
						<Named name={place.name} kana={place.nameKana} en={place.nameEn} />
					</>
				)}
				{placeText && (
					<>
						{' '}
						<ContentText text={placeText} inline />
					</>
				)}
				{reach && (
					<>
						{' '}
						<ContentText text={reach} inline />
					</>
				)}
			</span>
		</>
	);
}

/** Where one meets, as a calendar takes it. */
export function whereOf({ placeId, placeText, reach }: Pick<ChosenMeeting, 'placeId' | 'placeText' | 'reach'>): string {
	const place = placeId === undefined ? undefined : town.peek()?.places.get(placeId)?.name;
	return [place, placeText, reach].filter(Boolean).join(' ');
}
