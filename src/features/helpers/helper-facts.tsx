import type { HelperRow, HelperSelf } from '../../../contract/helper.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { ContentText } from '../../ui/content-text.tsx';
import { ExchangeTimes } from '../../ui/exchange-times.tsx';
import { KIND_WORDS } from '../../ui/exchange-words.ts';
import { Facts } from '../../ui/facts.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';

type Shown = HelperRow | HelperSelf;

/** Everything that is held of a person, as coordinators and the person see it. */
export function HelperFacts({ town, row }: { town: Town; row: Shown }) {
	const places = (row.placeIds ?? []).flatMap((id) => town.places.get(id) ?? []);
	const fields = (town.profile?.fields ?? []).filter(({ code }) => row.fields.includes(code));
	const abilities = (town.profile?.abilities ?? []).filter(({ code }) => row.abilities?.includes(code));
	return (
		<Facts
			items={[
				[<T k="helpers.kinds" />, <KindsText kinds={row.kinds} />],
				[<T k="helpers.text" />, row.text && <ContentText text={row.text} />],
				[<T k="helpers.name" />, row.contact && <span lang="ja">{row.contact.name}</span>],
				[<T k="helpers.contactHow" />, <ContactText contact={row.contact} />],
				[<T k="helpers.fields" />, fields.map(({ name }) => worded(name)).join('・')],
				[
					<T k="helpers.places" />,
					places.length > 0 ? (
						places.map(({ id, name, nameKana, nameEn }, at) => (
							<>
								{at > 0 && '・'}
								<Named key={id} name={name} kana={nameKana} en={nameEn} />
							</>
						))
					) : (
						<T k="helpers.anyPlace" />
					),
				],
				[
					<T k="helpers.times" />,
					(row.days?.length || row.bands?.length) && <ExchangeTimes days={row.days ?? []} bands={row.bands ?? []} />,
				],
				[
					<T k="helpers.abilities" />,
					abilities.length > 0 && <ContentText text={abilities.map(({ name }) => name).join('・')} inline />,
				],
			]}
		/>
	);
}

export function KindsText({ kinds }: { kinds: Shown['kinds'] }) {
	return (
		<>
			{kinds.map((kind, at) => (
				<>
					{at > 0 && '・'}
					<T key={kind} k={KIND_WORDS[kind]} />
				</>
			))}
		</>
	);
}

function ContactText({ contact }: Pick<Shown, 'contact'>) {
	if (contact?.kind === 'phone') return <PhoneNumber number={contact.value} />;
	if (contact?.kind === 'email') return <a href={`mailto:${contact.value}`}>{contact.value}</a>;
	return <T k="helpers.contactNone" />;
}
