import './people.css';
import { paths } from '../../../contract/paths.ts';
import { sessionRead } from '../../data/session.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { NotAllowed } from './not-allowed.tsx';
import { people, rights } from './people-signals.ts';
import { PersonLine } from './person-line.tsx';
import { ReturnedPeople } from './returned-people.tsx';

/** `/people`: who has an account, and what they may do. */
export function PeoplePage() {
	if (!sessionRead.value) return null;
	const mine = rights.value;
	if (mine === null) return <NotAllowed />;
	const all = people.value;
	const here = all.filter(({ state }) => state !== 'removed');
	const gone = all.filter(({ state }) => state === 'removed');
	const isAdministrator = mine === 'administrator';
	return (
		<Screen
			title={isAdministrator ? <T k="people.title" n={here.length} /> : <T k="people.titleInviter" />}
			lead={<T k={isAdministrator ? 'people.lead' : 'people.leadInviter'} />}
			actions={
				<>
					<LinkButton variant="solid" icon="person" href={paths.invitePerson()}>
						<T k="people.invite" />
					</LinkButton>
					{isAdministrator && (
						<LinkButton href={paths.audit()}>
							<T k="people.auditTitle" />
						</LinkButton>
					)}
				</>
			}
		>
			<ReturnedPeople />
			{here.length > 0 ? (
				<ul class="people__list" aria-label={t('people.listLabel')}>
					{here.map((person) => (
						<PersonLine key={person.id} person={person} />
					))}
				</ul>
			) : (
				isAdministrator && <Empty title={<T k="people.empty" />} />
			)}
			{gone.length > 0 && (
				<Section heading={<T k="people.removedHeading" />}>
					<ul class="people__list">
						{gone.map((person) => (
							<PersonLine key={person.id} person={person} />
						))}
					</ul>
				</Section>
			)}
		</Screen>
	);
}
