import type { ComponentChildren } from 'preact';
import { formatDistance } from '../../i18n/format-distance.ts';
import { T } from '../../i18n/text.tsx';
import { PURPOSE_WORDS } from '../../ui/purpose-words.ts';
import type { Candidate } from './find.ts';
import type { Wish } from './wish.ts';

const CHANNELS = {
	counter: 'rooms.whyCounter',
	request: 'rooms.whyRequest',
	instant: 'rooms.whyInstant',
	none: 'rooms.whyAsk',
} as const;

/** Why this room stands where it stands, and how one asks for it. */
export function reasonsFor({ room, place, isHome, distanceM }: Candidate, wish: Wish): ComponentChildren[] {
	const reasons: ComponentChildren[] = [];
	if (isHome) reasons.push(<T k="rooms.whyHome" />);
	else if (distanceM !== undefined) reasons.push(<T k="rooms.whyDistance" distance={formatDistance(distanceM)} />);
	if (room.capacity === undefined) reasons.push(<T k="rooms.whyPeopleUnknown" />);
	else if (wish.people) reasons.push(<T k="rooms.whyPeople" people={wish.people} n={room.capacity} />);
	else reasons.push(<T k="rooms.capacity" n={room.capacity} />);
	if (wish.purpose) reasons.push(<T k="rooms.whyPurpose" purpose={<T k={PURPOSE_WORDS[wish.purpose]} />} />);
	reasons.push(<T k={CHANNELS[place.booking?.channel ?? 'none']} />);
	return reasons;
}
