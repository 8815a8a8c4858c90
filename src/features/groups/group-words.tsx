/** Words about groups that the list and the single screen share. */
import type { Worded } from '../../../contract/common.ts';
import type { Group } from '../../../contract/group.ts';
import type { Profile } from '../../../contract/profile.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { weekdayMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import type { Band } from './queries.ts';

export const BAND_WORDS: Record<Band, MessageKey> = {
	morning: 'groups.bandMorning',
	afternoon: 'groups.bandAfternoon',
	evening: 'groups.bandEvening',
};

export const RECRUITING_WORDS: Record<'open' | 'ask', MessageKey> = {
	open: 'groups.recruitingOpen',
	ask: 'groups.recruitingAsk',
};

export function weekdayWords(days: readonly (number | string)[]): string {
	return days.map((day) => weekdayMarked(Number(day), 'long')).join('・');
}

export function Bands({ bands }: { bands: readonly string[] }) {
	return bands.map((band, at) => (
		<>
			{at > 0 && '・'}
			<T k={BAND_WORDS[band as Band]} />
		</>
	));
}

/** When it meets, in its own words, or from its days; null when neither is known. */
export function Schedule({ group }: { group: Group }) {
	if (group.scheduleText) return <ContentText text={group.scheduleText} lang={group.lang} inline />;
	if (!group.weekdays?.length) return null;
	return (
		<>
			<Marked text={weekdayWords(group.weekdays)} />
			{group.timeBands?.length ? (
				<>
					{' '}
					<Bands bands={group.timeBands} />
				</>
			) : null}
		</>
	);
}

export function hasSchedule(group: Group): boolean {
	return Boolean(group.scheduleText || group.weekdays?.length);
}

/** The profile's name of a field; a code that the profile does not know is shown as it is. */
export function fieldName(profile: Profile | undefined, code: string): Worded {
	return profile?.fields.find((field) => field.code === code)?.name ?? { ja: code };
}

export function areaName(profile: Profile | undefined, id: string): string {
	return profile?.areas.find((area) => area.id === id)?.name ?? id;
}

export function stageName(profile: Profile | undefined, code: string): Worded {
	return profile?.stages.find((stage) => stage.code === code)?.name ?? { ja: code };
}
