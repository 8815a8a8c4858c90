import { LEVELS, type Level } from '../../contract/coordination-level.ts';
import { town } from '../data/town.ts';
import type { MessageKey } from '../i18n/catalogue.ts';
import { locale } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import { T } from '../i18n/text.tsx';
import { ChoiceChips } from './chips.tsx';

const WORDS: Record<Level, MessageKey> = { 1: 'progress.level1', 2: 'progress.level2', 3: 'progress.level3' };

/** One of the plan's levels, as the plan calls it; in other languages in our own words. */
export function levelName(level: Level): string {
	const ofPlan = town.value?.profile?.coordinationLevels?.find(({ code }) => code === level)?.name;
	return locale.value === 'ja' && ofPlan !== undefined ? ofPlan : t(WORDS[level]);
}

export function LevelChoice({ value, onChange }: { value: Level | undefined; onChange: (level: Level) => void }) {
	return (
		<ChoiceChips
			legend={<T k="progress.level" />}
			value={value}
			onChange={(level) => onChange(level as Level)}
			options={LEVELS.map((level) => ({ value: level, label: levelName(level) }))}
		/>
	);
}
