import './settings.css';
import { paths } from '../../../contract/paths.ts';
import { changeSettings, settings } from '../../data/settings.ts';
import { town } from '../../data/town.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { centresByKana } from '../../ui/centres.ts';
import { SelectField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { BUILD } from './build.ts';
import { DisplaySettings } from './display-settings.tsx';

/** `/settings` */
export function SettingsPage() {
	const known = town.value;
	return (
		<Screen title={<T k="settings.title" />} lead={<T k="settings.lead" />}>
			<Section heading={<T k="settings.displayHeading" />}>
				<DisplaySettings />
			</Section>
			{known && (
				<Section heading={<T k="settings.placeHeading" />} id="place">
					<SelectField
						label={<T k="settings.placeLabel" />}
						value={settings.value.homePlaceId ?? ''}
						onChange={(placeId) => void changeSettings({ homePlaceId: placeId || null })}
						options={[
							{ value: '', label: t('settings.placeNone') },
							...centresByKana(known).map((place) => ({
								value: place.id,
								label: (locale.value === 'en' && place.nameEn) || place.name,
							})),
						]}
					/>
				</Section>
			)}
			<Section heading={<T k="settings.moreHeading" />}>
				<ul class="settings__links">
					<li>
						<a class="settings__link" href={paths.follow()}>
							<span>
								<T k="follow.link" />
							</span>
							<Icon name="next" />
						</a>
					</li>
					<li>
						<a class="settings__link" href={paths.account()}>
							<span>
								<T k="settings.accountLink" />
							</span>
							<Icon name="next" />
						</a>
					</li>
					<li>
						<a class="settings__link" href={paths.settingsData()}>
							<span>
								<T k="settings.dataLink" />
							</span>
							<Icon name="next" />
						</a>
					</li>
					<li>
						<a class="settings__link" href={paths.licences()}>
							<span>
								<T k="settings.licencesLink" />
							</span>
							<Icon name="next" />
						</a>
					</li>
					<li>
						<a class="settings__link" href={paths.accessibility()}>
							<span>
								<T k="settings.accessibilityLink" />
							</span>
							<Icon name="next" />
						</a>
					</li>
				</ul>
				<p class="settings__version">
					<T k="settings.version" version={BUILD} />
				</p>
			</Section>
		</Screen>
	);
}
