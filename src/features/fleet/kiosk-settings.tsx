import { useState } from 'preact/hooks';
import { type FleetOrder, KIOSK_PARTS, type KioskConfig, type KioskPart } from '../../../contract/kiosk.ts';
import { now } from '../../data/clock.ts';
import { noticesFor } from '../../data/relations.ts';
import { town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, Switch, TextField } from '../../ui/field.tsx';

const PART_WORDS: Record<KioskPart, MessageKey> = {
	rooms: 'fleet.configRooms',
	stories: 'fleet.configStories',
	print: 'fleet.configPrint',
};
/** Japanese is always there. */
const OTHER_LANGUAGES = ['ja-x-easy', 'en'] as const;
const LANGUAGE_WORDS: Record<(typeof OTHER_LANGUAGES)[number], MessageKey> = {
	'ja-x-easy': 'fleet.configEasy',
	en: 'fleet.configEnglish',
};

type Config = Extract<FleetOrder, { do: 'configure' }>['config'];

/** The settings of one kiosk, sent to it at its next beat. What is out of bounds is brought to the nearest bound. */
export function KioskSettings({
	config,
	placeId,
	send,
	cancel,
}: {
	config: KioskConfig;
	placeId: string;
	send: (config: Config) => void;
	cancel: () => void;
}) {
	const [idle, setIdle] = useState(String(config.idleSeconds));
	const [reading, setReading] = useState(String(config.readingSeconds));
	const [dimFrom, setDimFrom] = useState(config.dim?.from ?? '');
	const [dimTo, setDimTo] = useState(config.dim?.to ?? '');
	const [help, setHelp] = useState(config.helpText ?? '');
	const [pinned, setPinned] = useState(config.pinnedNoticeId ?? '');
	const [hidden, setHidden] = useState<readonly KioskPart[]>(config.hides ?? []);
	const [sound, setSound] = useState(config.sound ?? false);
	const [languages, setLanguages] = useState<KioskConfig['languages']>(config.languages);
	const current = town.value;
	const notices = current ? noticesFor(current, placeId, now.value.date) : [];
	const save = () => {
		const { version: _, dim: __, helpText: ___, pinnedNoticeId: ____, hides: _____, ...rest } = config;
		const isDim = isTime(dimFrom) && isTime(dimTo);
		send({
			...rest,
			idleSeconds: within(idle, 30, 1800, config.idleSeconds),
			readingSeconds: within(reading, 30, 3600, config.readingSeconds),
			...(isDim && { dim: { from: dimFrom, to: dimTo } }),
			...(help.trim() && { helpText: help.trim().slice(0, 120) }),
			...(pinned && { pinnedNoticeId: pinned }),
			...(hidden.length > 0 && { hides: [...hidden] }),
			languages,
			sound,
		});
	};
	return (
		<form
			onSubmit={(event: Event) => {
				event.preventDefault();
				save();
			}}
		>
			<TextField label={<T k="fleet.configIdle" />} value={idle} onInput={setIdle} inputMode="numeric" />
			<TextField label={<T k="fleet.configReading" />} value={reading} onInput={setReading} inputMode="numeric" />
			<TextField label={<T k="fleet.configDimFrom" />} value={dimFrom} onInput={setDimFrom} inputMode="numeric" />
			<TextField label={<T k="fleet.configDimTo" />} value={dimTo} onInput={setDimTo} inputMode="numeric" />
			<TextField
				label={<T k="fleet.configHelp" />}
				support={<T k="fleet.configHelpSupport" />}
				value={help}
				onInput={setHelp}
			/>
			<SelectField
				label={<T k="fleet.configPin" />}
				value={pinned}
				onChange={setPinned}
				options={[
					{ value: '', label: t('fleet.configPinNone') },
					...notices.map(({ id, title }) => ({ value: id, label: worded(title) })),
				]}
			/>
			{KIOSK_PARTS.map((part) => (
				<Switch
					key={part}
					label={<T k={PART_WORDS[part]} />}
					checked={!hidden.includes(part)}
					onChange={(shown) => setHidden(shown ? hidden.filter((each) => each !== part) : [...hidden, part])}
				/>
			))}
			{OTHER_LANGUAGES.map((language) => (
				<Switch
					key={language}
					label={<T k={LANGUAGE_WORDS[language]} />}
					checked={languages.includes(language)}
					onChange={(shown) =>
						setLanguages(shown ? [...languages, language] : languages.filter((each) => each !== language))
					}
				/>
			))}
			<Switch label={<T k="fleet.configSound" />} checked={sound} onChange={setSound} />
			<div class="kiosk-card__orders">
				<Button variant="solid" type="submit">
					<T k="fleet.configSave" />
				</Button>
				<Button onClick={cancel}>
					<T k="common.cancel" />
				</Button>
			</div>
		</form>
	);
}

function isTime(text: string): boolean {
	return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}

function within(text: string, least: number, most: number, otherwise: number): number {
	const n = Math.round(Number(text.normalize('NFKC')));
	return Number.isFinite(n) && n > 0 ? Math.min(most, Math.max(least, n)) : otherwise;
}
