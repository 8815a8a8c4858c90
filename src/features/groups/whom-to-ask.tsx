import type { Group } from '../../../contract/group.ts';
import { paths } from '../../../contract/paths.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';
import { Section } from '../../ui/screen.tsx';

/** Somebody who can always be asked: the desk where the group meets, and the town's own. */
export function WhomToAsk({ town, group }: { town: Town; group: Group }) {
	const places = (group.placeIds ?? []).flatMap((id) => town.places.get(id) ?? []);
	const help = town.profile?.helpDesk;
	if (places.length === 0 && !help) return null;
	return (
		<Section heading={<T k="groups.ask" />}>
			<ul class="lines">
				{places.map((place) => (
					<li key={place.id}>
						<a href={paths.place(place.id)}>
							<T k="groups.askPlace" name={<Named name={place.name} kana={place.nameKana} en={place.nameEn} />} />
						</a>{' '}
						{place.contact?.phone ? <PhoneNumber number={place.contact.phone} /> : <T k="groups.askThere" />}
					</li>
				))}
				{help && (
					<li>
						<ContentText text={help.name} inline /> {help.phone && <PhoneNumber number={help.phone} />}
						{help.text && <ContentText text={help.text} />}
					</li>
				)}
			</ul>
		</Section>
	);
}
