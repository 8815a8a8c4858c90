import type { Refusal } from '../../../contract/intent.ts';
import { dismiss, type Returned, returned } from '../../data/outbox.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/screen.tsx';
import { people } from './people-signals.ts';

const WHAT: Record<string, MessageKey> = {
	'person.invite': 'people.returnedInvite',
	'person.roles': 'people.returnedRoles',
	'person.remove': 'people.returnedRemove',
};
const WHY: Partial<Record<Refusal, MessageKey>> = {
	'wrong-state': 'people.whyLastAdministrator',
	'not-allowed': 'people.whyNotAllowed',
	'not-found': 'people.whyNotFound',
	'sign-in-needed': 'people.whySignIn',
	'other-account': 'people.whySignIn',
};

/** What the server did not accept, beside the list it speaks of. */
export function ReturnedPeople() {
	const back = returned.value.filter(({ name }) => name in WHAT);
	if (back.length === 0) return null;
	return (
		<Section heading={<T k="people.returnedHeading" />}>
			<ul class="people__list">
				{back.map((one) => (
					<li class="person-line" key={one.id}>
						<div>
							<p class="person-line__name">
								<T k={WHAT[one.name] ?? 'people.returnedRoles'} name={nameOf(one)} />
							</p>
							<p class="phrase">
								<T k={WHY[one.code as Refusal] ?? 'people.whyOther'} />
							</p>
						</div>
						<Button onClick={() => void dismiss(one.id)}>
							<T k="people.returnedDismiss" />
						</Button>
					</li>
				))}
			</ul>
		</Section>
	);
}

function nameOf({ args }: Returned): string {
	const { name, accountId } = args as { name?: string; accountId?: string };
	return name ?? people.value.find(({ id }) => id === accountId)?.name ?? '';
}
