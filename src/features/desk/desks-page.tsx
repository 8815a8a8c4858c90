import { paths } from '../../../contract/paths.ts';
import { session, sessionRead } from '../../data/session.ts';
import { town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen } from '../../ui/screen.tsx';
import { desksOf } from './access.ts';
import { SignInFirst } from './at-desk.tsx';

/** The places where I work. */
export function DesksPage() {
	const here = town.value;
	const who = session.value;
	if (!here || !sessionRead.value) return null;
	if (!who) return <SignInFirst />;
	const desks = desksOf(who.roles, here);
	return (
		<Screen
			title={desks.length > 0 ? <T k="desk.desksTitle" n={desks.length} /> : <T k="desk.desksNone" />}
			lead={<T k="desk.desksLead" name={who.name} />}
		>
			{desks.length === 0 ? (
				<Empty title={<T k="desk.desksNoneLead" />} hint={<T k="desk.notMineHint" />} />
			) : (
				<ul class="lines desk-list">
					{desks.map((place) => (
						<li key={place.id}>
							<a href={paths.deskOf(place.id)}>
								<Named name={place.name} kana={place.nameKana} en={place.nameEn} />
							</a>
						</li>
					))}
				</ul>
			)}
		</Screen>
	);
}
