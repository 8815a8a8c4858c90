import { paths } from '../../../contract/paths.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/screen.tsx';

const WAYS: readonly { href: string; icon: IconName; k: MessageKey }[] = [
	{ href: paths.first(), icon: 'first', k: 'home.wayFirst' },
	{ href: paths.groups(), icon: 'groups', k: 'home.wayGroups' },
	{ href: paths.events(), icon: 'events', k: 'home.wayEvents' },
	{ href: paths.find(), icon: 'rooms', k: 'home.wayRooms' },
	{ href: paths.guides('desk'), icon: 'talk', k: 'home.wayDesks' },
	{ href: paths.guides('grant'), icon: 'money', k: 'home.wayGrants' },
];

/** Where one can go from here, each as something a person wants to do. */
export function WaysIn() {
	return (
		<Section heading={<T k="home.waysHeading" />}>
			<ul class="home__ways">
				{WAYS.map(({ href, icon, k }) => (
					<li key={k}>
						<a class="home__way" href={href}>
							<Icon name={icon} />
							<span class="phrase">
								<T k={k} />
							</span>
						</a>
					</li>
				))}
			</ul>
		</Section>
	);
}
