import './where-section.css';
import type { Event } from '../../../contract/event.ts';
import { paths } from '../../../contract/paths.ts';
import { ACCESSIBILITY_ITEMS } from '../../../contract/place.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/screen.tsx';
import { hasPlace, PlaceName } from './event-words.tsx';

export function WhereSection({ town, event }: { town: Town; event: Event }) {
	const place = event.placeId ? town.places.get(event.placeId) : undefined;
	const rooms = (event.roomIds ?? []).flatMap((id) => town.rooms.get(id) ?? []);
	const address = event.address ?? place?.address;
	const access = event.access ?? place?.access;
	const parking = event.parking ?? place?.parking;
	const accessible = ACCESSIBILITY_ITEMS.filter((item) => place?.accessibility?.[item] === 'yes');
	const { lang } = event;
	return (
		<Section heading={<T k="events.where" />}>
			{place ? (
				<p class="where-name">
					<a href={paths.place(place.id)}>
						<Named name={place.name} kana={place.nameKana} en={place.nameEn} />
					</a>
				</p>
			) : hasPlace(town, event) ? (
				<p class="where-name">
					<PlaceName town={town} event={event} />
				</p>
			) : (
				event.online !== 'online' && (
					<p>
						<T k="events.whereUnknown" />
					</p>
				)
			)}
			<Facts
				items={[
					[
						<T k="events.room" />,
						rooms.length > 0 &&
							rooms.map((room, at) => (
								<>
									{at > 0 && '、'}
									<a href={paths.room(room.id)}>
										<Named name={room.name} kana={room.nameKana} en={room.nameEn} />
									</a>
								</>
							)),
					],
					[
						<T k="events.online" />,
						event.online && event.online !== 'onsite' && (
							<T k={event.online === 'online' ? 'events.badgeOnline' : 'events.badgeHybrid'} />
						),
					],
					[
						<T k="events.address" />,
						address && (
							<ContentText text={[address, event.addressDetail].filter(Boolean).join(' ')} lang={lang} inline />
						),
					],
					[<T k="events.access" />, access && <ContentText text={access} lang={lang} />],
					[<T k="events.parking" />, parking && <ContentText text={parking} lang={lang} />],
					[
						<T k="events.accessibility" />,
						accessible.length > 0 && (
							<a href={paths.place(event.placeId as string)}>
								<T k="events.accessibilityItems" n={accessible.length} />
							</a>
						),
					],
				]}
			/>
		</Section>
	);
}
