import './settings.css';
import { town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { Screen, Section } from '../../ui/screen.tsx';

/** `/settings/accessibility`: the aim by JIS X 8341-3:2016, what was checked, and, honestly, what was not. */
export function AccessibilityPage() {
	const desk = town.value?.profile?.helpDesk;
	return (
		<Screen title={<T k="settings.a11yTitle" />} lead={<T k="settings.a11yLead" />}>
			<Section heading={<T k="settings.a11yGoalHeading" />}>
				<p>
					<T k="settings.a11yGoal" />
				</p>
			</Section>
			<Section heading={<T k="settings.a11yScopeHeading" />}>
				<p>
					<T k="settings.a11yScope" />
				</p>
			</Section>
			<Section heading={<T k="settings.a11yDoneHeading" />}>
				<ul class="settings__list settings__list--dots">
					{(['settings.a11yDone1', 'settings.a11yDone2', 'settings.a11yDone3', 'settings.a11yDone4'] as const).map(
						(k) => (
							<li key={k}>
								<T k={k} />
							</li>
						),
					)}
				</ul>
			</Section>
			<Section heading={<T k="settings.a11yOpenHeading" />}>
				<ul class="settings__list settings__list--dots">
					{(['settings.a11yOpen1', 'settings.a11yOpen2', 'settings.a11yOpen3'] as const).map((k) => (
						<li key={k}>
							<T k={k} />
						</li>
					))}
				</ul>
			</Section>
			<Section heading={<T k="settings.a11yContactHeading" />}>
				<p>
					<T k="settings.a11yContact" />
				</p>
				{desk && <p>{desk.phone ? <T k="settings.a11yContactAt" name={desk.name} phone={desk.phone} /> : desk.name}</p>}
			</Section>
		</Screen>
	);
}
