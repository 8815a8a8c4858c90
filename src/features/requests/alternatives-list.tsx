import { paths } from '../../../contract/paths.ts';
import { Named, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { SlotText } from '../../ui/slot-text.tsx';
import type { Alternative } from './alternatives.ts';

/** Free slots nearby, each one press away from being asked for. */
export function AlternativesList({ alternatives }: { alternatives: readonly Alternative[] }) {
	if (alternatives.length === 0) return null;
	return (
		<div class="alternatives">
			<p class="alternatives__heading">
				<T k="requests.nearHeading" />
			</p>
			<ul class="alternatives__list">
				{alternatives.map(({ room, date, slot }) => (
					<li key={`${room.id}${date}${slot.id}`}>
						<LinkButton href={paths.ask(room.id, date, [slot.id])}>
							<DateText date={date} /> <SlotText slot={slot} />{' '}
							<Named name={room.name} kana={room.nameKana} en={room.nameEn} />
						</LinkButton>
					</li>
				))}
			</ul>
		</div>
	);
}
