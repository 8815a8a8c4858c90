import './settings.css';
import { changeSettings, type Settings, settings } from '../../data/settings.ts';
import { htmlLang, LANGUAGE_NAMES, LANGUAGES } from '../../i18n/language.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { Switch } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';

/** How the screen is to be read. Stands in the settings and opens over every screen. */
export function DisplaySettings() {
	const { textSize, inverse, furigana, language } = settings.value;
	const change = (patch: Partial<Settings>) => void changeSettings(patch);
	return (
		<div class="display-settings">
			<ChoiceChips
				legend={<T k="settings.textSize" />}
				value={String(textSize)}
				onChange={(size) => change({ textSize: Number(size) as Settings['textSize'] })}
				options={[
					{ value: '100', label: <T k="settings.text100" /> },
					{ value: '125', label: <span class="display-settings__125">{<T k="settings.text125" />}</span> },
					{ value: '150', label: <span class="display-settings__150">{<T k="settings.text150" />}</span> },
				]}
			/>
			<ChoiceChips
				legend={<T k="settings.colours" />}
				value={inverse ? 'inverse' : 'normal'}
				onChange={(colours) => change({ inverse: colours === 'inverse' })}
				options={[
					{ value: 'normal', label: <T k="settings.coloursNormal" /> },
					{ value: 'inverse', label: <T k="settings.coloursInverse" /> },
				]}
			/>
			<ChoiceChips
				legend={
					<span class="display-settings__language">
						<Icon name="language" /> <T k="settings.language" /> /{' '}
						<span lang={markLang()}>{t('settings.languageMark')}</span>
					</span>
				}
				value={language}
				onChange={(tag) => change({ language: tag as Settings['language'] })}
				options={LANGUAGES.map((tag) => ({
					value: tag,
					label: <span lang={htmlLang(tag)}>{LANGUAGE_NAMES[tag]}</span>,
				}))}
			/>
			<Switch
				label={<T k="settings.furigana" />}
				support={<T k="settings.furiganaSupport" />}
				checked={furigana}
				onChange={(on) => change({ furigana: on })}
			/>
		</div>
	);
}

/** Beside 「ことば」 stands "Language", so that whoever cannot read the one finds the other. */
function markLang(): 'ja' | 'en' {
	return settings.value.language === 'en' ? 'ja' : 'en';
}
