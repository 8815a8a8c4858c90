import { indicatorsOf } from '../../../contract/indicators-of.ts';
import { saidOf } from '../../../contract/profile.ts';
import { type Town, town } from '../../data/town.ts';
import { formatMonth } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { DateText } from '../../ui/date-text.tsx';

/** What an intent speaks of, in the town's own names: the room and the day, the group, the event. Null: it names nothing. */
export function About({ args }: { args: Record<string, unknown> }) {
	const known = town.value;
	if (!known) return null;
	const { roomId, placeId, groupId, groupName, eventId, guideId, about, slots, notice } = args as Partial<
		Record<'roomId' | 'placeId' | 'groupId' | 'groupName' | 'eventId' | 'guideId', string>
	> & { about?: { kind?: string; id?: string }; slots?: { date?: string }[]; notice?: { title?: { ja: string } } };
	const room = known.rooms.get(roomId ?? idOf(about, 'room'));
	const place = known.places.get(room?.placeId ?? placeId ?? idOf(about, 'place'));
	const group = known.groups.get(groupId ?? idOf(about, 'group'));
	const event = known.events.get(eventId ?? idOf(about, 'event'));
	const guide = known.guides.get(guideId ?? idOf(about, 'guide'));
	const { measure, year, indicator, month } = args as {
		measure?: unknown;
		year?: unknown;
		indicator?: unknown;
		month?: unknown;
	};
	const said = measuresOf(known).find(({ code }) => code === measure);
	const counted = indicatorsOf(known.profile ?? {}).find(({ code }) => code === indicator);
	const date = Array.isArray(slots) ? slots[0]?.date : undefined;
	const parts = [
		place && <Named name={place.name} kana={place.nameKana} en={place.nameEn} />,
		room && <Named name={room.name} kana={room.nameKana} en={room.nameEn} />,
		group && <Named name={group.name} kana={group.nameKana} en={group.nameEn} />,
		!group && groupName,
		event && <Named name={event.name} kana={event.nameKana} en={event.nameEn} />,
		guide && <Named name={guide.title} kana={guide.titleKana} en={guide.titleEn} />,
		!guide && guideId && titleIn(args.fields),
		notice?.title?.ja && worded(notice.title),
		typeof year === 'number' && t('progress.year', { year }),
		said && worded(saidOf(said, 'name')),
		counted && worded(counted.name),
		typeof month === 'string' && /^\d{4}-\d{2}$/.test(month) && formatMonth(month),
		date && <DateText date={date} />,
	].filter(Boolean);
	if (parts.length === 0) return null;
	return (
		<ul class="outbox__about">
			{parts.map((part, at) => (
				<li key={at}>{part}</li>
			))}
			{Array.isArray(slots) && slots.length > 1 && (
				<li>
					<T k="common.count" n={slots.length} />
				</li>
			)}
		</ul>
	);
}

/** What a thing that waits to be made is called. */
function titleIn(fields: unknown): string | undefined {
	if (!Array.isArray(fields)) return undefined;
	const title = (fields as { field?: unknown; to?: unknown }[]).find(({ field }) => field === 'title')?.to;
	return typeof title === 'string' && title !== '' ? title : undefined;
}

function measuresOf({ profile }: Town) {
	return (profile?.policies ?? []).flatMap(({ measures }) => measures);
}

function idOf(about: { kind?: string; id?: string } | undefined, kind: string): string {
	return about?.kind === kind ? (about.id ?? '') : '';
}
