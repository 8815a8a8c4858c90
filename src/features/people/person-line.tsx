import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { session } from '../../data/session.ts';
import { formatAge } from '../../i18n/format.ts';
import { T } from '../../i18n/text.tsx';
import { Chip } from '../../ui/chips.tsx';
import { Icon } from '../../ui/icon.tsx';
import { RolesText } from '../../ui/role-text.tsx';
import type { Person } from './people-signals.ts';

/** One person of the list; the name leads to what can be changed. */
export function PersonLine({ person }: { person: Person }) {
	const { id, name, email, roles, state, waits } = person;
	return (
		<li class="person-line">
			<div>
				<p class="person-line__name">
					{state === 'removed' ? name : <a href={paths.person(id)}>{name}</a>}{' '}
					{session.value?.accountId === id && (
						<Chip>
							<T k="people.you" />
						</Chip>
					)}
					{waits && (
						<Chip tone="warning">
							<T k="people.stateWaiting" />
						</Chip>
					)}
				</p>
				{email !== '' && <p class="person-line__email">{email}</p>}
				{roles.length > 0 && (
					<p>
						<RolesText roles={roles} />
					</p>
				)}
				{state !== 'removed' && <Marks person={person} />}
			</div>
			{state !== 'removed' && <Icon name="next" />}
		</li>
	);
}

function Marks({ person: { state, lastSignInAt, secondFactor } }: { person: Person }) {
	return (
		<p class="person-line__marks">
			<span>
				<T k={state === 'invited' ? 'people.stateInvited' : 'people.stateActive'} />
			</span>
			<span>
				{lastSignInAt ? (
					<T k="people.lastSignIn" age={formatAge(lastSignInAt, now.value.ms)} />
				) : (
					<T k="people.neverSignedIn" />
				)}
			</span>
			{state === 'active' && (
				<span>
					<T k={secondFactor ? 'people.factorYes' : 'people.factorNo'} />
				</span>
			)}
		</p>
	);
}
